package io.postern.partner;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a partner stands on the ladder.
 *
 * @param tier its name; empty when nobody has given it one
 * @param graceUntil until when it keeps a tier that it does not reach any more; empty while it does
 * @param pinned whether a manager has said that it stays there whatever it brings
 */
public record TierStanding(String tier, Optional<Instant> graceUntil, boolean pinned) {
  /** In this tier, by the rules, and not about to leave it. */
  public static TierStanding in(String tier) {
    return new TierStanding(tier, Optional.empty(), false);
  }
}
