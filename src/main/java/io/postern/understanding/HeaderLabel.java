package io.postern.understanding;

import java.util.Optional;
import java.util.Set;

/**
 * A label of a header block at the beginning of a line.
 *
 * @param cues what it may stand for
 * @param word folded
 * @param value what follows on the line
 * @param colon whether it ends in one
 */
record HeaderLabel(Set<QuoteCue> cues, String word, String value, boolean colon) {
  private static final int LONGEST = 34;
  private static final int MOST_WORDS = 3;

  /** The label with its colon: {@code From: x}, {@code *Von:* x}, {@code | 发件人 | x |}. */
  static Optional<HeaderLabel> of(String clean, Lexicon lexicon) {
    String text = bare(clean);
    int colon = colon(text);
    if (colon > 0) {
      return labelled(text.substring(0, colon), text.substring(colon + 1), true, lexicon);
    }
    int bar = clean.startsWith("|") ? text.indexOf('|') : -1;
    return bar > 0 && bar <= LONGEST
        ? labelled(text.substring(0, bar), text.substring(bar + 1), true, lexicon)
        : Optional.empty();
  }

  /** A label that has no colon, as Notes shows them: {@code Von Max Muster}, {@code To}. */
  static Optional<HeaderLabel> withoutColon(String clean, Lexicon lexicon) {
    String text = bare(clean);
    int end = text.length();
    for (int words = 0, at = 0; words < MOST_WORDS && at < text.length(); words++) {
      int blank = text.indexOf(' ', at);
      end = blank < 0 ? text.length() : blank;
      if (end > LONGEST) {
        break;
      }
      Optional<HeaderLabel> label =
          labelled(text.substring(0, end), text.substring(end), false, lexicon);
      if (label.isPresent()) {
        return label;
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<HeaderLabel> labelled(
      String label, String value, boolean colon, Lexicon lexicon) {
    String word = Fold.of(trimmed(label));
    Set<QuoteCue> cues = lexicon.label(word);
    return cues.isEmpty()
        ? Optional.empty()
        : Optional.of(new HeaderLabel(cues, word, trimmed(value), colon));
  }

  private static int colon(String text) {
    int limit = Math.min(text.length(), LONGEST);
    for (int i = 0; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '：') {
        return i;
      }
    }
    return -1;
  }

  private static String bare(String clean) {
    int from = 0;
    while (from < clean.length() && "*_| >•-".indexOf(clean.charAt(from)) >= 0) {
      from++;
    }
    return clean.substring(from);
  }

  // Without the stars and bars that bold print and tables leave behind.
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "*_| \t".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*| \t".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
