package io.postern.commission.payment;

import io.postern.kit.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** A way to pay, in the order in which one is chosen where a partner has several. */
public enum Method {
  /** A SEPA credit transfer: euros, to an IBAN. */
  SEPA("EUR", 50_000, new BigDecimal("999999999.99")),
  /** An ACH credit by a NACHA file: US dollars, to an account in the United States. */
  ACH("USD", 50_000, new BigDecimal("99999999.99")),
  /** PayPal Payouts, by the file that its web page takes. */
  PAYPAL("", 5_000, new BigDecimal("99999999.99")),
  /** A credit on an account of the vendor's own; no money leaves. */
  CREDIT("", 50_000, new BigDecimal("999999999999.99"));

  private final String currency;
  private final int most;
  private final BigDecimal largest;

  Method(String currency, int most, BigDecimal largest) {
    this.currency = currency;
    this.most = most;
    this.largest = largest;
  }

  /** The word in files and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Method> ofWord(String word) {
    return Arrays.stream(values())
        .filter(method -> method.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Whether amounts of this currency can be paid so. */
  public boolean pays(Currency money) {
    return currency.isEmpty() || currency.equals(money.getCurrencyCode());
  }

  /** The most payments in one file. */
  int most() {
    return most;
  }

  /** Whether a file of this kind has no room for so large an amount. */
  boolean tooLarge(Money sum) {
    return sum.amount().compareTo(largest) > 0;
  }
}
