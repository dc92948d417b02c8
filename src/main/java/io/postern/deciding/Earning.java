package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlan;
import io.postern.commission.Credit;
import io.postern.commission.PlanText;
import io.postern.commission.Reckoning;
import io.postern.commission.Reckoning.Sale;
import io.postern.commission.Reckoning.Standing;
import io.postern.commission.Trigger;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.engagement.Claim;
import io.postern.kit.Money;
import io.postern.notice.ForecastFacts;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to a partner's account because of what happened to a deal. */
final class Earning {
  /** Named with the time that it is due at. */
  static final String STEP = "commission";

  private final Draft draft;
  private final Optional<Partner> partner;
  private final List<Claim> rivals;

  /**
   * @param partner whose deals are looked at
   * @param rivals the claims that they met, as far as known
   */
  Earning(Draft draft, Optional<Partner> partner, List<Claim> rivals) {
    this.draft = draft;
    this.partner = partner;
    this.rivals = rivals;
  }

  /** Keeps the plan that is in force with a claim that just came. */
  static void agree(Deal deal, Partner partner, Draft draft) {
    Optional<CommissionPlan> plan = draft.books.plan(deal, Optional.of(partner));
    plan.ifPresent(one -> agree(deal, one, draft));
  }

  private static void agree(Deal deal, CommissionPlan plan, Draft draft) {
    draft.books.agree(deal, plan);
    draft.happen(deal, new DealEvent.PlanAgreed(plan.id(), PlanText.write(plan)));
    draft.trace("commission", deal.ref() + " earns by the plan " + plan.id());
  }

  /**
   * Does what is still to be done for a deal as it stands now, and asks for a word about what has
   * become payable by it; the lines that changed come back.
   */
  List<CommissionLine> settle(Deal deal) {
    Deal now = draft.current(deal);
    Optional<CommissionPlan> found = draft.books.plan(now, partner);
    Account before = account(now);
    boolean untouched = before.ofDeal(now.id()).isEmpty();
    if (found.isEmpty() || (untouched && sale(now, found.get()).isEmpty())) {
      return List.of();
    }
    CommissionPlan plan = found.get();
    if (!draft.books.agreed(now).equals(found)) {
      agree(now, plan, draft);
    }
    List<Integer> changed = new ArrayList<>();
    Standing standing = standing(now, plan);
    for (Reckoning.Change change :
        Reckoning.of(standing, plan, before, draft.program.zone(), draft.now)) {
      changed.add(
          switch (change) {
            case Reckoning.Enter enter -> enter(now, enter.entry(), draft);
            case Reckoning.Move move -> move(now, move.number(), move.to(), move.why(), draft);
          });
    }
    later(now, standing, plan);
    List<CommissionLine> lines =
        changed.stream().distinct().flatMap(n -> account(now).line(n).stream()).toList();
    if (lines.stream().anyMatch(Earning::newlyOwed)) {
      Payables.ask(now, partner.map(Partner::name).orElse(""), draft);
    }
    return lines;
  }

  // By the end of its hold, or at once: there is no hold, or the sale was told of after it.
  private static boolean newlyOwed(CommissionLine line) {
    return line.state() == State.PAYABLE && line.amount().signum() > 0;
  }

  private void later(Deal deal, Standing standing, CommissionPlan plan) {
    Reckoning.next(standing, plan, account(deal), draft.program.zone(), draft.now)
        .ifPresent(
            at ->
                draft.later(
                    new Decision.Timer(
                        deal.id(), STEP + "@" + whole(at).getEpochSecond(), whole(at))));
  }

  // A step is named by whole seconds, and is due no earlier than what it is for.
  private static Instant whole(Instant at) {
    return at.getNano() == 0 ? at : Instant.ofEpochSecond(at.getEpochSecond() + 1);
  }

