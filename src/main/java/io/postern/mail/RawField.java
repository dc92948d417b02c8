package io.postern.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One header field as it stands in the bytes of a mail, with its folds. A view, not a copy. */
public final class RawField {
  private final byte[] mail;
  private final int start;
  private final int colon;
  private final int end;

  /**
   * @param mail the bytes that it stands in
   * @param start where its name begins
   * @param colon where its colon stands; negative for a line that is no field
   * @param end where its last line ends, without the line end
   */
  RawField(byte[] mail, int start, int colon, int end) {
    this.mail = mail;
    this.start = start;
    this.colon = colon;
    this.end = end;
  }

  /** Where it begins in the mail, in bytes. */
  public int start() {
    return start;
  }

  /** False for a line in the header that has no colon, or begins the header with white space. */
  public boolean wellFormed() {
    return colon > start && !blank(mail[start]);
  }

  /** All before the colon, byte by byte; the whole line where there is no colon. */
  public String nameAsWritten() {
    return slice(start, colon < 0 ? end : colon);
  }

  /** The name without white space around it (RFC 5322 4.5 allows some before the colon). */
  public String name() {
    return colon < 0 ? "" : nameAsWritten().strip();
  }

  public boolean is(String name) {
    int from = start;
    int to = Math.max(start, colon);
    while (from < to && space(mail[from])) {
      from++;
    }
    while (to > from && space(mail[to - 1])) {
      to--;
    }
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(mail[from + i]) != lower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** All after the colon, with its folds, one character a byte (ISO 8859-1). */
  public String value() {
    return colon < 0 ? "" : slice(colon + 1, end);
  }

  /** The value with its folds undone (RFC 5322 2.2.3), stripped; one character a byte. */
  public String unfolded() {
    int from = colon < 0 ? end : colon + 1;
    while (from < end && space(mail[from])) {
      from++;
    }
    int to = end;
    while (to > from && space(mail[to - 1])) {
      to--;
    }
    int next = from;
    while (next < to && mail[next] != '\r' && mail[next] != '\n') {
      next++;
    }
    if (next == to) {
      return slice(from, to);
    }
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      byte b = mail[i];
      if (b == '\n' || (b == '\r' && i + 1 < to && mail[i + 1] == '\n')) {
        continue;
      }
      text.append(b == '\r' ? ' ' : (char) (b & 0xff));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT) + ": " + unfolded();
  }

  private String slice(int from, int to) {
    return new String(mail, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean space(byte b) {
    return blank(b) || b == '\r' || b == '\n';
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
