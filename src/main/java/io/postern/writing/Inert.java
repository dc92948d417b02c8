package io.postern.writing;

/**
 * Values that cannot become anything but text. FreeMarker writes a value in letters of Unicode's
 * private use area, which Markdown reads as a plain word; the renderers turn them back when the
 * Markdown is a tree already. So no character of a value is ever seen by the Markdown parser.
 */
final class Inert {
  private static final char START = '\uE000';
  private static final char END = '\uE001';
  private static final char HIGH = '\uE100'; // + the upper byte of a char
  private static final char LOW = '\uE200'; // + its lower byte

  private Inert() {}

  static String wrap(String value) {
    StringBuilder wrapped = new StringBuilder(2 * value.length() + 2).append(START);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      wrapped.append((char) (HIGH + (c >> 8))).append((char) (LOW + (c & 0xFF)));
    }
    return wrapped.append(END).toString();
  }

  /** The text with its values as they are. */
  static String reveal(String text) {
    if (text.indexOf(START) < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= HIGH && c < LOW && i + 1 < text.length()) {
        shown.append((char) (((c - HIGH) << 8) | ((text.charAt(++i) - LOW) & 0xFF)));
      } else if (c != START && c != END) {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Whether there is a value in it. */
  static boolean holdsValue(String text) {
    return text.indexOf(START) >= 0;
  }

  /** Whether a template's own text has one of the letters that values are written in. */
  static boolean reserved(int c) {
    return c >= 0xE000 && c <= 0xF8FF;
  }
}
