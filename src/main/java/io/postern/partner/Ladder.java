package io.postern.partner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The tiers of a program and how partners move between them: up as soon as they reach a higher one,
 * down only after a time of grace in which they hear what is missing.
 *
 * @param tiers from the lowest, which asks for nothing, to the highest; empty where a program has
 *     no rules for tiers
 * @param months how many months back what a partner brought counts
 * @param graceDays how long a partner keeps a tier that it does not reach any more
 */
public record Ladder(List<Tier> tiers, int months, int graceDays) {
  /** No rules: tiers are what managers and imports say. */
  public static final Ladder NONE = new Ladder(List.of(), 12, 60);

  public Ladder {
    tiers = List.copyOf(tiers);
  }

  public boolean none() {
    return tiers.isEmpty();
  }

  /** Where everybody starts; empty without tiers. */
  public String entry() {
    return tiers.isEmpty() ? "" : tiers.getFirst().name();
  }

  /** The tier of this name; that of somebody without one is where everybody starts. */
  public Optional<Tier> named(String name) {
    return name.isBlank()
        ? tiers.stream().findFirst()
        : tiers.stream().filter(tier -> tier.called(name)).findFirst();
  }

  /** The one above a tier; empty for the highest. */
  public Optional<Tier> above(Tier tier) {
    int next = tiers.indexOf(tier) + 1;
    return next < tiers.size() ? Optional.of(tiers.get(next)) : Optional.empty();
  }

  /** Working days within which a referral of a partner in this tier is decided. */
  public int reviewDays(String tier, int usual) {
    return named(tier).flatMap(Tier::reviewDays).orElse(usual);
  }

  /** From when on what a partner brought counts at this time. */
  public Instant since(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone).minusMonths(months).atStartOfDay(zone).toInstant();
  }

  /**
   * What becomes of a partner now. Whom a manager has pinned, or who is in a tier that is none of
   * these, stays.
   */
  public TierStep judge(TierStanding standing, Achieved achieved, Instant now) {
    Optional<Tier> current = named(standing.tier());
    if (standing.pinned() || current.isEmpty()) {
      return new TierStep.Stays();
    }
    Tier reached = reached(achieved);
    int difference = Integer.compare(tiers.indexOf(reached), tiers.indexOf(current.get()));
    if (difference > 0) {
      return new TierStep.Rises(reached);
    }
    if (difference < 0) {
      return below(current.get(), reached, standing, now);
    }
    if (standing.graceUntil().isPresent()) {
      return new TierStep.Recovers(reached);
    }
    return standing.tier().isBlank() ? new TierStep.Starts(reached) : new TierStep.Stays();
  }

  private TierStep below(Tier current, Tier reached, TierStanding standing, Instant now) {
    if (standing.graceUntil().isEmpty()) {
      return new TierStep.Slips(current, reached, now.plus(Duration.ofDays(graceDays)));
    }
    return now.isBefore(standing.graceUntil().get())
        ? new TierStep.Stays()
        : new TierStep.Falls(current, reached);
  }

  private Tier reached(Achieved achieved) {
    return tiers.reversed().stream()
        .filter(tier -> tier.openTo(achieved))
        .findFirst()
        .orElseGet(tiers::getFirst);
  }
}
