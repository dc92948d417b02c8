package io.postern.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail exactly as it came in.
 *
 * @param bytes the mail's own bytes; never changed
 * @param envelope what the carrier said
 * @param source where it came from
 * @param serverTime when the server that held it received it (IMAP's INTERNALDATE), if it says
 * @param arrivedAt when Postern got it
 */
public record RawMail(
    byte[] bytes,
    Envelope envelope,
    Source source,
    Optional<Instant> serverTime,
    Instant arrivedAt) {}
