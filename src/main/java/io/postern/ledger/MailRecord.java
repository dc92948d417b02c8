package io.postern.ledger;

import io.postern.mail.RawMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a kept mail.
 *
 * @param deliveries each time it came, oldest first
 * @param identity level and reasons as JSON; empty before it is decided
 * @param reading the reading, its trace and what was known, as JSON; empty before it is decided
 * @param decision the decision's trace as JSON; empty before it is decided
 * @param events what it did to deals
 * @param outgoing the mails that it owed
 * @param error why it could not be decided, when it could not
 * @param acts what operators did to it
 */
public record MailRecord(
    MailRow row,
    List<Delivery> deliveries,
    Optional<Instant> claimedAt,
    String identity,
    String reading,
    String decision,
    List<Moved> events,
    List<OutgoingRecord> outgoing,
    String error,
    List<Audited> acts) {
  public MailRecord {
    deliveries = List.copyOf(deliveries);
    events = List.copyOf(events);
    outgoing = List.copyOf(outgoing);
    acts = List.copyOf(acts);
  }

  /**
   * One time that it came.
   *
   * @param bytesKept whether this copy's own bytes are kept, since they are not the first one's
   */
  public record Delivery(long id, RawMail raw, String sha256, boolean bytesKept) {}

  /** An event on a deal. */
  public record Moved(String ref, int version, String word) {}

  /** An operator's act. */
  public record Audited(Instant at, OperatorAct act) {}
}
