package io.postern.deciding;

import io.postern.figures.Past.Sale;
import io.postern.kit.Money;
import io.postern.partner.Achieved;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a partner's claims add up to for its tier. */
public final class Achieving {
  private Achieving() {}

  /**
   * A claim, as far as tiers need it.
   *
   * @param approved whether it was approved and has not come to nothing but by time
   * @param sale what it was won with; empty while it is not won
   */
  public record Brought(Instant claimedAt, boolean approved, Optional<Sale> sale) {}

  /**
   * @param since from when on it counts
   */
  static Achieved of(List<Brought> brought, Instant since) {
    List<Sale> sales =
        brought.stream()
            .flatMap(one -> one.sale().stream())
            .filter(sale -> !sale.closedAt().isBefore(since) && sale.credit().share() > 0)
            .toList();
    Map<Currency, Money> revenue = new LinkedHashMap<>();
    sales.stream()
        .map(sale -> sale.credit().of(sale.value()))
        .forEach(own -> revenue.merge(own.currency(), own, Money::plus));
    long referrals =
        brought.stream().filter(one -> one.approved() && !one.claimedAt().isBefore(since)).count();
    return new Achieved(sales.size(), List.copyOf(revenue.values()), Math.toIntExact(referrals));
  }
}
