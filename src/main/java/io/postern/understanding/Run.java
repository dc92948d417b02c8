package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words beside each other that are written with capitals, with the small words that names have
 * between them: what may be a name.
 *
 * @param tokens its words and marks, at least one
 */
record Run(List<TextToken> tokens) {
  private static final Set<String> LINKS =
      Set.of(
          "de", "del", "della", "delle", "dello", "degli", "dei", "di", "da", "do", "dos", "das",
          "du", "des", "d", "la", "le", "les", "lo", "los", "las", "l", "van", "der", "den", "von",
          "vom", "zu", "zur", "of", "the", "te", "ten", "ter", "t", "al", "el", "bin", "ibn", "af",
          "av", "ve", "i", "y", "e", "für", "aan", "op", "in't", "na", "nad", "pod", "for");
  private static final int LONGEST_AND = 3;
  private static final int MOST_TOKENS = 14;

  Run {
    tokens = List.copyOf(tokens);
  }

  Span span() {
    return new Span(tokens.getFirst().start(), tokens.getLast().end());
  }

  String in(String text) {
    return span().in(text);
  }

  /** Its words without its marks. */
  List<String> words(String text) {
    List<String> words = new ArrayList<>(tokens.size());
    for (TextToken token : tokens) {
      if (!token.is(TextToken.Type.MARK)) {
        words.add(bare(token.in(text)));
      }
    }
    return words;
  }

  /** The words that begin with a capital. */
  List<String> names(String text) {
    List<String> names = new ArrayList<>(tokens.size());
    for (TextToken token : tokens) {
      if (token.is(TextToken.Type.NAME)) {
        names.add(bare(token.in(text)));
      }
    }
    return names;
  }

  Run part(int from, int to) {
    return new Run(tokens.subList(from, to));
  }

  /** Without the genitive's 's. */
  static String bare(String word) {
    int length = word.length();
    boolean genitive =
        length > 2
            && word.charAt(length - 1) == 's'
            && Folded.fold(word.charAt(length - 2)) == '\'';
    return genitive ? word.substring(0, length - 2) : word;
  }

  /** All runs of a passage, in their order. */
  static List<Run> in(Passage passage) {
    List<Run> runs = new ArrayList<>();
    List<TextToken> tokens = passage.tokens();
    int at = 0;
    while (at < tokens.size()) {
      if (!tokens.get(at).is(TextToken.Type.NAME)) {
        at++;
        continue;
      }
      int end = end(passage, at);
      runs.add(new Run(tokens.subList(at, end)));
      at = end;
    }
    return runs;
  }

  private static int end(Passage passage, int start) {
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    int end = start + 1;
    while (end < tokens.size() && end - start < MOST_TOKENS) {
      TextToken next = tokens.get(end);
      if (!beside(text, tokens.get(end - 1), next)
          || closes(passage, tokens.get(end - 1)) && !legalForm(next)
          || end - start > 1
              && legalForm(tokens.get(end - 1))
              && next.is(TextToken.Type.WORD)) { // "Acme GmbH den Vertrieb"
        break;
      }
      if (next.is(TextToken.Type.NAME)) {
        end++;
      } else if (end + 1 < tokens.size()
          && tokens.get(end + 1).is(TextToken.Type.NAME)
          && beside(text, next, tokens.get(end + 1))
          && joins(passage, tokens.get(end - 1), next, tokens.get(end + 1))) {
        end += 2;
      } else if (nickname(passage, end)) {
        end += 4;
      } else if (end + 2 < tokens.size() && twoLinks(passage, end)) {
        end += 3;
      } else {
        break;
      }
    }
    return end;
  }

  /** "S.A.": a legal form that ends with its own dot, behind which a name does not go on. */
  private static boolean closes(Passage passage, TextToken token) {
    return passage.text().charAt(token.end() - 1) == '.' && legalForm(token);
  }

  private static boolean legalForm(TextToken token) {
    return token.means(Sense.LEGAL_FORM);
  }

  /** "Patricia "Trish" Velarde": a name in quotation marks inside a name. */
  private static boolean nickname(Passage passage, int at) {
    List<TextToken> tokens = passage.tokens();
    return at + 3 < tokens.size()
        && quotes(passage.text(), tokens.get(at))
        && tokens.get(at + 1).is(TextToken.Type.NAME)
        && quotes(passage.text(), tokens.get(at + 2))
        && tokens.get(at + 3).is(TextToken.Type.NAME)
        && beside(passage.text(), tokens.get(at + 2), tokens.get(at + 3));
  }

  private static boolean quotes(String text, TextToken token) {
    return token.is(TextToken.Type.MARK) && Folded.fold(text.charAt(token.start())) == '"';
  }

  /** "van der Meulen", "de la Cruz". */
  private static boolean twoLinks(Passage passage, int at) {
    List<TextToken> tokens = passage.tokens();
    String text = passage.text();
    return link(text, tokens.get(at))
        && link(text, tokens.get(at + 1))
        && tokens.get(at + 2).is(TextToken.Type.NAME)
        && beside(text, tokens.get(at), tokens.get(at + 1))
        && beside(text, tokens.get(at + 1), tokens.get(at + 2));
  }

  private static boolean joins(
      Passage passage, TextToken before, TextToken between, TextToken after) {
    String text = passage.text();
    if (between.is(TextToken.Type.WORD)) {
      // "Lemaire et Fils", "Grant and Partners"
      return link(text, between) || after.means(Sense.FAMILY) && joiner(text, between);
    }
    String mark = between.in(text);
    return switch (mark) {
      case "&", "+" -> true;
      case "." -> between.start() == before.end() && abbreviated(passage, before, after);
      case "'", "’" -> between.start() == before.end();
      default -> false;
    };
  }

  /** Dr. Doe, Co. Ltd: a dot that ends no sentence; behind Ltd. another one begins. */
  private static boolean abbreviated(Passage passage, TextToken word, TextToken after) {
    Span dotted = new Span(word.start(), word.end() + 1);
    return passage.covered(dotted, Sense.TITLE)
        || passage.covered(dotted, Sense.COURTESY)
        || passage.covered(dotted, Sense.LEGAL_FORM) && legalForm(after);
  }

  /** A word as short as "and" is in the languages that name their firms so. */
  private static boolean joiner(String text, TextToken word) {
    return word.end() - word.start() <= LONGEST_AND && LanguageWords.common(word.in(text));
  }

  private static boolean link(String text, TextToken token) {
    return token.is(TextToken.Type.WORD) && LINKS.contains(Folded.fold(token.in(text)));
  }

  private static boolean beside(String text, TextToken left, TextToken right) {
    for (int i = left.end(); i < right.start(); i++) {
      if (Folded.fold(text.charAt(i)) != ' ') {
        return false;
      }
    }
    return right.start() - left.end() <= 2;
  }
}
