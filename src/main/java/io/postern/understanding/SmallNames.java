package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names of people in text without capitals, as phones are typed on: a given name and a word that
 * means nothing else, where a sentence names somebody.
 */
final class SmallNames {
  private static final double LIKELY = 0.6;
  private static final int SHORTEST = 3;

  /** What else stands behind somebody's name rather than behind what he does, folded. */
  private static final Set<String> BEHIND =
      Set.of(
          "with", "over", "aus", "du", "des", "do", "della", "del", "ve", "od", "she", "he", "is",
          "who", "ist", "sie", "er", "die", "der", "elle", "il", "qui", "ella", "que", "lei", "lui",
          "che", "zij", "hij", "ela", "ele", "hon", "han", "som", "ona", "on", "ktora", "ktory");

  /** Given names that as often are something else. */
  private static final Set<String> WORDS =
      Set.of(
          "art",
          "bill",
          "chase",
          "dawn",
          "drew",
          "faith",
          "grant",
          "hope",
          "jack",
          "joy",
          "mark",
          "nick",
          "pat",
          "rich",
          "rob",
          "rose",
          "sky",
          "sue",
          "summer",
          "young",
          "wolf",
          "reich",
          "ernst",
          "mai",
          "rosa",
          "sol",
          "mar",
          "luna",
          "cruz",
          "dolores",
          "pilar",
          "prudence");

  private SmallNames() {}

  static List<Persons.Spotted> people(Passage passage, FieldRules rules) {
    List<Persons.Spotted> found = new ArrayList<>();
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      TextToken given = tokens.get(i);
      TextToken surname = tokens.get(i + 1);
      if (word(given)
          && word(surname)
          && surname.start() - given.end() == 1
          && surname.end() - surname.start() >= SHORTEST
          && !LanguageWords.common(given.in(text))
          && !LanguageWords.common(surname.in(text))
          && (addressed(given.in(text), surname.in(text), passage)
              || given(given.in(text), passage, rules) && endsName(tokens, i + 2, text))) {
        Span span = new Span(given.start(), surname.end());
        found.add(
            new Persons.Spotted(
                span.in(text),
                List.of(given.in(text), surname.in(text)),
                span,
                LIKELY,
                "given name, written small"));
        i++;
      }
    }
    return found;
  }

  /** A given name that is known, or what stands in front of an address's @. */
  private static boolean given(String word, Passage passage, FieldRules rules) {
    String folded = Folded.fold(word);
    return rules.isFirstName(word) && !WORDS.contains(folded) || PersonOf.spelled(word, passage);
  }

  /** "deb kowalczyk" with deb.kowalczyk@ or dkowalczyk@. */
  private static boolean addressed(String given, String surname, Passage passage) {
    String letters = Folded.letters(surname);
    return passage.addresses().stream()
        .map(spotted -> spotted.address().local())
        .anyMatch(
            local ->
                Folded.letters(local).endsWith(letters)
                    && NameMatch.person(
                            NameMatch.Local.of(local), new Spelled(List.of(given, surname)))
                        >= 1);
  }

  /** A small word that no rule gives a meaning. */
  private static boolean word(TextToken token) {
    return token.is(TextToken.Type.WORD) && token.meansNothing();
  }

  private static boolean endsName(List<TextToken> tokens, int next, String text) {
    if (next >= tokens.size()) {
      return true;
    }
    TextToken token = tokens.get(next);
    return switch (token.type()) {
      case NUMBER, SOLID, MARK, BREAK -> true;
      case WORD -> {
        String word = Folded.fold(token.in(text));
        yield Persons.AT.contains(word) || BEHIND.contains(word);
      }
      case NAME -> false;
    };
  }
}
