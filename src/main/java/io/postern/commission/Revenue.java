package io.postern.commission;

import io.postern.commission.Rate.RevenueStep;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.util.List;

/** What a span's revenue earns by steps: each step's percent of the part that lies in it. */
final class Revenue {
  private Revenue() {}

  static Money earned(List<RevenueStep> all, Money revenue) {
    List<RevenueStep> steps =
        all.stream().filter(step -> step.from().currency().equals(revenue.currency())).toList();
    if (steps.isEmpty()) {
      return revenue.percent(all.getFirst().percent());
    }
    BigDecimal hundredfold = BigDecimal.ZERO;
    for (int i = 0; i < steps.size(); i++) {
      BigDecimal from = steps.get(i).from().amount();
      BigDecimal to =
          i + 1 < steps.size()
              ? revenue.amount().min(steps.get(i + 1).from().amount())
              : revenue.amount();
      if (to.compareTo(from) > 0) {
        hundredfold = hundredfold.add(to.subtract(from).multiply(steps.get(i).percent()));
      }
    }
    return new Money(hundredfold.movePointLeft(2), revenue.currency());
  }
}
