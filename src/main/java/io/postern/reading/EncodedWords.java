package io.postern.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Header text as a person sees it: encoded words (RFC 2047) and raw 8-bit bytes decoded. Adjacent
 * words are joined as bytes before they are decoded, since many programs split a character between
 * two.
 */
final class EncodedWords {
  private static final int MAX_CHARSET = 60;

  private final String raw;
  private final StringBuilder text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String charset = "";
  private String unfinished = ""; // base64 of the word before, where it was cut in mid-group
  private boolean noMoreEnds;

  private EncodedWords(String raw) {
    this.raw = raw;
    this.text = new StringBuilder(raw.length());
  }

  /**
   * Decodes an unfolded value.
   *
   * @param raw one character a byte (ISO 8859-1)
   */
  static String decode(String raw) {
    String decoded = raw.contains("=?") ? new EncodedWords(raw).run() : literal(raw);
    return printable(decoded);
  }

  private String run() {
    int at = 0;
    int literalFrom = 0;
    while (at < raw.length()) {
      Word word = raw.startsWith("=?", at) && !noMoreEnds ? wordAt(at) : null;
      if (word == null) {
        at++;
        continue;
      }
      String between = raw.substring(literalFrom, at);
      if (!pending() || !between.isBlank()) {
        flush();
        text.append(literal(between));
      }
      take(word);
      at = word.end;
      literalFrom = at;
    }
    flush();
    return text.append(literal(raw.substring(literalFrom))).toString();
  }

  private record Word(String charset, boolean base64, String content, int end) {}

  private @org.jspecify.annotations.Nullable Word wordAt(int at) {
    int charsetEnd = raw.indexOf('?', at + 2);
    if (charsetEnd < 0 || charsetEnd == at + 2 || charsetEnd - at > MAX_CHARSET) {
      return null;
    }
    int contentFrom = charsetEnd + 3;
    if (contentFrom > raw.length() || raw.charAt(contentFrom - 1) != '?') {
      return null;
    }
    char encoding = Character.toLowerCase(raw.charAt(charsetEnd + 1));
    if (encoding != 'b' && encoding != 'q') {
      return null;
    }
    int end = raw.indexOf("?=", contentFrom);
    if (end < 0) {
      noMoreEnds = true;
      return null;
    }
    String label = raw.substring(at + 2, charsetEnd);
    int language = label.indexOf('*'); // RFC 2231 5
    label = (language < 0 ? label : label.substring(0, language)).toLowerCase(Locale.ROOT);
    return new Word(label, encoding == 'b', raw.substring(contentFrom, end), end + 2);
  }

  private void take(Word word) {
    if (!word.charset.equals(charset)) {
      flush();
      charset = word.charset;
    }
    if (!word.base64) {
      finish();
      bytes.writeBytes(q(word.content));
      return;
    }
    String content = unfinished + word.content.strip();
    unfinished = "";
    if (content.length() % 4 != 0 && !content.endsWith("=")) {
      int whole = content.length() - content.length() % 4;
      unfinished = content.substring(whole);
      content = content.substring(0, whole);
    }
    bytes.writeBytes(Base64.decode(content.getBytes(StandardCharsets.ISO_8859_1)).bytes());
  }

  private boolean pending() {
    return bytes.size() > 0 || !unfinished.isEmpty();
  }

  private void finish() {
    if (!unfinished.isEmpty()) {
      bytes.writeBytes(Base64.decode(unfinished.getBytes(StandardCharsets.ISO_8859_1)).bytes());
      unfinished = "";
    }
  }

  private void flush() {
    finish();
    text.append(Charsets.decodeShort(bytes.toByteArray(), charset));
    bytes.reset();
    charset = "";
  }

  private static byte[] q(String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '=' && hex(content, i + 1) >= 0) {
        out.write(hex(content, i + 1));
        i += 2;
      } else {
        out.write(c == '_' ? ' ' : c);
      }
    }
    return out.toByteArray();
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static String literal(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) > 127) {
        return Charsets.decodeShort(raw.getBytes(StandardCharsets.ISO_8859_1), "");
      }
    }
    return raw;
  }

  // No decoded line end may ever reach a header of ours; controls have no business in one line.
  private static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) && text.charAt(i) != '\t') {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars()
            .map(c -> Character.isISOControl(c) && c != '\t' ? ' ' : c)
            .forEach(c -> clean.append((char) c));
        return clean.toString();
      }
    }
    return text;
  }
}