  /** Whether a deal earns no earlier than its customer pays. */
  boolean awaitsPayment(Deal deal) {
    return draft.books.plan(draft.current(deal), partner).map(CommissionPlan::trigger).stream()
        .anyMatch(Trigger.INVOICE_PAID::equals);
  }

  /** What a deal would earn by what it may be worth, as long as it has not earned. */
  Optional<ForecastFacts> forecast(Deal deal) {
    Deal now = draft.current(deal);
    Optional<CommissionPlan> plan = draft.books.plan(now, partner);
    Optional<Money> value = now.facts().value();
    if (plan.isEmpty() || value.isEmpty() || sale(now, plan.get()).isPresent()) {
      return Optional.empty();
    }
    Money share =
        Reckoning.forecast(
            standing(now, plan.get()),
            value.get(),
            plan.get(),
            account(now),
            draft.program.zone(),
            draft.now);
    return share.signum() > 0
        ? Optional.of(
            new ForecastFacts(
                value.get(), share, plan.get().trigger().word(), plan.get().holdDays()))
        : Optional.empty();
  }

  /** Enters a line; its number comes back. */
  static int enter(Deal deal, CommissionLine.Entry entry, Draft draft) {
    Account account =
        draft.books.of(deal.partnerId()).entered(deal.id(), deal.title(), entry, draft.now);
    int number = account.lastNumber();
    State state = account.line(number).orElseThrow().state();
    draft.books.put(deal.partnerId(), account);
    draft.happen(
        deal,
        new DealEvent.CommissionEntered(
            number,
            entry.kind().word(),
            entry.occurrence(),
            entry.base(),
            entry.amount(),
            entry.credit().before(),
            entry.credit().share(),
            entry.plan(),
            entry.heldUntil(),
            state.name(),
            entry.about()));
    return number;
  }

  /** Moves a line; its number comes back. */
  static int move(Deal deal, int number, State to, String why, Draft draft) {
    Account account = draft.books.of(deal.partnerId());
    State from = account.line(number).orElseThrow().state();
    draft.books.put(deal.partnerId(), account.moved(number, to, draft.now));
    draft.happen(deal, new DealEvent.CommissionMoved(number, from.name(), to.name(), why));
    return number;
  }

  private Account account(Deal deal) {
    return draft.books.of(deal.partnerId());
  }

  private boolean won(Deal deal) {
    return deal.stage().equals(Optional.of(draft.workflow.wonStage()))
        && deal.dates().closedAt().isPresent()
        && deal.facts().value().isPresent();
  }

  private Standing standing(Deal deal, CommissionPlan plan) {
    return new Standing(deal.id(), deal.title(), sale(deal, plan), credit(deal));
  }

  // In whichever order it is heard that a deal is won and that it is paid: both must be so.
  private Optional<Sale> sale(Deal deal, CommissionPlan plan) {
    if (!won(deal)) {
      return Optional.empty();
    }
    Money value = deal.facts().value().orElseThrow();
    return switch (plan.trigger()) {
      case CLOSED_WON -> Optional.of(new Sale(value, deal.dates().closedAt().orElseThrow()));
      case INVOICE_PAID ->
          deal.payment().map(payment -> new Sale(payment.amount().orElse(value), payment.at()));
    };
  }

  // What was entered once stays as it was.
  private Credit credit(Deal deal) {
    int share = deal.contest().flatMap(Deal.Contest::share).orElse(100);
    Optional<Credit> entered =
        account(deal).ofDeal(deal.id()).stream()
            .map(line -> line.entry().credit())
            .filter(credit -> credit.share() == share)
            .findFirst();
    boolean earlier =
        rivals.stream()
            .map(claim -> draft.current(claim.deal()))
            .filter(rival -> rival.contest().flatMap(Deal.Contest::share).orElse(0) == share)
            .allMatch(rival -> deal.id() < rival.id());
    return entered.orElseGet(() -> Credit.ofTwo(share, earlier));
  }
}
