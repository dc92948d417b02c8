package io.postern.ledger;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Decision.Actor;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deal with all that happened to it.
 *
 * @param timeline oldest first
 * @param outgoing the mails about it, oldest first
 * @param timers steps that are still to come
 */
public record DealRecord(
    Deal deal,
    Partner partner,
    List<Entry> timeline,
    List<OutgoingRecord> outgoing,
    List<Step> timers) {
  public DealRecord {
    timeline = List.copyOf(timeline);
    outgoing = List.copyOf(outgoing);
    timers = List.copyOf(timers);
  }

  /**
   * One event.
   *
   * @param version the deal's after it
   * @param mailId the mail that caused it, if one did
   * @param workflow name and version of the workflow that allowed it
   * @param hash of this event and of all before it, hex
   */
  public record Entry(
      int version,
      DealEvent event,
      Instant at,
      Actor by,
      Optional<Long> mailId,
      String workflow,
      String hash) {}

  /** A step in the future. */
  public record Step(String step, Instant dueAt) {}
}
