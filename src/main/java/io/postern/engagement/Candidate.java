package io.postern.engagement;

import io.postern.deal.Deal;
import io.postern.deal.Deal.ReferralFacts;
import java.time.Instant;
import java.util.List;

/**
 * A claim as rules look at it.
 *
 * @param facts what was referred
 * @param partnerName whose claim it is
 * @param claimedAt the first receipt
 * @param past this partner's earlier claims on the prospect that have ended
 */
public record Candidate(
    ReferralFacts facts, String partnerName, Instant claimedAt, List<Deal> past) {
  public Candidate {
    past = List.copyOf(past);
  }
}
