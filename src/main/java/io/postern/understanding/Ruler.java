package io.postern.understanding;

import io.postern.understanding.Lexicon.Intro;
import java.util.Optional;

/**
 * A line that announces the original of a reply or a forwarded mail: {@code -----Original
 * Message-----}, {@code Begin forwarded message:}.
 *
 * @param intro what it announces
 * @param rest what follows on the same line, where a mail program wrote the header block there
 * @param sure whether it needs no header block below to be believed
 * @param closes whether it only ends what an earlier one began
 */
record Ruler(Intro intro, String rest, boolean sure, boolean closes) {
  private static final int MAX_LENGTH = 200;
  private static final int MOST_WORDS = 6;
  private static final int SHORTEST_SIDE = 4;
  private static final String SCISSORS = "8<";
  private static final String DASHES = "-=_*~#<>+‐‑‒–—―─━ー－＝";

  /** The ruler that a line is, if it is one. */
  static Optional<Ruler> of(String clean, Lexicon lexicon) {
    if (clean.isEmpty() || (clean.length() > MAX_LENGTH && !dash(clean.charAt(0)))) {
      return Optional.empty();
    }
    int from = run(clean, 0);
    int to = from;
    while (to < clean.length() && run(clean, to) < to + 2) {
      to++;
    }
    String words = clean.substring(from, to).strip();
    if (words.isEmpty() || words.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (from == 0 && run(clean, to) == to && !lexicon.mayIntroduce(words)) {
      return Optional.empty();
    }
    int behind = run(clean, to);
    String rest = clean.substring(behind).strip();
    boolean dashed = from >= 2 || behind - to >= 2;
    boolean drawn = from >= 3 || behind - to >= 3;
    boolean bothSides = from >= 3 && behind - to >= 3 && rest.isEmpty();
    Optional<Intro> whole = lexicon.intro(words);
    if (whole.isPresent()) {
      boolean sure = dashed || words.endsWith(":") || words.endsWith("：");
      return Optional.of(new Ruler(whole.get(), rest, sure, false));
    }
    return opening(words, lexicon)
        .map(intro -> new Ruler(intro, rest, drawn && rest.isEmpty(), false))
        .or(() -> dashed ? closing(words, lexicon) : Optional.empty())
        .or(
            () ->
                bothSides && lexicon.speaksOfMessage(words)
                    ? Optional.of(new Ruler(Intro.ORIGINAL, "", true, false))
                    : Optional.empty());
  }

  /** Whether a line is a ruler of whatever language: dashes alone, or words set in dashes. */
  static boolean drawn(String clean) {
    int from = run(clean, 0);
    int to = clean.length();
    while (to > from && dash(clean.charAt(to - 1))) {
      to--;
    }
    return bare(clean) || (from >= SHORTEST_SIDE && clean.length() - to >= SHORTEST_SIDE);
  }

  /** Whether a line is made of nothing but dashes, stars or underscores, three or more. */
  static boolean bare(String clean) {
    if (clean.length() < 3) {
      return false;
    }
    for (int i = 0; i < clean.length(); i++) {
      if (!dash(clean.charAt(i)) && clean.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }

  // "Forwarded message from John Doe", "Original Message processed by …".
  private static Optional<Intro> opening(String words, Lexicon lexicon) {
    int end = 0;
    Optional<Intro> found = Optional.empty();
    for (int count = 0; count < MOST_WORDS && end < words.length(); count++) {
      int blank = words.indexOf(' ', end + 1);
      end = blank < 0 ? words.length() : blank;
      Optional<Intro> intro =
          count == 0 ? Optional.empty() : lexicon.intro(words.substring(0, end));
      found = intro.isPresent() ? intro : found;
    }
    return found;
  }

  // "End of forwarded message", in any language: the phrase stands behind other words.
  private static Optional<Ruler> closing(String words, Lexicon lexicon) {
    int at = words.indexOf(' ');
    for (int count = 0; count < 3 && at > 0; count++) {
      Optional<Intro> intro = lexicon.intro(words.substring(at + 1));
      if (intro.isPresent()) {
        return Optional.of(new Ruler(intro.get(), "", true, true));
      }
      at = words.indexOf(' ', at + 1);
    }
    return Optional.empty();
  }

  private static int run(String text, int from) {
    int at = from;
    while (at < text.length()
        && (dash(text.charAt(at)) || (at > from && text.startsWith(SCISSORS, at)))) {
      at++;
    }
    return at;
  }

  private static boolean dash(char c) {
    return c > ' '
        && (c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z')
        && DASHES.indexOf(c) >= 0;
  }
}
