package io.postern.engagement;

import io.postern.deal.Deal;
import java.time.Instant;

/**
 * One partner's assertion on one prospect.
 *
 * @param deal its record
 * @param partnerName whose it is
 */
public record Claim(Deal deal, String partnerName) {
  public Instant claimedAt() {
    return deal.dates().claimedAt();
  }
}
