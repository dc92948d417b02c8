package io.postern.writing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Header text beyond ASCII (RFC 2047), and the folding of header lines (RFC 5322 2.2.3). Takes only
 * what came through the {@link HeaderGate}.
 */
final class EncodedWords {
  static final String FOLD = "\n "; // the line end is made CRLF with all others

  private static final int LINE = 76; // RFC 2047 2: a line that holds an encoded word
  private static final String START = "=?UTF-8?";
  private static final int PAYLOAD = 75 - START.length() - "Q?".length() - "?=".length();

  private EncodedWords() {}

  /**
   * The value of an unstructured header, for example Subject.
   *
   * @param used how many columns its line has already, name and colon
   */
  static String text(String value, int used) {
    return plain(value) && longestWord(value) < LINE
        ? fold(value, used)
        : String.join(FOLD, words(value, used));
  }

  /** A display name (RFC 5322 3.2.5 phrase): quoted when ASCII, else encoded. */
  static String phrase(String name, int used) {
    if (!plain(name) || longestWord(name) >= LINE) {
      return String.join(FOLD, words(name, used));
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  private static boolean plain(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c < 127) && !value.contains("=?");
  }

  private static int longestWord(String value) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == ' ') {
        longest = Math.max(longest, i - start);
        start = i + 1;
      }
    }
    return longest;
  }

  private static String fold(String value, int used) {
    StringBuilder folded = new StringBuilder();
    int column = used;
    for (String word : value.split(" ", -1)) {
      if (!folded.isEmpty()) {
        boolean full = column + 1 + word.length() > LINE;
        folded.append(full ? FOLD : " ");
        column = full ? 1 : column + 1;
      }
      folded.append(word);
      column += word.length();
    }
    return folded.toString();
  }

  // The shorter of the two encodings for the whole value, cut between characters: RFC 2047 5 (3)
  // wants each encoded word to be whole characters.
  private static List<String> words(String value, int used) {
    boolean q = 3 * value.getBytes(StandardCharsets.UTF_8).length > 2 * quotedLength(value);
    List<String> words = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int room = Math.max(12, PAYLOAD - used);
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int size = q ? quoted(c).length() : utf8Length(c);
      int taken = q ? chunk.length() : utf8Length(chunk);
      if (taken + size > (q ? room : room / 4 * 3)) {
        words.add(word(chunk.toString(), q));
        chunk.setLength(0);
        room = PAYLOAD;
      }
      if (q) {
        chunk.append(quoted(c));
      } else {
        chunk.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    words.add(word(chunk.toString(), q));
    return words;
  }

  private static String word(String chunk, boolean q) {
    return q
        ? START + "Q?" + chunk + "?="
        : START
            + "B?"
            + Base64.getEncoder().encodeToString(chunk.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  private static int quotedLength(String value) {
    return value.codePoints().map(c -> quoted(c).length()).sum();
  }

  // The set that RFC 2047 5 (3) leaves for a phrase; used everywhere.
  private static String quoted(int c) {
    if (c == ' ') {
      return "_";
    }
    if (c < 128 && (Character.isLetterOrDigit(c) || "!*+-/".indexOf(c) >= 0)) {
      return Character.toString(c);
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      hex.append('=')
          .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
          .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
    }
    return hex.toString();
  }

  private static int utf8Length(CharSequence text) {
    return text.codePoints().map(EncodedWords::utf8Length).sum();
  }

  private static int utf8Length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
