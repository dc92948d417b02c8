package io.postern.mail;

import java.util.Arrays;
import java.util.Locale;

/**
 * What was broken in a mail. Its word stands in {@link Letter#problems()}, on the mail's row, in
 * the trace and in the log.
 */
public enum Flaw {
  /** Reading failed altogether; what is there are headers at best. */
  UNREADABLE(true),
  /** No bytes at all. */
  EMPTY(false),
  /** Over 25 MB: only the beginning was read. */
  TOO_LARGE(true),
  /** Over 1000 header fields or 100 KB of them. */
  HEADERS_TOO_LARGE(true),
  /** Over 20 levels of parts and mails inside mails. */
  TOO_DEEP(true),
  /** Over 500 parts. */
  TOO_MANY_PARTS(true),
  /** Over 1000 addresses. */
  TOO_MANY_ADDRESSES(true),
  /** Over a million characters of text. */
  TEXT_CUT(true),
  /** A line in the header that is no field. */
  MALFORMED_HEADER(false),
  /** Line ends of CR alone: to some programs the header goes on behind them. */
  BARE_CR(true),
  /** A character set that nobody knows. */
  UNKNOWN_CHARSET(false),
  /** Bytes that cannot be in the character set that is named. */
  WRONG_CHARSET(false),
  /** Base64 or quoted-printable that is broken. */
  BROKEN_ENCODING(true),
  /** A transfer encoding that nobody knows. */
  UNKNOWN_ENCODING(true),
  /** A field that may stand once stands twice: Content-Type, Content-Transfer-Encoding, From … */
  REPEATED_FIELD(true),
  /** A parameter of a content type stands twice. */
  REPEATED_PARAMETER(true),
  /** Two names for one file. */
  TWO_FILE_NAMES(false),
  /** A multipart without a boundary, or whose boundary never comes. */
  NO_BOUNDARY(true),
  /** A multipart whose end never comes. */
  UNCLOSED(false),
  /** A boundary that begins like the one around it, or that mail programs read in two ways. */
  DOUBTFUL_BOUNDARY(true),
  /** Text after the last part, which most mail programs do not show. */
  TEXT_OUTSIDE_PARTS(false),
  /** A piece of a mail (message/partial): never put together. */
  PARTIAL(true),
  /** A part that lies elsewhere (message/external-body): never fetched. */
  EXTERNAL_BODY(true),
  /** Encrypted: cannot be read. */
  ENCRYPTED(true),
  /** The text came out of a winmail.dat. */
  TNEF(false);

  private final boolean ambiguous;

  Flaw(boolean ambiguous) {
    this.ambiguous = ambiguous;
  }

  /** {@code two-file-names}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether another program may read the mail differently: then no command is taken from it, a
   * person is asked.
   */
  public boolean ambiguous() {
    return ambiguous;
  }

  /** The same, of a flaw by its word; a word that is none is not ambiguous. */
  public static boolean ambiguous(String word) {
    return Arrays.stream(values()).anyMatch(flaw -> flaw.ambiguous && flaw.word().equals(word));
  }
}
