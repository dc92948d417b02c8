package io.postern.ledger;

import io.postern.cadence.Issue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far an issue of an announcement is.
 *
 * @param endedAt empty while it goes out
 * @param how it ended: sent, nobody, too-late, called-off; empty while it goes out
 * @param waiting readers whose turn is to come
 * @param nextDue when the next turn comes
 * @param mails of those whose turn was, by the state of their mail
 * @param passedOver readers who get none after all, by the reason
 */
public record IssueRecord(
    String announcement,
    Issue issue,
    Instant begunAt,
    Optional<Instant> endedAt,
    String how,
    int waiting,
    Optional<Instant> nextDue,
    Map<OutgoingState, Integer> mails,
    Map<String, Integer> passedOver) {
  public IssueRecord {
    mails = Map.copyOf(mails);
    passedOver = Map.copyOf(passedOver);
  }

  /** How many readers it has. */
  public int readers() {
    return waiting + written() + passedOver.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** To how many of them a mail was written. */
  public int written() {
    return mails.values().stream().mapToInt(Integer::intValue).sum();
  }
}
