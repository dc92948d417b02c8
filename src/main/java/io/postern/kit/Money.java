package io.postern.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount in one currency; never a double, no arithmetic across currencies.
 *
 * @param amount the amount, at the scale of its currency (2 for EUR, 0 for JPY)
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
  public Money {
    amount =
        amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_EVEN);
  }

  /** Empty when {@code code} is no ISO 4217 code. */
  public static Optional<Money> of(BigDecimal amount, String code) {
    try {
      return Optional.of(new Money(amount, Currency.getInstance(code)));
    } catch (IllegalArgumentException notACurrency) {
      return Optional.empty();
    }
  }

  /** Nothing, in this currency. */
  public static Money none(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * @throws IllegalArgumentException when the other is in another currency
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("no sum of " + this + " and " + other);
    }
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * @throws IllegalArgumentException when the other is in another currency
   */
  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** This many percent of it, rounded half-even to the currency's smallest unit. */
  public Money percent(BigDecimal percent) {
    return new Money(amount.multiply(percent).movePointLeft(2), currency);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  /** {@code 48000.00 USD}: plain digits, for machines and for the ledger. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
