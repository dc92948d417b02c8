package io.postern.reading;

import java.util.Arrays;

/**
 * Base64 as it comes in mail (RFC 2045 6.8): what is not of the alphabet is passed over, padding in
 * the middle starts anew, what is missing at the end is left out.
 */
final class Base64 {
  private static final byte[] VALUES = values();
  private static final int PAD = -2;
  private static final int OTHER = -1;

  /**
   * @param bytes what was decoded
   * @param broken whether there was more than white space to pass over, or an incomplete end
   */
  record Decoded(byte[] bytes, boolean broken) {}

  private Base64() {}

  static Decoded decode(byte[] text) {
    byte[] out = new byte[text.length / 4 * 3 + 3];
    int length = 0;
    int bits = 0;
    int group = 0;
    boolean broken = false;
    for (byte c : text) {
      int value = c < 0 ? OTHER : VALUES[c];
      if (value >= 0) {
        bits = bits << 6 | value;
        if (++group == 4) {
          out[length++] = (byte) (bits >> 16);
          out[length++] = (byte) (bits >> 8);
          out[length++] = (byte) bits;
          group = 0;
          bits = 0;
        }
      } else if (value == PAD) {
        length = rest(out, length, bits, group);
        broken |= group == 1;
        group = 0;
        bits = 0;
      } else if (c != '\r' && c != '\n' && c != ' ' && c != '\t') {
        broken = true;
      }
    }
    broken |= group != 0;
    length = rest(out, length, bits, group);
    return new Decoded(Arrays.copyOf(out, length), broken);
  }

  private static int rest(byte[] out, int length, int bits, int group) {
    int end = length;
    if (group == 3) {
      out[end++] = (byte) (bits >> 10);
      out[end++] = (byte) (bits >> 2);
    } else if (group == 2) {
      out[end++] = (byte) (bits >> 4);
    }
    return end;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) OTHER);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    values['-'] = 62; // base64url, seen in broken mail
    values['_'] = 63;
    values['='] = (byte) PAD;
    return values;
  }
}
