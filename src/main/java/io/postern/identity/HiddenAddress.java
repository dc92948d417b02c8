package io.postern.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encoded words (RFC 2047) that some program could decode into an address. */
final class HiddenAddress {
  private static final int MAX_WORDS = 100;

  private HiddenAddress() {}

  static boolean in(String text) {
    StringBuilder decoded = new StringBuilder();
    int at = text.indexOf("=?");
    for (int words = 0; at >= 0; words++) {
      int encoding = text.indexOf('?', at + 2);
      int end = encoding < 0 ? -1 : text.indexOf("?=", encoding + 3);
      if (end < 0) {
        break;
      }
      if (words == MAX_WORDS) {
        return true;
      }
      char how = Character.toLowerCase(text.charAt(encoding + 1));
      decoded.append(decoded(how, text.substring(encoding + 3, end)));
      at = text.indexOf("=?", end + 2);
    }
    return hasAddress(decoded);
  }

  // "Jane @ Acme" is a name, "jane@acme" could be taken for an address.
  private static boolean hasAddress(CharSequence text) {
    for (int i = 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '@' && text.charAt(i - 1) > ' ' && text.charAt(i + 1) > ' ') {
        return true;
      }
    }
    return false;
  }

  // Byte by byte; zeros left out, so that UTF-16 shows its ASCII.
  private static String decoded(char encoding, String content) {
    String text = encoding == 'b' ? base64(content) : q(content);
    return text.replace("\0", "");
  }

  private static String base64(String content) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(content.getBytes(StandardCharsets.UTF_8));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException broken) {
      return "?@?"; // what cannot be decoded is not trusted
    }
  }

  private static String q(String content) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      int high =
          c == '=' && i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(content.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        text.append((char) (high * 16 + low));
        i += 2;
      } else {
        text.append(c == '_' ? ' ' : c);
      }
    }
    return text.toString();
  }
}
