package io.postern.intake.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the mails of an mbox one by one (RFC 4155): each begins with a line {@code From sender
 * date} at the start or behind an empty line, and ends before the empty line that closes it. Lines
 * end with LF or CR LF, and stay so.
 */
public final class MboxReader {
  /** How a writer kept a mail's own lines that begin with "From " apart. */
  public enum Quoting {
    /** {@code >} before each line of {@code >}s and "From ": can be taken back without loss. */
    MBOXRD,
    /** {@code >} before "From " alone. */
    MBOXO
  }

  private static final int LONGEST_SEPARATOR = 1000;
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  private final InputStream in;
  private final Quoting quoting;
  private final int maxSize;
  private byte[] line;

  MboxReader(InputStream in, Quoting quoting, int maxSize) throws IOException {
    this.in = in;
    this.quoting = quoting;
    this.maxSize = maxSize;
    this.line = readLine();
  }

  /**
   * Whether an mbox begins here, and not a mail whose own first line looks alike; reads nothing.
   */
  static boolean startsHere(InputStream in) throws IOException {
    in.mark(LONGEST_SEPARATOR);
    byte[] start = in.readNBytes(LONGEST_SEPARATOR);
    in.reset();
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    return isSeparator(Arrays.copyOf(start, end));
  }

  /** The next mail; empty at the end. */
  Optional<MailBytes> next() throws IOException {
    if (line.length == 0) {
      return Optional.empty();
    }
    MailBytes.Collector mail = new MailBytes.Collector(maxSize);
    byte[] held = {};
    line = readLine();
    while (line.length > 0 && !(isEmpty(held) && isSeparator(line))) {
      add(mail, held);
      held = line;
      line = readLine();
    }
    if (!isEmpty(held)) {
      add(mail, held);
    }
    return Optional.of(mail.mail());
  }

  private void add(MailBytes.Collector mail, byte[] bytes) {
    int from = isQuoted(bytes) ? 1 : 0;
    mail.add(bytes, from, bytes.length - from);
  }

  private boolean isQuoted(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] == '>') {
      at++;
    }
    boolean depth = quoting == Quoting.MBOXRD ? at > 0 : at == 1;
    return depth && startsWithFrom(bytes, at);
  }

  private static boolean startsWithFrom(byte[] bytes, int at) {
    for (int i = 0; i < FROM.length; i++) {
      if (at + i >= bytes.length || bytes[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  // "From pat@partner.example Mon Mar  2 09:00:00 2026": a writer that quotes nothing leaves lines
  // of prose that begin with From, so a time of day and a year are asked for.
  private static boolean isSeparator(byte[] bytes) {
    if (!startsWithFrom(bytes, 0) || bytes.length > LONGEST_SEPARATOR) {
      return false;
    }
    String[] words = new String(bytes, ISO_8859_1).strip().split(" +");
    boolean time = false;
    boolean year = false;
    for (String word : words) {
      time |=
          isDigits(word, 0, 2)
              && word.length() >= 5
              && word.charAt(2) == ':'
              && isDigits(word, 3, 5);
      year |= word.length() == 4 && isDigits(word, 0, 4);
    }
    return time && year;
  }

  private static boolean isDigits(String word, int from, int to) {
    return word.length() >= to
        && word.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isEmpty(byte[] bytes) {
    return (bytes.length == 1 && bytes[0] == '\n')
        || (bytes.length == 2 && bytes[0] == '\r' && bytes[1] == '\n');
  }

  // With its end; empty at the end of the file. A line of any length is given in pieces that fit.
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    int most = Math.max(maxSize, 1024);
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
      if (b == '\n' || bytes.size() >= most) {
        break;
      }
    }
    return bytes.toByteArray();
  }
}
