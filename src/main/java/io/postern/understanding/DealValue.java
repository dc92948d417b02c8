package io.postern.understanding;

import io.postern.kit.Money;
import java.util.List;
import java.util.Optional;

/** Decides which of several amounts is what the deal may be worth; none when they disagree. */
final class DealValue {
  private DealValue() {}

  /**
   * @param asked the amounts answer the question for the value, so that they need no other sign
   */
  static Optional<Money> of(List<Amounts.Amount> amounts, boolean asked) {
    return best(amounts, asked).flatMap(Amounts.Amount::money);
  }

  static Optional<Amounts.Amount> best(List<Amounts.Amount> amounts, boolean asked) {
    List<Amounts.Amount> deals =
        amounts.stream().filter(a -> !a.other() && a.money().isPresent()).toList();
    List<Amounts.Amount> named = deals.stream().filter(Amounts.Amount::deal).toList();
    return one(named, true)
        .or(() -> one(deals, true))
        .or(() -> asked ? deals.stream().filter(a -> !a.range()).findFirst() : Optional.empty());
  }

  /** One figure beats a range, a year beats a month; two that differ are no answer. */
  private static Optional<Amounts.Amount> one(List<Amounts.Amount> amounts, boolean narrow) {
    if (narrow) {
      List<Amounts.Amount> single = amounts.stream().filter(a -> !a.range()).toList();
      List<Amounts.Amount> yearly = single.stream().filter(a -> !a.monthly()).toList();
      Optional<Amounts.Amount> found = one(yearly, false);
      return found.isPresent() || !yearly.isEmpty() ? found : one(single, false);
    }
    return amounts.stream()
        .findFirst()
        .filter(first -> amounts.stream().allMatch(a -> a.money().equals(first.money())));
  }
}
