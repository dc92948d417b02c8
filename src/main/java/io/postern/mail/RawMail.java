package io.postern.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A mail exactly as it came in.
 *
 * @param bytes the mail's own bytes; never changed
 * @param envelope what the carrier said
 * @param source where it came from
 * @param serverTime when the server that held it received it (IMAP's INTERNALDATE), if it says
 * @param arrivedAt when Postern got it
 * @param wholeSize set where the mail is larger than the way in takes: {@code bytes} are then its
 *     header alone and this is its size in octets; such a mail is held, never acted on
 */
public record RawMail(
    byte[] bytes,
    Envelope envelope,
    Source source,
    Optional<Instant> serverTime,
    Instant arrivedAt,
    OptionalLong wholeSize) {
  /** A whole mail. */
  public RawMail(
      byte[] bytes,
      Envelope envelope,
      Source source,
      Optional<Instant> serverTime,
      Instant arrivedAt) {
    this(bytes, envelope, source, serverTime, arrivedAt, OptionalLong.empty());
  }

  /** The same mail, of whose envelope more is known. */
  public RawMail with(Envelope other) {
    return new RawMail(bytes, other, source, serverTime, arrivedAt, wholeSize);
  }
}
