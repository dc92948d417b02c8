package io.postern.commission;

import io.postern.commission.CommissionLine.Entry;
import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.kit.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a partner's account in line with one deal: what the deal has earned by now is entered,
 * what is safe becomes payable, and what came to nothing is taken back. It looks at how things
 * stand, not at what happened: asked twice, late or after an undo it does what is still to be done,
 * and no more.
 */
public final class Reckoning {
  /** What changes in the account. */
  public sealed interface Change {}

  /** A line is entered; its number is the account's next one. */
  public record Enter(Entry entry) implements Change {}

  /**
   * A line changes its state.
   *
   * @param why reason code
   */
  public record Move(int number, State to, String why) implements Change {}

  /**
   * A deal as far as money is concerned.
   *
   * @param sale what it earns by; empty until its plan's trigger
   * @param credit the partner's part of it
   */
  public record Standing(long dealId, String title, Optional<Sale> sale, Credit credit) {}

  /**
   * A sale that earns.
   *
   * @param value what was sold
   * @param earnedAt when it was won, or paid: as its plan says
   */
  public record Sale(Money value, Instant earnedAt) {}

  private final Standing deal;
  private final CommissionPlan plan;
  private final ZoneId zone;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private Account account;

  private Reckoning(Standing deal, CommissionPlan plan, Account account, ZoneId zone, Instant now) {
    this.deal = deal;
    this.plan = plan;
    this.account = account;
    this.zone = zone;
    this.now = now;
  }

  /**
   * @param plan the deal's
   * @param account its partner's
   * @param zone in which spans of the calendar begin
   */
  public static List<Change> of(
      Standing deal, CommissionPlan plan, Account account, ZoneId zone, Instant now) {
    Reckoning reckoning = new Reckoning(deal, plan, account, zone, now);
    deal.sale().ifPresentOrElse(reckoning::earn, reckoning::takeBack);
    reckoning.release();
    return List.copyOf(reckoning.changes);
  }

  /** When something is due on this deal next: a hold that ends, or a sale that earns again. */
  public static Optional<Instant> next(
      Standing deal, CommissionPlan plan, Account account, ZoneId zone, Instant now) {
    List<Instant> due = new ArrayList<>();
    for (CommissionLine line : account.ofDeal(deal.dealId())) {
      if (line.state() == State.HELD) {
        due.add(line.entry().heldUntil());
      }
    }
    deal.sale()
        .ifPresent(
            sale -> {
              for (int i = 2; i <= plan.times(); i++) {
                due.add(plan.occurs(sale.earnedAt(), i, zone));
              }
            });
    return due.stream().filter(at -> at.isAfter(now)).min(Instant::compareTo);
  }

  /** What a sale would earn if it were closed now, once; for a forecast. */
  public static Money forecast(
      Standing deal, Money value, CommissionPlan plan, Account account, ZoneId zone, Instant now) {
    return new Reckoning(deal, plan, account, zone, now).amount(value);
  }

  private void earn(Sale sale) {
    for (int i = 1; i <= plan.times(); i++) {
      Instant at = plan.occurs(sale.earnedAt(), i, zone);
      if (!at.isAfter(now) && !entered(i)) {
        Money amount = amount(sale.value());
        // A sale that earns nothing yet counts towards the next step all the same.
        if (amount.signum() > 0 || plan.rate().counts().isPresent()) {
          Kind kind = i == 1 ? Kind.SALE : Kind.RECURRING;
          enter(
              new Entry(
                  kind,
                  i,
                  deal.credit().of(sale.value()),
                  amount,
                  deal.credit(),
                  plan.id(),
                  at.plus(Duration.ofDays(plan.holdDays())),
                  Optional.empty()));
        }
      }
    }
  }

  private boolean entered(int occurrence) {
    return account.ofDeal(deal.dealId()).stream()
        .anyMatch(
            line ->
                line.entry().occurrence() == occurrence
                    && line.entry().kind() != Kind.ADJUSTMENT
                    && account.live(line));
  }

  private Money amount(Money value) {
    Sold sold =
        plan.rate()
            .counts()
            .map(span -> account.sold(span.start(now, zone), deal.dealId()))
            .orElse(Sold.NOTHING);
    Money earned = plan.rate().earns(value, deal.credit(), sold);
    return plan.cap(earned.currency())
        .map(cap -> between(earned, deal.credit().of(cap).minus(earnedSoFar(earned))))
        .orElse(earned);
  }

  private Money earnedSoFar(Money like) {
    return account.ofDeal(deal.dealId()).stream()
        .filter(line -> account.live(line) && line.amount().currency().equals(like.currency()))
        .map(CommissionLine::amount)
        .reduce(Money.none(like.currency()), Money::plus);
  }

  private static Money between(Money earned, Money left) {
    Money least = earned.minus(left).signum() <= 0 ? earned : left;
    return least.signum() > 0 ? least : Money.none(earned.currency());
  }

  private void takeBack() {
    for (CommissionLine line : account.ofDeal(deal.dealId())) {
      if (account.live(line)) {
        if (!line.state().released()) {
          move(line, State.VOID, "deal-reopened");
        } else if (line.accruedAt().plus(Duration.ofDays(plan.clawbackDays())).isAfter(now)) {
          claw(line);
        }
      }
    }
  }

  // One that is approved and not yet paid may be on its way: it stays, and both add up to nothing.
  private void claw(CommissionLine line) {
    if (line.state() == State.PAID) {
      move(line, State.CLAWED_BACK, "deal-reopened");
    }
    enter(
        new Entry(
            Kind.CLAWBACK,
            line.entry().occurrence(),
            line.entry().base().negated(),
            line.amount().negated(),
            line.entry().credit(),
            line.entry().plan(),
            now,
            Optional.of(line.number())));
  }

  private void release() {
    for (CommissionLine line : account.ofDeal(deal.dealId())) {
      if (line.state() == State.HELD && !line.entry().heldUntil().isAfter(now)) {
        move(line, State.PAYABLE, "hold-over");
      }
    }
  }

  private void enter(Entry entry) {
    changes.add(new Enter(entry));
    account = account.entered(deal.dealId(), deal.title(), entry, now);
  }

  private void move(CommissionLine line, State to, String why) {
    changes.add(new Move(line.number(), to, why));
    account = account.moved(line.number(), to, now);
  }
}
