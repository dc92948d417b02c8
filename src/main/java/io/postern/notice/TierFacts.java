package io.postern.notice;

import io.postern.kit.Money;
import io.postern.partner.Achieved;
import io.postern.partner.Ladder;
import io.postern.partner.Needs;
import io.postern.partner.Tier;
import io.postern.partner.TierStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a partner stands on the ladder of tiers.
 *
 * @param name its tier
 * @param graceUntil until when it keeps a tier that it does not reach any more
 * @param goal what counts now: its own tier in a time of grace, else the next one; empty for who is
 *     at the top, or stays where it is
 */
public record TierFacts(String name, Optional<Instant> graceUntil, Optional<Goal> goal) {
  /**
   * A tier that is to be reached.
   *
   * @param ways each of them is enough
   * @param months in how many months it must come together
   */
  public record Goal(String tier, List<Way> ways, int months) {
    public Goal {
      ways = List.copyOf(ways);
    }

    public static Goal of(Tier tier, Achieved achieved, int months) {
      return new Goal(
          tier.name(), tier.ways().stream().map(way -> Way.of(way, achieved)).toList(), months);
    }
  }

  /**
   * @param marks all of them are needed
   */
  public record Way(List<Mark> marks) {
    public Way {
      marks = List.copyOf(marks);
    }

    private static Way of(Needs needs, Achieved achieved) {
      List<Mark> marks = new ArrayList<>();
      if (needs.won() > 0) {
        marks.add(new Mark("won", achieved.won(), needs.won(), List.of()));
      }
      if (!needs.revenue().isEmpty()) {
        marks.add(
            new Mark(
                "revenue",
                0,
                0,
                needs.revenue().stream()
                    .map(asked -> new Sum(achieved.like(asked), asked))
                    .toList()));
      }
      if (needs.referrals() > 0) {
        marks.add(new Mark("referrals", achieved.referrals(), needs.referrals(), List.of()));
      }
      return new Way(marks);
    }
  }

  /**
   * One thing that is asked for.
   *
   * @param kind won, revenue or referrals
   * @param have how many there are; 0 for revenue
   * @param need how many are asked for; 0 for revenue
   * @param sums revenue, by currency: one of them is enough
   */
  public record Mark(String kind, int have, int need, List<Sum> sums) {
    public Mark {
      sums = List.copyOf(sums);
    }
  }

  /** So much there is, of so much. */
  public record Sum(Money have, Money need) {}

  /** Empty where a program has no rules for tiers, or none for the one that the partner is in. */
  public static Optional<TierFacts> of(Ladder ladder, TierStanding standing, Achieved achieved) {
    return ladder
        .named(standing.tier())
        .map(
            tier ->
                new TierFacts(
                    tier.name(),
                    standing.graceUntil(),
                    goal(ladder, tier, standing)
                        .map(goal -> Goal.of(goal, achieved, ladder.months()))));
  }

  private static Optional<Tier> goal(Ladder ladder, Tier tier, TierStanding standing) {
    if (standing.pinned()) {
      return Optional.empty();
    }
    return standing.graceUntil().isPresent() ? Optional.of(tier) : ladder.above(tier);
  }
}
