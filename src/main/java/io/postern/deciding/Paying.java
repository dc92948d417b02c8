package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.Entry;
import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.deal.Deal;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What managers and finance say about commission. */
final class Paying {
  private final Facts facts;
  private final Draft draft;
  private final Manager by;

  Paying(Facts facts, Draft draft, Manager by) {
    this.facts = facts;
    this.draft = draft;
    this.by = by;
  }

  /** What releasing would pay of these deals, by currency. */
  List<Money> releasable(List<Deal> deals) {
    return List.copyOf(Account.sums(payable(deals)).values());
  }

  private List<CommissionLine> payable(List<Deal> deals) {
    List<CommissionLine> all = lines(deals, State.PAYABLE);
    return all.stream().filter(line -> enough(line, all)).toList();
  }

  /** What is payable for these deals will be paid; empty when done, else why not. */
  Optional<String> release(List<Deal> deals) {
    List<CommissionLine> payable = payable(deals);
    if (payable.isEmpty() && !lines(deals, State.PAYABLE).isEmpty()) {
      return Optional.of("below-minimum");
    }
    if (payable.isEmpty()) {
      return Optional.of(
          lines(deals, State.DISPUTED).isEmpty() ? "nothing-payable" : "line-is-disputed");
    }
    if (Account.sums(payable).values().stream().anyMatch(this::notMine)) {
      return Optional.of("needs-finance");
    }
    if (Account.sums(payable).keySet().stream().anyMatch(c -> takenBackElsewhere(deals, c))) {
      due(deals.getFirst());
      return Optional.of("clawback-open");
    }
    move(deals, payable, State.APPROVED, "approved");
    return Optional.empty();
  }

  /** What was released for these deals is paid. */
  Optional<String> paid(List<Deal> deals) {
    List<CommissionLine> approved = lines(deals, State.APPROVED);
    if (approved.isEmpty()) {
      return Optional.of(
          lines(deals, State.IN_PAYOUT).isEmpty() ? "nothing-approved" : "in-payout");
    }
    if (Account.sums(approved).values().stream().anyMatch(this::notMine)) {
      return Optional.of("needs-finance");
    }
    move(deals, approved, State.PAID, "paid");
    return Optional.empty();
  }

  /** The commission of a deal is so much in all; a line that was objected to goes on. */
  Optional<String> adjust(Deal deal, Money to, String reason) {
    List<CommissionLine> lines =
        account(deal).ofDeal(deal.id()).stream()
            .filter(line -> line.state() != State.VOID)
            .filter(line -> line.amount().currency().equals(to.currency()))
            .toList();
    if (lines.isEmpty()) {
      return Optional.of("nothing-earned");
    }
    Money now = lines.stream().map(CommissionLine::amount).reduce(Money::plus).orElseThrow();
    Money difference = to.minus(now);
    if (difference.signum() == 0) {
      return Optional.of("already-so-much");
    }
    CommissionLine first = lines.getFirst();
    boolean held = first.entry().heldUntil().isAfter(draft.now);
    int number =
        Earning.enter(
            deal,
            new Entry(
                Kind.ADJUSTMENT,
                first.entry().occurrence(),
                Money.none(to.currency()),
                difference,
                first.entry().credit(),
                first.entry().plan(),
                held ? first.entry().heldUntil() : draft.now,
                Optional.of(first.number())),
            draft);
    List<CommissionLine> changed = new ArrayList<>(answer(deal, reason));
    changed.addFirst(account(deal).line(number).orElseThrow());
    tell("adjusted", deal, changed, reason);
    askAgain(deal, changed);
    return Optional.empty();
  }

  /** Whether a manager's refusal answers an objection to one of the deal's lines. */
  boolean disputed(Deal deal) {
    return !lines(List.of(deal), State.DISPUTED).isEmpty();
  }

  /** The lines of a deal stand, in spite of an objection. */
  void stands(Deal deal, String reason) {
    List<CommissionLine> answered = answer(deal, reason);
    tell("stands", deal, answered, reason);
    askAgain(deal, answered);
  }

