package io.postern.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of one try to send a mail.
 *
 * @param mail what was tried
 * @param result what came of it
 * @param at when that was known
 */
public record SendReport(Outgoing mail, Result result, Instant at) {
  /** What the wire said. */
  public sealed interface Result {
    /** The host took it, and said so. */
    record Sent(String reply) implements Result {}

    /** Not now. */
    record TryLater(String reply, Instant nextAt) implements Result {}

    /** The host will never take it for this address. */
    record Bounced(String reply) implements Result {}

    /** It was tried for long enough, or can't be sent at all. */
    record Failed(String reply) implements Result {}

    /** The last dot went out and no answer came; empty: an operator has to look at it. */
    record Uncertain(String why, Optional<Instant> sendAgainAt) implements Result {}

    /** It never reached the wire, as when a worker stops: the try does not count. */
    record NotTried() implements Result {}
  }
}
