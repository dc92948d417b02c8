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

  /** {@code 48000.00 USD}: plain digits, for machines and for the ledger. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
