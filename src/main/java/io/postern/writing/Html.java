package io.postern.writing;

/** HTML being written: text only comes in escaped, and all of it is ASCII. */
final class Html {
  // Far from 998 (RFC 5322 2.1.1) even with the tags of an element around it.
  private static final int LINE = 600;

  private static final int MAX_REFERENCE = 24;

  private final StringBuilder out = new StringBuilder(16_000);
  private int lineStart;

  /** Markup that is ours. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html newLine() {
    out.append('\n');
    lineStart = out.length();
    return this;
  }

  /** Text of anybody; its line ends become breaks. */
  Html text(String text) {
    for (int i = 0; i < text.length(); ) {
      int reference = i == 0 || !isWord(text.charAt(i - 1)) ? reference(text, i) : 0;
      if (reference > 0) {
        out.append("<span style=\"" + Styles.WHOLE + "\">");
        out.append(text, i, i + reference).append("</span>");
        i += reference;
        continue;
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n') {
        out.append("<br>");
        newLine();
      } else if (c == ' ' && out.length() - lineStart > LINE) {
        newLine(); // white space too, for a reader of HTML
      } else {
        escape(c, out);
      }
    }
    return this;
  }

  /** Text where no element may stand. */
  Html plain(String text) {
    text.codePoints().forEach(c -> escape(c, out));
    return this;
  }

  // The length of a deal's reference that begins here (NW-1042), which no line should end within.
  private static int reference(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
      at++;
    }
    if (at == start || at >= text.length() || text.charAt(at) != '-') {
      return 0;
    }
    int dash = at++;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean ends = at == text.length() || !isWord(text.charAt(at));
    return ends && at > dash + 1 && at - start <= MAX_REFERENCE ? at - start : 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-';
  }

  /** The value of an attribute, with its quotes. */
  static String attribute(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16).append('"');
    value.codePoints().forEach(c -> escape(c, escaped));
    return escaped.append('"').toString();
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (c >= ' ' && c < 127) {
          out.append((char) c);
        } else {
          out.append("&#").append(c).append(';');
        }
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
