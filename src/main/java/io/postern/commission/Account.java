package io.postern.commission;

import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.kit.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A partner's commission.
 *
 * @param lastNumber of its lines so far; 0 for none
 * @param lines those that are not settled, and what was settled in the last year, by number
 */
public record Account(int lastNumber, List<CommissionLine> lines) {
  /** A partner that has earned nothing. */
  public static final Account EMPTY = new Account(0, List.of());

  public Account {
    lines = List.copyOf(lines);
  }

  public Optional<CommissionLine> line(int number) {
    return lines.stream().filter(line -> line.number() == number).findFirst();
  }

  public List<CommissionLine> ofDeal(long dealId) {
    return lines.stream().filter(line -> line.dealId() == dealId).toList();
  }

  public List<CommissionLine> in(State... states) {
    Set<State> wanted = Set.of(states);
    return lines.stream().filter(line -> wanted.contains(line.state())).toList();
  }

  /** With one more line; its number is the next one. */
  public Account entered(long dealId, String title, CommissionLine.Entry entry, Instant now) {
    State state = entry.heldUntil().isAfter(now) ? State.HELD : State.PAYABLE;
    List<CommissionLine> more = new ArrayList<>(lines);
    more.add(new CommissionLine(lastNumber + 1, dealId, title, entry, state, now, now));
    return new Account(lastNumber + 1, more);
  }

  /** With one line in another state. */
  public Account moved(int number, State state, Instant now) {
    return new Account(
        lastNumber,
        lines.stream().map(line -> line.number() == number ? line.in(state, now) : line).toList());
  }

  /** Whether a line still counts: neither void nor taken back by another one. */
  boolean live(CommissionLine line) {
    return line.state() != State.VOID
        && line.state() != State.CLAWED_BACK
        && line.entry().kind() != Kind.CLAWBACK
        && lines.stream()
            .noneMatch(
                other ->
                    other.entry().kind() == Kind.CLAWBACK
                        && other.state() != State.VOID
                        && other.entry().about().equals(Optional.of(line.number())));
  }

  /**
   * What was sold from a time on.
   *
   * @param notOf a deal that does not count
   */
  Sold sold(Instant since, long notOf) {
    Set<Long> deals = new HashSet<>();
    Map<Currency, Money> revenues = new HashMap<>();
    for (CommissionLine line : lines) {
      boolean sale = line.entry().kind() == Kind.SALE || line.entry().kind() == Kind.RECURRING;
      if (sale && live(line) && !line.accruedAt().isBefore(since)) {
        revenues.merge(line.entry().base().currency(), line.entry().base(), Money::plus);
        if (line.dealId() != notOf) {
          deals.add(line.dealId());
        }
      }
    }
    return new Sold(deals.size(), revenues);
  }

  /** Sums of what these lines amount to, by currency. */
  public static Map<Currency, Money> sums(List<CommissionLine> lines) {
    Map<Currency, Money> sums = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    lines.forEach(line -> sums.merge(line.amount().currency(), line.amount(), Money::plus));
    return sums;
  }
}
