package io.postern.commission;

import io.postern.deal.DealRef;
import io.postern.kit.Money;
import io.postern.partner.Partner;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who earns by which plan, and how it is paid out.
 *
 * @param program the plan of whom nothing else is said
 * @param tiers by the tier's name in small letters
 * @param partners by the partner's name in small letters
 * @param deals by the deal's reference
 * @param payout how it is paid out
 */
public record CommissionPlans(
    Optional<CommissionPlan> program,
    Map<String, CommissionPlan> tiers,
    Map<String, CommissionPlan> partners,
    Map<String, CommissionPlan> deals,
    Payout payout) {
  /** Nobody earns anything: what a program is that has no plan. */
  public static final CommissionPlans NONE =
      new CommissionPlans(Optional.empty(), Map.of(), Map.of(), Map.of(), Payout.USUAL);

  public CommissionPlans {
    tiers = Map.copyOf(tiers);
    partners = Map.copyOf(partners);
    deals = Map.copyOf(deals);
  }

  /**
   * @param minimum what must have come together before it is paid, by currency
   * @param statements how often partners get one; empty for never
   * @param finance addresses of managers who alone release large sums; empty where every manager
   *     does, and says so twice
   * @param above what is larger than this is large, by currency
   */
  public record Payout(
      List<Money> minimum, Optional<Span> statements, List<String> finance, List<Money> above) {
    /** Any sum, by any manager, with a statement each month. */
    public static final Payout USUAL =
        new Payout(List.of(), Optional.of(Span.MONTH), List.of(), List.of());

    public Payout {
      minimum = List.copyOf(minimum);
      finance = List.copyOf(finance);
      above = List.copyOf(above);
    }

    /** Whether so much is paid out, and does not wait for more. */
    public boolean enough(Money sum) {
      return sum.signum() > 0
          && in(minimum, sum.currency()).map(least -> least.minus(sum).signum() <= 0).orElse(true);
    }

    /** The least that is paid out in a currency, where there is one. */
    public Optional<Money> least(Currency currency) {
      return in(minimum, currency);
    }

    /** Whether it takes more than one word of any manager to release so much. */
    public boolean large(Money sum) {
      return in(above, sum.currency()).map(limit -> sum.minus(limit).signum() > 0).orElse(false);
    }

    private static Optional<Money> in(List<Money> amounts, Currency currency) {
      return amounts.stream().filter(one -> one.currency().equals(currency)).findFirst();
    }
  }

  /** Whether nobody earns anything. */
  public boolean none() {
    return program.isEmpty() && tiers.isEmpty() && partners.isEmpty() && deals.isEmpty();
  }

  /** What was agreed on one deal alone. */
  public Optional<CommissionPlan> ofDeal(DealRef ref) {
    return Optional.ofNullable(deals.get(ref.toString()));
  }

  /** What a new claim of a partner earns by: the partner's own plan, its tier's, the program's. */
  public Optional<CommissionPlan> of(Partner partner) {
    return Stream.of(
            Optional.ofNullable(partners.get(key(partner.name()))),
            Optional.ofNullable(tiers.get(key(partner.tier()))),
            program)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** How names are compared. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
