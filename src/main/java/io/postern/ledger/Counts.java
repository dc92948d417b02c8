package io.postern.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What waits.
 *
 * @param inboxWaiting kept mails that are not decided
 * @param inboxOldest when the oldest of them was kept
 * @param held mails that wait for a person
 * @param outbox mails to be sent, by state
 * @param outboxNext when the next of them is due, as they all stood in one moment with {@code
 *     outbox}
 * @param outboxOldest when the oldest of those that are due was written
 * @param announced readers of issues that go out whose turn is to come
 */
public record Counts(
    long inboxWaiting,
    Optional<Instant> inboxOldest,
    long held,
    Map<OutgoingState, Long> outbox,
    Optional<Instant> outboxNext,
    Optional<Instant> outboxOldest,
    long announced) {
  public Counts {
    outbox = Map.copyOf(outbox);
  }
}
