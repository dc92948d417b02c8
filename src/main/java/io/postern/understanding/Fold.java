package io.postern.understanding;

import java.text.Normalizer;
import java.util.Locale;

/** Makes words comparable: without case, accents, direction marks and invisible characters. */
final class Fold {
  private Fold() {}

  /**
   * The line as it reads: without invisible characters, every blank and colon a simple one, no
   * blanks around.
   */
  static String clean(String text) {
    int end = text.length();
    int i = 0;
    while (i < end && text.charAt(i) > ' ' && text.charAt(i) < 127) {
      i++;
    }
    if (i == end) {
      return text;
    }
    StringBuilder clean = new StringBuilder(end);
    boolean gap = false;
    for (i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || isBlank(c)) {
        gap = !clean.isEmpty();
      } else if (!invisible(c)) {
        if (gap) {
          clean.append(' ');
          gap = false;
        }
        clean.append(colon(c) ? ':' : c);
      }
    }
    return clean.toString();
  }

  /** Folded for looking up in tables of words. */
  static String of(String text) {
    boolean ascii = true;
    boolean lower = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii &= c < 128;
      lower &= c < 'A' || c > 'Z';
    }
    if (ascii) {
      return lower ? text : text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK && !invisible(c)) {
        folded.append(plain(c));
      }
    }
    return folded.toString();
  }

  /** Direction marks, joiners and other characters that nobody sees. */
  static boolean invisible(char c) {
    return c >= 0xAD
        && (c == 0xAD
            || c == 0x61C
            || (c >= 0x200B && c <= 0x200F)
            || (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2060 && c <= 0x2069)
            || c == 0xFEFF
            || c == 0xFFFC);
  }

  // What stands in place of a colon in Khmer, Amharic, Armenian and in vertical print.
  private static boolean colon(char c) {
    return c == '\u17D6' || c == '\u1366' || c == '\u0589' || c == '\uFE30' || c == '\uFE55';
  }

  private static boolean isBlank(char c) {
    return c >= 0x85
        && (c == 0x85
            || c == 0xA0
            || c == 0x1680
            || (c >= 0x2000 && c <= 0x200A)
            || c == 0x2028
            || c == 0x2029
            || c == 0x202F
            || c == 0x205F
            || c == 0x3000);
  }

  // Letters that Unicode does not take apart but people write without their stroke or dot.
  private static char plain(char c) {
    return switch (c) {
      case 'ł' -> 'l';
      case 'ø' -> 'o';
      case 'đ', 'ð' -> 'd';
      case 'ı' -> 'i';
      case 'ς' -> 'σ';
      case '’', 'ʼ', '‘', '´', '׳' -> '\'';
      default -> c;
    };
  }
}
