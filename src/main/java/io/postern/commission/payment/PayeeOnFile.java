package io.postern.commission.payment;

import java.time.Duration;
import java.time.Instant;

/**
 * A payee as the books have it.
 *
 * @param usableFrom when it may be used; later than now for one that was changed just now
 * @param refused why the bank did not take it; empty for one that nobody complained about
 */
public record PayeeOnFile(Payee payee, Instant usableFrom, String refused) {
  /** What changed waits so long, for the partner to object. */
  public static final Duration WAIT = Duration.ofHours(72);

  boolean waits(Instant now) {
    return usableFrom.isAfter(now);
  }
}
