package io.postern.understanding;

/** The marks by which people write lists. */
final class Items {
  private static final String BULLETS = "-*•·–—‣▪●○◦→>✓✔☑▶►□■+";
  private static final int MOST_DIGITS = 2;

  private Items() {}

  /** How many characters of a line are its bullet or number with the blanks around it; else 0. */
  static int marker(String line) {
    int at = blanks(line, 0);
    if (at >= line.length()) {
      return 0;
    }
    int after = at;
    if (BULLETS.indexOf(line.charAt(at)) >= 0) {
      after = at + 1;
    } else if (number(line) > 0) {
      after = number(line);
    }
    int text = blanks(line, after);
    return after > at && text > after && text < line.length() ? text : 0;
  }

  /** Where a number like {@code 1.}, {@code (2)}, {@code 3)} or {@code #4} ends; 0 without one. */
  static int number(String line) {
    int at = blanks(line, 0);
    boolean open = at < line.length() && (line.charAt(at) == '(' || line.charAt(at) == '#');
    int digits = open ? at + 1 : at;
    int end = digits;
    while (end < line.length() && end - digits < MOST_DIGITS && isDigit(line.charAt(end))) {
      end++;
    }
    if (end == digits) {
      return keycap(line, at);
    }
    if (end < line.length() && ".):．）、/".indexOf(line.charAt(end)) >= 0) {
      return end + 1;
    }
    return open && line.charAt(at) == '#' ? end : keycap(line, at);
  }

  /** 1️⃣ and ①. */
  private static int keycap(String line, int at) {
    if (at < line.length() && line.charAt(at) >= '①' && line.charAt(at) <= '⑳') {
      return at + 1;
    }
    int cap = line.indexOf('\u20E3', at);
    return cap > at && cap <= at + 3 && isDigit(line.charAt(at)) ? cap + 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '０' && c <= '９';
  }

  private static int blanks(String line, int from) {
    int at = from;
    while (at < line.length()
        && (Character.isWhitespace(line.charAt(at))
            || line.charAt(at) == '\u00A0'
            || line.charAt(at) == '\u3000')) {
      at++;
    }
    return at;
  }
}