  // What became payable while it was frozen waits for a word now.
  private void askAgain(Deal deal, List<CommissionLine> changed) {
    if (changed.stream().anyMatch(line -> line.state() == State.PAYABLE)) {
      due(deal);
    }
  }

  private List<CommissionLine> answer(Deal deal, String reason) {
    List<CommissionLine> answered = new ArrayList<>();
    for (CommissionLine line : lines(List.of(deal), State.DISPUTED)) {
      Earning.move(deal, line.number(), line.afterDispute(draft.now), reason, draft);
      account(deal).line(line.number()).ifPresent(answered::add);
    }
    return answered;
  }

  private void move(List<Deal> deals, List<CommissionLine> lines, State to, String what) {
    for (Deal deal : deals) {
      lines.stream()
          .filter(line -> line.dealId() == deal.id())
          .forEach(line -> Earning.move(deal, line.number(), to, "by-" + by.email(), draft));
    }
    Stream<Deal> told =
        deals.stream().filter(d -> lines.stream().anyMatch(l -> l.dealId() == d.id()));
    told.map(Deal::partnerContact)
        .distinct()
        .forEach(
            contact -> {
              List<Deal> theirs =
                  deals.stream().filter(d -> d.partnerContact().equals(contact)).toList();
              tell(what, contact, theirs, lines);
            });
  }

  private void tell(String what, Address contact, List<Deal> deals, List<CommissionLine> moved) {
    List<CommissionLine> now =
        moved.stream()
            .flatMap(
                line ->
                    deals.stream()
                        .filter(deal -> deal.id() == line.dealId())
                        .flatMap(deal -> account(deal).line(line.number()).stream()))
            .toList();
    List<Deal> about =
        deals.stream().filter(d -> now.stream().anyMatch(l -> l.dealId() == d.id())).toList();
    draft.owe(news(what, now, ""), contact, about);
  }

  private void tell(String what, Deal deal, List<CommissionLine> lines, String reason) {
    draft.owePartner(news(what, lines, reason), deal);
  }

  private Notice news(String what, List<CommissionLine> lines, String reason) {
    return new MoneyNotice.CommissionNews(
        what,
        LineFacts.of(lines),
        List.copyOf(Account.sums(lines).values()),
        reason,
        draft.nameOf(by.email()),
        Optional.<Instant>empty());
  }

  private boolean enough(CommissionLine line, List<CommissionLine> all) {
    return Optional.ofNullable(Account.sums(all).get(line.amount().currency()))
        .map(draft.books.plans.payout()::enough)
        .orElse(false);
  }

  private void due(Deal deal) {
    Payables.ask(
        deal,
        Optional.ofNullable(facts.partners().get(deal.partnerId())).map(Partner::name).orElse(""),
        draft);
  }

  // What is taken back for deals that this conversation is not about: it is set off first.
  private boolean takenBackElsewhere(List<Deal> deals, Currency currency) {
    List<Long> here = deals.stream().map(Deal::id).toList();
    return deals.stream()
        .flatMap(deal -> account(deal).in(State.PAYABLE).stream())
        .anyMatch(
            line ->
                !here.contains(line.dealId())
                    && line.amount().signum() < 0
                    && line.amount().currency().equals(currency));
  }

  private boolean notMine(Money sum) {
    Payout payout = draft.books.plans.payout();
    return payout.large(sum)
        && !payout.finance().isEmpty()
        && payout.finance().stream()
            .flatMap(address -> Address.parse(address).stream())
            .noneMatch(by::writesFrom);
  }

  private List<CommissionLine> lines(List<Deal> deals, State state) {
    return deals.stream()
        .flatMap(deal -> account(deal).ofDeal(deal.id()).stream())
        .filter(line -> line.state() == state)
        .toList();
  }

  private Account account(Deal deal) {
    return draft.books.of(deal.partnerId());
  }
}
