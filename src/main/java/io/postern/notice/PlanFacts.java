package io.postern.notice;

import io.postern.commission.CommissionPlan;
import io.postern.commission.Rate;
import io.postern.kit.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A commission plan as a notice tells of it.
 *
 * @param sentence the program's own words; empty when it has none
 * @param rates what it earns, by steps; one step for a plan without any
 * @param span month, quarter or year in which steps count; empty without steps
 * @param trigger from what on it is earned: closed-won or invoice-paid
 * @param caps the most that one deal earns
 * @param every how often the same sale earns again: month, quarter or year; empty for once
 * @param times how often in all
 */
public record PlanFacts(
    String id,
    String sentence,
    List<RateFacts> rates,
    String span,
    String trigger,
    List<Money> caps,
    int holdDays,
    int clawbackDays,
    String every,
    int times) {
  /**
   * One step of a plan.
   *
   * @param above for steps by revenue: what is sold above this; empty for the other ways
   * @param from for steps by deals: from which deal of the span on; 0 for the other ways
   * @param percent as digits; empty for a fee
   * @param fees a fee for each sale, by currency
   */
  public record RateFacts(Optional<Money> above, int from, String percent, List<Money> fees) {}

  public static PlanFacts of(CommissionPlan plan, Locale language) {
    return new PlanFacts(
        plan.id(),
        plan.sentence(language).orElse(""),
        rates(plan.rate()),
        plan.rate().counts().map(io.postern.commission.Span::word).orElse(""),
        plan.trigger().word(),
        plan.caps(),
        plan.holdDays(),
        plan.clawbackDays(),
        plan.recurring().map(again -> again.every().word()).orElse(""),
        plan.recurring().map(CommissionPlan.Recurring::times).orElse(1));
  }

  private static List<RateFacts> rates(Rate rate) {
    return switch (rate) {
      case Rate.Percent percent -> List.of(simple(Optional.empty(), 0, percent));
      case Rate.Flat flat -> List.of(simple(Optional.empty(), 0, flat));
      case Rate.ByRevenue steps ->
          steps.steps().stream()
              .map(step -> simple(Optional.of(step.from()), 0, new Rate.Percent(step.percent())))
              .toList();
      case Rate.ByDeals steps ->
          steps.steps().stream()
              .map(step -> simple(Optional.empty(), step.from(), step.rate()))
              .toList();
    };
  }

  private static RateFacts simple(Optional<Money> above, int from, Rate rate) {
    return switch (rate) {
      case Rate.Percent one ->
          new RateFacts(above, from, one.percent().stripTrailingZeros().toPlainString(), List.of());
      case Rate.Flat flat -> new RateFacts(above, from, "", flat.fees());
      case Rate.ByRevenue _, Rate.ByDeals _ ->
          throw new IllegalArgumentException("steps within steps");
    };
  }
}
