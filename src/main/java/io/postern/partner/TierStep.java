package io.postern.partner;

import java.time.Instant;

/** What the ladder says of a partner at one time. */
public sealed interface TierStep {
  /** Nothing is new. */
  record Stays() implements TierStep {}

  /** It had no tier, and is where everybody starts. */
  record Starts(Tier in) implements TierStep {}

  /** It has reached a higher tier. */
  record Rises(Tier to) implements TierStep {}

  /**
   * It does not reach its tier any more, and has time to.
   *
   * @param from the tier that it is in
   * @param to where it would fall as things stand
   */
  record Slips(Tier from, Tier to, Instant until) implements TierStep {}

  /** It was about to leave its tier, and reaches it again. */
  record Recovers(Tier in) implements TierStep {}

  /** The time is over: it is in a lower tier from now on. */
  record Falls(Tier from, Tier to) implements TierStep {}
}
