package io.postern.commission.payment;

import io.postern.kit.Money;
import java.util.Currency;
import java.util.List;

/**
 * Payments that go in one file.
 *
 * @param payments at least one, all by this method and in this currency
 */
public record Batch(Method method, Currency currency, List<Payment> payments) {
  public Batch {
    payments = List.copyOf(payments);
    if (payments.isEmpty()
        || payments.stream()
            .anyMatch(
                one -> one.payee().method() != method || !one.sum().currency().equals(currency))) {
      throw new IllegalArgumentException("not one file's payments");
    }
  }

  public Money total() {
    return payments.stream().map(Payment::sum).reduce(Money.none(currency), Money::plus);
  }
}
