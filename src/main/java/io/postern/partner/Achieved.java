package io.postern.partner;

import io.postern.kit.Money;
import java.util.List;

/**
 * What a partner has brought in the time that its tier is judged by.
 *
 * @param won deals that were won in it, those too of which the partner has a part of the credit
 * @param revenue what these came to, its own part of each, by currency; no two in one currency
 * @param referrals claims that were approved in it
 */
public record Achieved(int won, List<Money> revenue, int referrals) {
  /** Nothing. */
  public static final Achieved NOTHING = new Achieved(0, List.of(), 0);

  public Achieved {
    revenue = List.copyOf(revenue);
  }

  /** How much of it there is in the currency of {@code other}. */
  public Money like(Money other) {
    return revenue.stream()
        .filter(one -> one.currency().equals(other.currency()))
        .findFirst()
        .orElseGet(() -> Money.none(other.currency()));
  }
}
