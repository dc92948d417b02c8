package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.commission.Span;
import io.postern.deal.Deal;
import io.postern.notice.LineFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.ManagerNotice.PlanInForce;
import io.postern.notice.MoneyFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import io.postern.notice.PlanFacts;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a partner hears about money when it asks, and what it may object to. */
final class Telling {
  /** More lines than these belong into a statement. */
  private static final int MOST = 30;

  private static final List<State> SUMMED =
      List.of(
          State.HELD, State.PAYABLE, State.DISPUTED, State.APPROVED, State.IN_PAYOUT, State.PAID);
  private static final Set<State> RELEASED = Set.of(State.APPROVED, State.IN_PAYOUT);
  private static final Set<State> SETTLED = Set.of(State.PAID, State.VOID, State.CLAWED_BACK);

  private Telling() {}

  static Notice myCommission(OfPartner by, Draft draft) {
    Account account = lastYear(draft.books.of(by.partner().id()), draft);
    return new MoneyNotice.MyCommission(
        account.lastNumber() > 0 || draft.books.plans.of(by.partner()).isPresent(),
        sums(account),
        LineFacts.of(newest(account)),
        draft.books.plans.payout().minimum());
  }

  /** What is not settled, and of the rest what came within twelve months. */
  private static Account lastYear(Account account, Draft draft) {
    Instant since = draft.now.atZone(draft.program.zone()).minusMonths(12).toInstant();
    return new Account(
        account.lastNumber(),
        account.lines().stream()
            .filter(line -> !SETTLED.contains(line.state()) || !line.accruedAt().isBefore(since))
            .toList());
  }

  /** How an account stands, by currency and state. */
  static List<MoneyFacts> sums(Account account) {
    List<MoneyFacts> sums = new ArrayList<>();
    for (State state : SUMMED) {
      List<CommissionLine> lines =
          account.lines().stream().filter(line -> counted(line.state()) == state).toList();
      Account.sums(lines).values().forEach(sum -> sums.add(new MoneyFacts(state, sum)));
    }
    return sums;
  }

  // What was paid and is taken back was paid all the same: the line that takes it back says so.
  private static State counted(State state) {
    return state == State.CLAWED_BACK ? State.PAID : state;
  }

  private static List<CommissionLine> newest(Account account) {
    Stream<CommissionLine> open =
        account.lines().stream().filter(line -> !SETTLED.contains(line.state()));
    Stream<CommissionLine> settled =
        account.lines().stream()
            .filter(line -> SETTLED.contains(line.state()))
            .sorted(Comparator.comparingInt(CommissionLine::number).reversed());
    return Stream.concat(open, settled)
        .limit(MOST)
        .sorted(Comparator.comparingInt(CommissionLine::number))
        .toList();
  }

  static Notice terms(OfPartner by, Draft draft) {
    Payout payout = draft.books.plans.payout();
    return new MoneyNotice.TermsInWords(
        draft
            .books
            .plans
            .of(by.partner())
            .map(plan -> PlanFacts.of(plan, draft.languageOf(by.contact().email()))),
        payout.minimum(),
        payout.statements().map(Span::word).orElse(""));
  }

  /** Who earns what: by the deals of the conversation, then by the program's files. */
  static Notice inForce(Manager by, Facts facts, Draft draft) {
    CommissionPlans plans = draft.books.plans;
    Locale language = draft.languageOf(by.email());
    List<PlanInForce> all = new ArrayList<>();
    for (Deal deal : facts.deals().stream().limit(MOST).toList()) {
      Optional<Partner> partner = Optional.ofNullable(facts.partners().get(deal.partnerId()));
      draft
          .books
          .plan(deal, partner)
          .ifPresent(
              p -> all.add(new PlanInForce("deal", deal.title(), PlanFacts.of(p, language))));
    }
    plans
        .program()
        .ifPresent(plan -> all.add(new PlanInForce("program", "", PlanFacts.of(plan, language))));
    all.addAll(named("tier", plans.tiers(), language));
    all.addAll(named("partner", plans.partners(), language));
    return new ManagerNotice.ProgramTerms(
        all, plans.payout().minimum(), plans.payout().statements().map(Span::word).orElse(""));
  }

  private static List<PlanInForce> named(
      String whose, Map<String, CommissionPlan> plans, Locale language) {
    return new TreeMap<>(plans)
        .entrySet().stream()
            .limit(MOST)
            .map(
                one -> new PlanInForce(whose, one.getKey(), PlanFacts.of(one.getValue(), language)))
            .toList();
  }

  /**
   * The partner objects to a line, which is frozen; empty when it was taken up, else why not.
   *
   * @param number the line's
   */
  static Optional<String> dispute(
      int number, String reason, OfPartner by, Facts facts, Draft draft) {
    Optional<CommissionLine> line = draft.books.of(by.partner().id()).line(number);
    Optional<Deal> deal =
        line.flatMap(
            found ->
                Stream.concat(facts.deals().stream(), facts.openDeals().stream())
                    .filter(one -> one.id() == found.dealId())
                    .findFirst());
    if (line.isEmpty() || deal.isEmpty()) {
      return Optional.of("no-such-line");
    }
    if (line.get().state() == State.DISPUTED) {
      return Optional.of("disputed-already");
    }
    if (SETTLED.contains(line.get().state()) || RELEASED.contains(line.get().state())) {
      return Optional.of("line-is-settled");
    }
    Earning.move(deal.get(), number, State.DISPUTED, reason, draft);
    LineFacts told = LineFacts.of(draft.books.of(by.partner().id()).line(number).orElseThrow());
    Instant due = PartnerDecisions.answerDue(by.partner().tier(), draft);
    String manager = draft.nameOf(deal.get().managerEmail());
    draft.owe(
        new MoneyNotice.CommissionNews(
            "disputed", List.of(told), List.of(told.amount()), reason, manager, Optional.of(due)),
        by.contact().email(),
        facts.deals());
    draft.oweManager(
        new MoneyNotice.CommissionDisputed(
            draft.tell(deal.get()), told, by.partner().name(), reason, due, false),
        deal.get());
    draft.later(Deadlines.lineDispute(deal.get(), number, due));
    return Optional.empty();
  }
}
