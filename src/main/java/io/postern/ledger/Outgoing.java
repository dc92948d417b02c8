package io.postern.ledger;

import io.postern.mail.Address;
import io.postern.mail.MessageId;
import java.time.Instant;

/**
 * A mail that this worker has taken to send; its attempt is on record already.
 *
 * @param id the ledger's
 * @param programId whose mail it is
 * @param envelopeFrom MAIL FROM
 * @param to RCPT TO
 * @param messageId fixed for all tries
 * @param notice its template
 * @param subject its subject
 * @param bytes the same at each try
 * @param attempt which try this is, from 1
 * @param queuedAt when it was written
 * @param firstTriedAt when it was first tried; now for the first try
 * @param lease the right to send it
 */
public record Outgoing(
    long id,
    String programId,
    Address envelopeFrom,
    Address to,
    MessageId messageId,
    String notice,
    String subject,
    byte[] bytes,
    int attempt,
    Instant queuedAt,
    Instant firstTriedAt,
    Lease lease) {}
