package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names in text without capitals, as phones are typed on: a given name and a word that means
 * nothing else, where a sentence names somebody; a trade and such a word, where it names a firm.
 */
final class SmallNames {
  private static final double LIKELY = 0.6;
  private static final int SHORTEST = 3;
  private static final int MOST_WORDS = 5;

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
      if (nameless(given, text)
          && nameless(surname, text)
          && surname.start() - given.end() == 1
          && surname.end() - surname.start() >= SHORTEST
          && (addressed(given.in(text), surname.in(text), passage)
              || given(given.in(text), passage, rules)
                  && (endsName(tokens, i + 2, text)
                      || passage.endsBefore(Sense.ROLE, given.start())) // "the owner jane doe has"
              || introduced(passage, given) && reached(passage, surname.end()))) {
        found.add(person(text, given, surname, "given name, written small"));
        i++;
      } else if (nameless(given, text)
          && introduced(passage, given)
          && reached(passage, given.end())) {
        found.add(person(text, given, given, "introduced as a person"));
      }
    }
    return found;
  }

  private static boolean introduced(Passage passage, TextToken name) {
    return passage.endsBefore(Sense.PERSON_BEFORE, name.start());
  }

  private static Persons.Spotted person(
      String text, TextToken first, TextToken last, String because) {
    Span span = new Span(first.start(), last.end());
    List<String> words = List.of(span.in(text).split(" "));
    return new Persons.Spotted(span.in(text), words, span, LIKELY, because);
  }

  /** A comma or the like and a number or an address: what stands before it is who answers there. */
  private static boolean reached(Passage passage, int end) {
    String text = passage.text();
    int at = Phones.behind(text, end);
    return at > end
        && (Phones.begins(text, at)
            || passage.addresses().stream().anyMatch(one -> one.start() == at));
  }

  /**
   * Firms in a text without capitals: words that mean nothing else beside one that firms have in
   * their names, up to a mark or an ordinary word: "tischlerei albrecht in", "hixson dental
   * group,".
   */
  static List<Companies.Spotted> companies(Passage passage) {
    List<Companies.Spotted> found = new ArrayList<>();
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    int at = small(passage) ? 0 : tokens.size();
    while (at < tokens.size()) {
      int end = at;
      boolean firm = false;
      boolean name = false;
      while (end < tokens.size() && end - at < MOST_WORDS && ofFirm(tokens, at, end, text)) {
        firm |= tokens.get(end).means(Sense.COMPANY_WORD);
        name |= nameless(tokens.get(end), text);
        end++;
      }
      if (firm && name) {
        Span span = new Span(tokens.get(at).start(), tokens.get(end - 1).end());
        List<String> words = tokens.subList(at, end).stream().map(token -> token.in(text)).toList();
        found.add(
            new Companies.Spotted(
                span.in(text), words, span, LIKELY, "a firm's word, written small"));
      }
      at = Math.max(end, at + 1);
    }
    return found;
  }

  /** Whether capitals stand at the beginning of sentences only, if anywhere. */
  private static boolean small(Passage passage) {
    return passage.tokens().stream()
        .filter(token -> token.is(TextToken.Type.NAME))
        .allMatch(token -> passage.sentenceAt(token.start()).start() == token.start());
  }

  private static boolean ofFirm(List<TextToken> tokens, int first, int at, String text) {
    TextToken token = tokens.get(at);
    boolean beside = at == first || token.start() - tokens.get(at - 1).end() == 1;
    return beside
        && token.is(TextToken.Type.WORD)
        && (token.means(Sense.COMPANY_WORD) || nameless(token, text));
  }

  /** A small word that no rule gives a meaning, and no language uses often. */
  private static boolean nameless(TextToken token, String text) {
    return token.is(TextToken.Type.WORD)
        && token.meansNothing()
        && !LanguageWords.common(token.in(text));
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
