package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into sentences and lines. */
final class Sentences {
  private static final String ENDS = ".!?。！？…｡";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "sra", "dra", "est", "approx", "ca",
          "circa", "tel", "no", "nr", "co", "ltd", "inc", "corp", "etc", "bzw", "usw", "z", "u",
          "ggf", "inkl", "exkl", "str", "hr", "fr", "mio", "mrd", "tsd", "mag", "ing", "dipl",
          "max", "min", "ext", "env", "mm", "mme", "m", "sig", "dott", "avv", "geom", "rag", "p",
          "art", "abs", "vs", "resp", "dept", "tz", "tzv", "např", "ul", "al", "im", "r", "ok",
          "mln", "tys", "np", "bl", "bijv", "o.a", "t.a.v", "dhr", "mevr", "mw", "evt", "feat",
          "lda", "ltda", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
          "nov", "dec", "av", "avda", "c", "d", "e", "i", "g", "kl", "tlf", "tlph", "mob", "cell",
          "fax", "attn");

  private Sentences() {}

  static List<Span> of(String text, List<TextToken> tokens) {
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    int last = 0;
    for (int i = 0; i < tokens.size(); i++) {
      TextToken token = tokens.get(i);
      boolean ends =
          token.is(TextToken.Type.BREAK)
              || token.is(TextToken.Type.MARK)
                  && ENDS.indexOf(text.charAt(token.start())) >= 0
                  && ends(text, tokens, i);
      if (!token.is(TextToken.Type.BREAK)) {
        last = token.end();
      }
      if (ends) {
        add(text, start, token.is(TextToken.Type.BREAK) ? token.start() : token.end(), sentences);
        start = token.end();
      }
    }
    add(text, start, Math.max(last, start), sentences);
    return sentences;
  }

  private static void add(String text, int start, int end, List<Span> sentences) {
    int from = start;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int to = end;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (to > from) {
      sentences.add(new Span(from, to));
    }
  }

  private static boolean ends(String text, List<TextToken> tokens, int i) {
    TextToken mark = tokens.get(i);
    char c = text.charAt(mark.start());
    if (i + 1 < tokens.size()
        && tokens.get(i + 1).is(TextToken.Type.MARK)
        && tokens.get(i + 1).start() == mark.end()) {
      return false; // "?!" and "...": the last one ends it
    }
    if (c != '.') {
      return true;
    }
    boolean spaced = mark.end() >= text.length() || Character.isWhitespace(text.charAt(mark.end()));
    if (!spaced || i == 0) {
      return false;
    }
    TextToken before = tokens.get(i - 1);
    if (before.end() != mark.start()) {
      return true;
    }
    String word = Folded.fold(before.in(text));
    if (before.is(TextToken.Type.NUMBER)) {
      return word.length() > 2 || nextIsCapital(text, tokens, i);
    }
    return !ABBREVIATIONS.contains(word) && (word.length() > 1 || !before.is(TextToken.Type.NAME));
  }

  private static boolean nextIsCapital(String text, List<TextToken> tokens, int i) {
    return i + 1 >= tokens.size()
        || tokens.get(i + 1).is(TextToken.Type.BREAK)
        || tokens.get(i + 1).is(TextToken.Type.NAME)
            && !Character.isLowerCase(text.charAt(tokens.get(i + 1).start()));
  }
}
