package io.postern.writing;

/** HTML being written: text only comes in escaped, and all of it is ASCII. */
final class Html {
  private static final int LINE =
      400; // far from 998 (RFC 5322 2.1.1) even with an escape at its end

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
