package io.postern.commission;

import io.postern.kit.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What a partner has sold in a span.
 *
 * @param deals how many sales
 * @param revenues the partner's part of them, by currency
 */
public record Sold(int deals, Map<Currency, Money> revenues) {
  /** Nothing. */
  public static final Sold NOTHING = new Sold(0, Map.of());

  public Sold {
    revenues = Map.copyOf(revenues);
  }

  Money revenue(Currency currency) {
    return Optional.ofNullable(revenues.get(currency)).orElseGet(() -> Money.none(currency));
  }
}
