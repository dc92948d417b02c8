package io.postern.commission;

import io.postern.kit.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The terms by which a deal earns commission; those in force at its claim stay with it.
 *
 * @param id by which files and statements call it
 * @param rate what a sale earns
 * @param trigger from what on it is earned, and the hold counts
 * @param caps the most that one deal earns in all, by currency
 * @param holdDays how long a commission waits before it is payable
 * @param clawbackDays how long one that was paid is taken back when its deal is reopened
 * @param recurring how often the same sale earns again; empty for once
 * @param say it in words, by language tag; may be empty
 */
public record CommissionPlan(
    String id,
    Rate rate,
    Trigger trigger,
    List<Money> caps,
    int holdDays,
    int clawbackDays,
    Optional<Recurring> recurring,
    Map<String, String> say) {
  public CommissionPlan {
    caps = List.copyOf(caps);
    say = Map.copyOf(say);
  }

  /**
   * A sale that is paid again and again earns each time.
   *
   * @param every how long from one to the next
   * @param times how often in all, the first one too; at least 1
   */
  public record Recurring(Span every, int times) {}

  /** The most that one deal earns in a currency. */
  Optional<Money> cap(java.util.Currency currency) {
    return caps.stream().filter(cap -> cap.currency().equals(currency)).findFirst();
  }

  /** How often a sale earns in all. */
  int times() {
    return recurring.map(Recurring::times).orElse(1);
  }

  /**
   * When a sale earns.
   *
   * @param occurrence 1 for the sale itself, 2 for the first time after it …
   */
  Instant occurs(Instant earnedAt, int occurrence, ZoneId zone) {
    return recurring
        .filter(_ -> occurrence > 1)
        .map(
            again ->
                earnedAt
                    .atZone(zone)
                    .plusMonths((long) again.every().months() * (occurrence - 1))
                    .toInstant())
        .orElse(earnedAt);
  }

  /** In words, in a language; else in English; empty when the plan has none. */
  public Optional<String> sentence(Locale locale) {
    return Optional.ofNullable(say.get(locale.getLanguage()))
        .or(() -> Optional.ofNullable(say.get("en")));
  }
}
