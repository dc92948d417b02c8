package io.postern.reading;

import java.util.Arrays;

/**
 * Quoted-printable as it comes in mail (RFC 2045 6.7): a mark that is followed by no two digits
 * stands for itself.
 */
final class QuotedPrintable {
  private QuotedPrintable() {}

  static byte[] decode(byte[] text) {
    byte[] out = new byte[text.length];
    int length = 0;
    int kept = 0; // where the white space at the end of the line begins
    int at = 0;
    while (at < text.length) {
      byte c = text[at];
      if (c == '\n' || (c == '\r' && at + 1 < text.length && text[at + 1] == '\n')) {
        length = kept; // white space at the end of a line was added on the way
        if (c == '\r') {
          out[length++] = '\r';
          at++;
        }
        out[length++] = '\n';
        kept = length;
        at++;
      } else if (c == '=') {
        int softBreak = softBreak(text, at + 1);
        int value = hex(text, at + 1);
        if (softBreak > 0) {
          at = softBreak;
        } else if (value >= 0) {
          out[length++] = (byte) value;
          at += 3;
        } else {
          out[length++] = '=';
          at++;
        }
        kept = length;
      } else {
        out[length++] = c;
        at++;
        if (c != ' ' && c != '\t') {
          kept = length;
        }
      }
    }
    return Arrays.copyOf(out, length);
  }

  // Where the next line begins, when nothing but white space stands before the line end; else -1.
  private static int softBreak(byte[] text, int from) {
    int at = from;
    while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r')) {
      at++;
    }
    if (at == text.length) {
      return at;
    }
    return text[at] == '\n' ? at + 1 : -1;
  }

  private static int hex(byte[] text, int at) {
    if (at + 1 >= text.length) {
      return -1;
    }
    int high = Character.digit(text[at], 16);
    int low = Character.digit(text[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
