package io.postern.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a mail as bytes: its fields with where they stand, nothing decoded, nothing mended.
 * Lines end with LF or CR LF; a CR alone ends nothing (RFC 5322 2.2).
 *
 * @param fields in their order; lines that are no field are among them
 * @param bodyStart where the body begins, after the empty line
 * @param truncated whether there were more fields, or longer ones, than are read
 */
public record RawHeaders(List<RawField> fields, int bodyStart, boolean truncated) {
  private static final int MAX_FIELDS = 1000;
  private static final int MAX_BYTES = 100 * 1024; // what Postfix takes: header_size_limit 102400

  public RawHeaders {
    fields = List.copyOf(fields);
  }

  public static RawHeaders of(byte[] mail) {
    return of(mail, 0);
  }

  /** The header that begins at {@code from}; an mbox separator there is passed over. */
  public static RawHeaders of(byte[] mail, int from) {
    List<RawField> fields = new ArrayList<>();
    boolean truncated = false;
    int at = from;
    if (separator(mail, at)) {
      at = nextLine(mail, at);
    }
    int first = at;
    while (at < mail.length && !empty(mail, at) && !(at > first && boundary(mail, at))) {
      int start = at;
      do {
        at = nextLine(mail, at);
      } while (at < mail.length && (mail[at] == ' ' || mail[at] == '\t'));
      truncated |= fields.size() == MAX_FIELDS || at - first > MAX_BYTES;
      if (!truncated) {
        fields.add(new RawField(mail, start, colon(mail, start, at), lineEnd(mail, start, at)));
      }
    }
    int body = at < mail.length && empty(mail, at) ? nextLine(mail, at) : at;
    return new RawHeaders(fields, body, truncated);
  }

  /** All fields of this name, however it is written. */
  public List<RawField> named(String name) {
    return fields.stream().filter(field -> field.is(name)).toList();
  }

  private static boolean separator(byte[] mail, int at) {
    int from = at < mail.length && mail[at] == '>' ? at + 1 : at;
    return from + 5 <= mail.length
        && mail[from] == 'F'
        && mail[from + 1] == 'r'
        && mail[from + 2] == 'o'
        && mail[from + 3] == 'm'
        && mail[from + 4] == ' '
        && !hiddenField(mail, from + 5);
  }

  // A separator has an address and a date; "From : x" is a field in a poor disguise.
  private static boolean hiddenField(byte[] mail, int from) {
    int i = from;
    while (i < mail.length && (mail[i] == ' ' || mail[i] == '\t')) {
      i++;
    }
    return i < mail.length && mail[i] == ':';
  }

  // A header that runs into the first boundary has lost its empty line.
  private static boolean boundary(byte[] mail, int at) {
    return at + 2 < mail.length && mail[at] == '-' && mail[at + 1] == '-';
  }

  private static boolean empty(byte[] mail, int at) {
    return mail[at] == '\n' || (mail[at] == '\r' && at + 1 < mail.length && mail[at + 1] == '\n');
  }

  private static int nextLine(byte[] mail, int at) {
    int i = at;
    while (i < mail.length && mail[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, mail.length);
  }

  private static int lineEnd(byte[] mail, int start, int next) {
    int end = next;
    if (end > start && mail[end - 1] == '\n') {
      end--;
    }
    if (end > start && mail[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  private static int colon(byte[] mail, int start, int end) {
    for (int i = start; i < end; i++) {
      if (mail[i] == ':') {
        return i;
      }
    }
    return -1;
  }
}
