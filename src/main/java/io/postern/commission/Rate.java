package io.postern.commission;

import io.postern.kit.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a sale earns. Amounts are rounded half-even to the smallest unit of their currency. */
public sealed interface Rate {
  /** A part of what was sold. */
  record Percent(BigDecimal percent) implements Rate {}

  /**
   * The same for each sale.
   *
   * @param fees at most one a currency; a sale in a currency without one earns the first
   */
  record Flat(List<Money> fees) implements Rate {
    public Flat {
      fees = List.copyOf(fees);
      if (fees.isEmpty()) {
        throw new IllegalArgumentException("a flat rate needs an amount");
      }
    }

    Money fee(Currency currency) {
      return fees.stream()
          .filter(fee -> fee.currency().equals(currency))
          .findFirst()
          .orElse(fees.getFirst());
    }
  }

  /**
   * More percent for what is sold above a mark, never less for what is below it: a year's sales
   * earn the same in whichever order they come.
   *
   * @param span in which sales are added up
   * @param steps rising; a sale in a currency that no step has earns the first step's percent
   */
  record ByRevenue(Span span, List<RevenueStep> steps) implements Rate {
    public ByRevenue {
      steps = List.copyOf(steps);
      if (steps.isEmpty()) {
        throw new IllegalArgumentException("a rate by revenue needs a step");
      }
    }
  }

  /**
   * @param from what is sold above this, in the span, earns the percent
   */
  record RevenueStep(Money from, BigDecimal percent) {}

  /**
   * Another rate from so many sales on.
   *
   * @param span in which sales are counted
   * @param steps rising
   */
  record ByDeals(Span span, List<DealStep> steps) implements Rate {
    public ByDeals {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param from the first sale of the span that it is for, 1-based
   * @param rate a percentage or a flat fee
   */
  record DealStep(int from, Rate rate) {}

  /**
   * @param sale what was sold, in all
   * @param credit whose part is asked for
   * @param sold what the partner had sold before, in the rate's span
   */
  default Money earns(Money sale, Credit credit, Sold sold) {
    return switch (this) {
      case Percent rate -> credit.of(sale).percent(rate.percent());
      case Flat rate -> credit.of(rate.fee(sale.currency()));
      case ByRevenue rate -> {
        Money before = sold.revenue(sale.currency());
        Money after = before.plus(credit.of(sale));
        yield Revenue.earned(rate.steps(), after).minus(Revenue.earned(rate.steps(), before));
      }
      case ByDeals rate ->
          rate.steps().stream()
              .filter(step -> step.from() <= sold.deals() + 1)
              .reduce((_, later) -> later)
              .map(step -> step.rate().earns(sale, credit, sold))
              .orElse(Money.none(sale.currency()));
    };
  }

  /** In which stretch of the calendar sales are added up; empty where each counts by itself. */
  default Optional<Span> counts() {
    return switch (this) {
      case Percent _, Flat _ -> Optional.empty();
      case ByRevenue rate -> Optional.of(rate.span());
      case ByDeals rate -> Optional.of(rate.span());
    };
  }
}
