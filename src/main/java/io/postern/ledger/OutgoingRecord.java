package io.postern.ledger;

import io.postern.mail.Address;
import io.postern.mail.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An outgoing mail with all its tries.
 *
 * @param notice its template
 * @param dueAt when it is tried next, while it is pending
 * @param mailId the mail that caused it, if one did
 * @param lastReply what the host said last; empty when it said nothing yet
 */
public record OutgoingRecord(
    long id,
    String notice,
    Address to,
    String subject,
    MessageId messageId,
    OutgoingState state,
    Instant queuedAt,
    Optional<Instant> dueAt,
    Optional<Long> mailId,
    String lastReply,
    List<Attempt> attempts) {
  public OutgoingRecord {
    attempts = List.copyOf(attempts);
  }

  /**
   * One try.
   *
   * @param result the word for it; empty while it is open
   * @param reply what the host said, or why nobody knows
   */
  public record Attempt(
      int number, Instant startedAt, Optional<Instant> endedAt, String result, String reply) {}
}
