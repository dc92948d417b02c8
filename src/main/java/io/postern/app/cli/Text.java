package io.postern.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Words of mails on a terminal: made harmless, cut and wrapped by the cells they take. */
public final class Text {
  private Text() {}

  /** Without what moves a terminal's cursor, changes its colours or turns its direction. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                plain.append('\n');
              } else if (c == '\t') {
                plain.append("  ");
              } else if (c == '\r') {
                // a line end is enough
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                plain.append('\u00b7');
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /** How many cells it takes. */
  public static int width(String text) {
    return text.codePoints().map(Text::cells).sum();
  }

  /** At most so many cells; what was cut ends in an ellipsis. */
  public static String cut(String text, int cells) {
    if (width(text) <= cells) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += cells(c);
      if (used > cells) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }

  /** Lines of at most so many cells, broken at spaces where there are some. */
  public static List<String> wrap(String text, int cells) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : plain(text).split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > cells) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int cells(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> wide(codePoint) ? 2 : 1;
    };
  }

  // East Asian wide and fullwidth blocks (UAX 11), and emoji.
  private static boolean wide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
