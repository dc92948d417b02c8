package io.postern.writing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One part of a mail's body with the plainest transfer encoding that carries it (RFC 2045 6).
 *
 * @param type its Content-Type
 * @param encoding 7bit, quoted-printable or base64
 * @param content its lines, ASCII, each ending in LF
 */
record BodyPart(String type, String encoding, String content) {
  private static final int MAX_LINE = 998; // RFC 5322 2.1.1
  private static final int SOFT_LINE = 76; // RFC 2045 6.7 (5)
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /**
   * @param text lines ending in LF
   */
  static BodyPart of(String type, String text) {
    return passesAsIs(text)
        ? new BodyPart(type, "7bit", text)
        : new BodyPart(type, "quoted-printable", quotedPrintable(text));
  }

  /** Bytes that are no text. */
  static BodyPart of(String type, byte[] bytes) {
    Base64.Encoder lines = Base64.getMimeEncoder(SOFT_LINE, new byte[] {'\n'}); // RFC 2045 6.8
    return new BodyPart(type, "base64", lines.encodeToString(bytes) + "\n");
  }

  // "From " at a line's start is changed by mail stores of old.
  private static boolean passesAsIs(String text) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        start = i + 1;
      } else if (c >= 127 || (c < ' ' && c != '\t') || i - start >= MAX_LINE) {
        return false;
      } else if (i == start && text.startsWith("From ", i)) {
        return false;
      }
    }
    return text.endsWith("\n");
  }

  static String quotedPrintable(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + bytes.length / 4);
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        out.append('\n');
        column = 0;
        continue;
      }
      boolean lineEnds = i + 1 == bytes.length || bytes[i + 1] == '\n';
      boolean literal = literal(b, lineEnds) && !(column == 0 && startsBadly(bytes, i));
      int width = literal ? 1 : 3;
      if (column + width > (lineEnds ? SOFT_LINE : SOFT_LINE - 1)) {
        out.append("=\n");
        column = 0;
      }
      if (literal) {
        out.append((char) b);
      } else {
        out.append('=').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
      column += width;
    }
    return column == 0 ? out.toString() : out.append('\n').toString();
  }

  private static boolean literal(byte b, boolean lineEnds) {
    return b == ' ' ? !lineEnds : b > ' ' && b < 127 && b != '=';
  }

  private static boolean startsBadly(byte[] bytes, int i) {
    return bytes[i] == '.' || (bytes[i] == 'F' && i + 4 < bytes.length && bytes[i + 1] == 'r');
  }
}
