package io.postern.ledger;

import io.postern.deciding.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A kept mail in a list.
 *
 * @param messageId its own, empty when it has none or is not read yet
 * @param from the sender's address as read; empty before
 * @param subject as read; empty before
 * @param kind as read; empty before
 * @param outcome how it ended; empty while it waits
 * @param reason kebab-case; empty while it waits
 * @param attempts how often it was tried
 */
public record MailRow(
    long id,
    Instant keptAt,
    String sha256,
    long size,
    String messageId,
    String from,
    String subject,
    String kind,
    Optional<Outcome> outcome,
    String reason,
    int attempts) {}
