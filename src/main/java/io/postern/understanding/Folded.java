package io.postern.understanding;

import java.text.Normalizer;

/**
 * Characters as words are compared: lower case, without accents, typographic quotes and dashes made
 * plain, full-width letters made narrow. One character stays one character, so that places in the
 * folded text are places in the text.
 */
final class Folded {
  private static final char[] TABLE = table();

  private Folded() {}

  static char fold(char c) {
    return TABLE[c];
  }

  static String fold(String text) {
    int same = 0;
    while (same < text.length() && TABLE[text.charAt(same)] == text.charAt(same)) {
      same++;
    }
    if (same == text.length()) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (int i = same; i < folded.length; i++) {
      folded[i] = TABLE[folded[i]];
    }
    return new String(folded);
  }

  /** Only letters and digits of the folded text: what is left of a name in a domain. */
  static String letters(String text) {
    char[] letters = new char[text.length()];
    int length = 0;
    boolean same = true;
    for (int i = 0; i < letters.length; i++) {
      char c = TABLE[text.charAt(i)];
      if (c >= 'a' && c <= 'z' || Character.isLetterOrDigit(c)) {
        same &= c == text.charAt(i);
        letters[length++] = c;
      }
    }
    return same && length == letters.length ? text : new String(letters, 0, length);
  }

  /** Scripts written without spaces between words: each of their characters may start a word. */
  static boolean spaceless(char c) {
    return c >= 0x0E00
        && (c <= 0x0E7F // Thai
            || c >= 0x3040 && c <= 0x30FF // kana
            || c >= 0x3400 && c <= 0x9FFF // ideographs
            || c >= 0xAC00 && c <= 0xD7AF // Hangul: words carry their particles
            || c == 0x3005
            || c >= 0xF900 && c <= 0xFAFF);
  }

  /** Whether a word may start at {@code at}. */
  static boolean startsWord(CharSequence text, int at) {
    return at == 0 || boundary(text.charAt(at - 1), text.charAt(at));
  }

  /** Whether a word may end before {@code at}. */
  static boolean endsWord(CharSequence text, int at) {
    return at >= text.length() || at == 0 || boundary(text.charAt(at - 1), text.charAt(at));
  }

  /** Between letters and digits too: 50k, EUR150. */
  private static boolean boundary(char before, char after) {
    if (before < 128 && after < 128) {
      return !(asciiLetter(before) && asciiLetter(after)
          || asciiDigit(before) && asciiDigit(after));
    }
    return spaceless(before)
        || spaceless(after)
        || !(Character.isLetter(before) && Character.isLetter(after)
            || Character.isDigit(before) && Character.isDigit(after));
  }

  private static boolean asciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean asciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = foldOne((char) i);
    }
    return table;
  }

  private static char foldOne(char c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return foldOne((char) (c - 0xFF01 + '!'));
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u2032', '\u02BC', '`', '\u00B4' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '\u2033' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u00A0', '\u2007', '\u202F', '\u2009', '\u3000' -> ' ';
      case '\u0142', '\u0141' -> 'l';
      case '\u00F8', '\u00D8' -> 'o';
      case '\u0111', '\u0110', '\u00F0', '\u00D0' -> 'd';
      case '\u0131', '\u0130' -> 'i';
      case '\u03C2' -> '\u03C3';
      default -> c > 127 && Character.isDigit(c) ? digit(c) : lower(c);
    };
  }

  /** Of any script: the Arabic ٥٠ is 50. */
  private static char digit(char c) {
    return (char) ('0' + Character.digit(c, 10));
  }

  private static char lower(char c) {
    char lower = Character.toLowerCase(c);
    boolean accented = lower >= 0x00C0 && lower <= 0x04FF || lower >= 0x1E00 && lower <= 0x1FFF;
    if (!accented) {
      return lower;
    }
    return Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD).charAt(0);
  }
}
