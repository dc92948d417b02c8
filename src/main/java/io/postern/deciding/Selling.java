package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Move;
import io.postern.deal.Workflow.Transition;
import io.postern.engagement.Claim;
import io.postern.kit.Money;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RuleFacts;
import io.postern.partner.Partner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Moves one deal through sales, on a manager's word or a CRM's. */
final class Selling {
  static final String ALREADY_THERE = "already-there";
  static final String NOT_BY_INVOICE = "not-by-invoice";
  static final String INVOICE_WAS_PAID = "invoice-was-paid";

  private final Draft draft;
  private final Transitions transitions;
  private final Optional<Partner> partner;
  private final List<Claim> rivals;

  /**
   * @param partner whose deal it is
   * @param rivals the claims that it met
   */
  Selling(Draft draft, Transitions transitions, Optional<Partner> partner, List<Claim> rivals) {
    this.draft = draft;
    this.transitions = transitions;
    this.partner = partner;
    this.rivals = rivals;
  }

  Optional<String> stage(String written, Deal deal) {
    Optional<Workflow.Stage> stage = draft.workflow.stage(written);
    if (stage.isEmpty()) {
      return Optional.of("no-such-stage");
    }
    if (stage.get().closed()) {
      return Optional.of("close-with-won-or-lost");
    }
    String name = stage.get().name();
    Optional<Transition> move = transitions.toStage(name, deal);
    if (move.isEmpty()) {
      return Optional.of(Transitions.NOT_FROM_HERE);
    }
    if (deal.stage().equals(Optional.of(name))) {
      return Optional.of(ALREADY_THERE);
    }
    Deal after = draft.happen(deal, new DealEvent.StageMoved(name));
    Engaging.prolong(after, name, partner.map(Partner::tier).orElse(""), draft);
    transitions.tell(
        move.get(),
        new PartnerNotice.StageChanged(
            draft.tell(after),
            transitions.name(),
            transitions.message(),
            earning().forecast(after)),
        after);
    return Optional.empty();
  }

  Optional<String> won(Money value, Optional<LocalDate> date, Deal deal) {
    return transitions
        .make(Move.WON, deal, closed(date), move -> win(value, date, deal, move))
        .map(no -> deal.dates().tailUntil().isPresent() ? "tail-over" : no);
  }

  private Instant closed(Optional<LocalDate> date) {
    return date.map(day -> day.atStartOfDay(draft.program.zone()).toInstant())
        .filter(at -> at.isBefore(draft.now))
        .orElse(draft.now);
  }

  private void win(Money value, Optional<LocalDate> date, Deal deal, Transition move) {
    Deal after = draft.happen(deal, new DealEvent.Won(draft.workflow.wonStage(), value, date));
    Optional<LineFacts> earned = earning().settle(after).stream().findFirst().map(LineFacts::of);
    transitions.tell(
        move,
        new PartnerNotice.Won(
            draft.tell(after),
            value,
            date,
            transitions.name(),
            earned,
            earning().forecast(after),
            tail(deal)),
        after);
    transitions.passOnMessage(move, after);
  }

  /** The customer has paid. */
  Optional<String> invoicePaid(Optional<Money> amount, Optional<LocalDate> date, Deal deal) {
    Instant at =
        date.map(day -> day.atStartOfDay(draft.program.zone()).toInstant()).orElse(draft.now);
    if (!earning().awaitsPayment(deal)) {
      return Optional.of(NOT_BY_INVOICE);
    }
    if (deal.payment().isPresent()) {
      return Optional.of(INVOICE_WAS_PAID);
    }
    return at.isAfter(draft.now)
        ? Optional.of("date-to-come")
        : transitions.make(Move.INVOICE_PAID, deal, move -> pay(amount, at, deal, move));
  }

  private void pay(Optional<Money> amount, Instant at, Deal deal, Transition move) {
    Deal after = draft.happen(deal, new DealEvent.InvoicePaid(at, amount));
    Optional<LineFacts> earned = earning().settle(after).stream().findFirst().map(LineFacts::of);
    transitions.tell(
        move,
        new MoneyNotice.InvoicePaid(draft.tell(after), amount, at, transitions.name(), earned),
        after);
    transitions.passOnMessage(move, after);
  }

  /** The rule by which an expired claim earns all the same. */
  private Optional<RuleFacts> tail(Deal deal) {
    return Optional.of(deal)
        .filter(one -> one.status() == RegistrationStatus.EXPIRED)
        .flatMap(_ -> draft.engagement.rules().afterwards().tail())
        .map(tail -> Engaging.cite(tail.rule(), deal, deal.partnerContact(), draft));
  }

  Optional<String> lost(String reason, Deal deal) {
    return transitions.make(
        Move.LOST,
        deal,
        move -> {
          Deal after = draft.happen(deal, new DealEvent.Lost(draft.workflow.lostStage(), reason));
          transitions.tell(
              move, new PartnerNotice.Lost(draft.tell(after), reason, transitions.name()), after);
          transitions.passOnMessage(move, after);
        });
  }

  private Earning earning() {
    return new Earning(draft, partner, rivals);
  }
}
