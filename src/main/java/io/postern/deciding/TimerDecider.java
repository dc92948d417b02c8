package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deal.Workflow.Effect;
import io.postern.deal.Workflow.Role;
import io.postern.deal.Workflow.Transition;
import io.postern.deciding.Deadlines.Step;
import io.postern.deciding.Facts.Person;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.EngagementRules.Lasting;
import io.postern.engagement.EngagementRules.Unanswered;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.LineFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done when a step in the future has come: (step, facts, now) to Decision. */
public final class TimerDecider {
  private static final String NOT_NEEDED = "not-needed-any-more";

  private final TimerFacts facts;
  private final Deal deal;
  private final Draft draft;

  private TimerDecider(TimerFacts facts, Draft draft) {
    this.facts = facts;
    this.deal = facts.deal();
    this.draft = draft;
  }

  /**
   * @param deal as it is now, locked
   * @param claimedWith the deals that came in one mail with it and stand as it does, itself too, by
   *     number: people hear of them together
   * @param partner whose it is
   * @param people names and languages of those who may be written to, by address key
   * @param accounts the money of the partner and the deal
   */
  public record TimerFacts(
      Program program,
      Workflow workflow,
      Deal deal,
      List<Deal> claimedWith,
      Partner partner,
      Map<String, Person> people,
      Accounts accounts) {
    public TimerFacts {
      claimedWith = List.copyOf(claimedWith);
      people = Map.copyOf(people);
    }

    private boolean first() {
      return claimedWith.isEmpty() || claimedWith.getFirst().id() == deal.id();
    }
  }

  public static Decision decide(String step, TimerFacts facts, InForce rules, Instant now) {
    Draft draft =
        Draft.unasked(
            facts.program(), facts.workflow(), rules, facts.accounts(), facts.people(), now);
    return Step.of(step)
        .map(known -> new TimerDecider(facts, draft).decide(known))
        .orElseGet(() -> draft.end(Outcome.RECORDED, "unknown-step"));
  }

  private Decision decide(Step step) {
    return switch (step.kind()) {
      case NEEDS_INFO_REMINDER -> needsInfo(this::askAgain);
      case NEEDS_INFO_END -> needsInfo(this::showIncomplete);
      case REVIEW_REMINDER -> review(() -> remind(step));
      case REVIEW_LATE -> review(() -> late(step));
      case REVIEW_END -> unanswered();
      case COMMISSION -> commission();
      case LINE_DISPUTE -> lineDispute(step);
      case STALLED -> deal.version() == step.number() ? stalled(step) : notNeeded();
      case DISPUTE_REMINDER, DISPUTE_LATE ->
          step.belongsTo(deal.dispute().map(Deal.Dispute::answerDueAt))
              ? dispute(step)
              : notNeeded();
      case PROTECTION_WARNING, PROTECTION_END -> safe(step) ? protection(step.date()) : notNeeded();
      case GRACE_END -> safe(step) ? expire() : notNeeded();
    };
  }

  private boolean safe(Step step) {
    return deal.status() == RegistrationStatus.APPROVED
        && deal.dates().closedAt().isEmpty()
        && step.belongsTo(deal.dates().protectedUntil());
  }

  private Decision needsInfo(java.util.function.Supplier<Decision> then) {
    return deal.status() == RegistrationStatus.NEEDS_INFO ? then.get() : notNeeded();
  }

  private Decision review(java.util.function.Supplier<Decision> then) {
    if (deal.status() != RegistrationStatus.IN_REVIEW) {
      return notNeeded();
    }
    return facts.first() ? then.get() : draft.end(Outcome.RECORDED, "told-with-another");
  }

  private Decision notNeeded() {
    return draft.end(Outcome.RECORDED, NOT_NEEDED);
  }

  private Decision askAgain() {
    draft.owePartner(
        new PartnerNotice.NeedsInfo(
            List.of(draft.tell(deal)),
            new Notice.MailProof(deal.dates().claimedAt(), "", "", ""),
            true),
        deal);
    return draft.end(Outcome.ASKED, "reminded");
  }

  private Decision showIncomplete() {
    draft.oweManager(new ManagerNotice.Incomplete(draft.tell(deal), facts.partner().name()), deal);
    return draft.end(Outcome.ACTED, "shown-as-incomplete");
  }

  private Decision remind(Step step) {
    draft.owe(request(), draft.inCharge(deal), facts.claimedWith());
    facts.claimedWith().forEach(each -> draft.later(Deadlines.late(each, step)));
    return draft.end(Outcome.ASKED, "manager-reminded");
  }

  // The partner was promised an answer by now: it gets the truth instead of silence.
  private Decision late(Step step) {
    List<Deal> deals = facts.claimedWith();
    draft.owe(request(), draft.inCharge(deal), deals);
    Optional<Manager> backup = backup();
    backup.ifPresent(manager -> draft.owe(request(), manager.email(), deals));
    draft.owe(
        new PartnerNotice.ReviewDelayed(
            draft.tell(deals),
            step.date(),
            draft.nameOf(draft.inCharge(deal)),
            backup.map(Manager::name)),
        deal.partnerContact(),
        deals);
    rules()
        .unanswered()
        .ifPresent(
            rule ->
                deals.forEach(
                    each -> draft.later(Deadlines.end(each, step, rule, facts.program()))));
    return draft.end(Outcome.ASKED, "review-late");
  }

  private EngagementRules rules() {
    return draft.engagement.rules();
  }

  // A rule stands in for the manager, but never between partners, and not on what was reopened.
  private Decision unanswered() {
    boolean waits =
        deal.status() == RegistrationStatus.IN_REVIEW
            && deal.dates().decidedAt().isEmpty()
            && !deal.contest().map(Deal.Contest::open).orElse(false);
    Optional<Unanswered> rule = rules().unanswered();
    if (!waits || rule.isEmpty()) {
      return notNeeded();
    }
    String sentence = rule.get().rule().sentence(draft.languageOf(deal.partnerContact()));
    if (rule.get().approves()) {
      Instant until =
          Engaging.protectedUntil(deal, Optional.empty(), facts.partner().tier(), draft);
      Deal after = draft.happen(deal, new DealEvent.Approved(draft.workflow.firstStage(), until));
      draft.owePartner(
          new PartnerNotice.Approved(
              draft.tell(after),
              facts.program().name(),
              Optional.of(sentence),
              new Earning(draft, Optional.of(facts.partner()), List.of()).forecast(after)),
          after);
    } else {
      String id = rule.get().rule().id();
      Deal after = draft.happen(deal, new DealEvent.Declined(sentence, Optional.of(id)));
      draft.owePartner(new PartnerNotice.DeclinedByRule(draft.tell(after), id, sentence), after);
    }
    draft.oweManager(
        new ManagerNotice.ReviewEnded(
            draft.tell(deal),
            facts.partner().name(),
            rule.get().approves(),
            rule.get().rule().id()),
        deal);
    return draft.end(Outcome.ACTED, "review-ended-by-rule");
  }

  private Decision commission() {
    List<CommissionLine> changed =
        new Earning(draft, Optional.of(facts.partner()), List.of()).settle(deal);
    List<CommissionLine> payable =
        changed.stream().filter(line -> line.state() == CommissionLine.State.PAYABLE).toList();
    List<CommissionLine> entered =
        changed.stream().filter(line -> line.state() == CommissionLine.State.HELD).toList();
    tellMoney("entered", entered);
    tellMoney("payable", payable);
    return changed.isEmpty() ? notNeeded() : draft.end(Outcome.ACTED, "commission-moved");
  }

  private void tellMoney(String what, List<CommissionLine> lines) {
    if (!lines.isEmpty()) {
      draft.owePartner(
          new MoneyNotice.CommissionNews(
              what,
              LineFacts.of(lines),
              List.copyOf(Account.sums(lines).values()),
              "",
              draft.nameOf(deal.managerEmail()),
              Optional.empty()),
          deal);
    }
  }

  // The answer is late: the manager is reminded, and somebody else is asked.
  private Decision lineDispute(Step step) {
    Optional<CommissionLine> line =
        draft
            .books
            .of(deal.partnerId())
            .line(step.number())
            .filter(one -> one.state() == CommissionLine.State.DISPUTED);
    if (line.isEmpty()) {
      return notNeeded();
    }
    Notice again =
        new MoneyNotice.CommissionDisputed(
            draft.tell(deal),
            LineFacts.of(line.get()),
            facts.partner().name(),
            "",
            step.date(),
            true);
    draft.oweManager(again, deal);
    backup().ifPresent(manager -> draft.owe(again, manager.email(), List.of(deal)));
    return draft.end(Outcome.ASKED, "dispute-late");
  }

  private Decision stalled(Step step) {
    Optional<EngagementRules.Stalled> rule = rules().stalled();
    boolean inSales =
        deal.status() == RegistrationStatus.APPROVED && deal.dates().closedAt().isEmpty();
    if (rule.isEmpty() || !inSales) {
      return notNeeded();
    }
    int days = Math.toIntExact(Duration.between(step.date(), draft.now).toDays());
    draft.oweManager(
        new ManagerNotice.Stalled(draft.tell(deal), facts.partner().name(), days), deal);
    int before = Math.max(0, days - rule.get().days());
    if (days / rule.get().partnerDays() > before / rule.get().partnerDays()) {
      draft.owePartner(
          new PartnerNotice.NoChange(draft.tell(deal), days, draft.nameOf(draft.inCharge(deal))),
          deal);
    }
    int round = days / rule.get().days();
    Deadlines.quiet(deal, step.date(), round, rules()).ifPresent(draft::later);
    return draft.end(Outcome.ASKED, "stalled");
  }

  private Decision dispute(Step step) {
    Notice again =
        new ManagerNotice.DisputeReview(
            draft.tell(deal), facts.partner().name(), "", step.date(), true);
    draft.oweManager(again, deal);
    if (step.kind() == Deadlines.Kind.DISPUTE_REMINDER) {
      draft.later(Deadlines.late(deal, step));
      return draft.end(Outcome.ASKED, "dispute-reminded");
    }
    Optional<Manager> backup = backup();
    backup.ifPresent(manager -> draft.owe(again, manager.email(), List.of(deal)));
    draft.owePartner(
        new PartnerNotice.ReviewDelayed(
            List.of(draft.tell(deal)),
            step.date(),
            draft.nameOf(draft.inCharge(deal)),
            backup.map(Manager::name)),
        deal);
    return draft.end(Outcome.ASKED, "dispute-late");
  }

  private Optional<Manager> backup() {
    return facts.program().managers().stream()
        .filter(manager -> !manager.writesFrom(draft.inCharge(deal)))
        .findFirst();
  }

  private ManagerNotice.ReviewRequest request() {
    return new ManagerNotice.ReviewRequest(
        draft.tell(facts.claimedWith()),
        facts.partner().name(),
        "",
        deal.partnerContact().toString(),
        List.of(),
        "",
        true);
  }

  // What is due is judged by the clock, not by the step: a step that comes late, because nothing
  // ran, does not warn of what has happened by then.
  private Decision protection(Instant end) {
    if (!end.isAfter(draft.now)) {
      return rules()
          .afterwards()
          .grace()
          .filter(grace -> grace.from(end).isAfter(draft.now))
          .map(grace -> grace(grace, end))
          .orElseGet(this::expire);
    }
    long hours = Duration.between(draft.now, end).toHours();
    int days = Math.toIntExact((hours + 12) / 24);
    draft.owePartner(ending(days, false), deal);
    draft.oweManager(ending(days, true), deal);
    Deadlines.protection(deal, draft.now).ifPresent(draft::later);
    return draft.end(Outcome.ASKED, "protection-ends-soon");
  }

  private AnybodyNotice.ProtectionEnding ending(int days, boolean toManager) {
    return new AnybodyNotice.ProtectionEnding(
        draft.tell(deal),
        days,
        toManager,
        draft.nameOf(draft.inCharge(deal)),
        facts.partner().name());
  }

  // The day that people are told stands, whatever the rule says by then.
  private Decision grace(Lasting grace, Instant end) {
    Instant until = grace.from(end);
    draft.owePartner(inGrace(grace, until, deal.partnerContact(), false), deal);
    draft.oweManager(inGrace(grace, until, draft.inCharge(deal), true), deal);
    draft.later(Deadlines.graceEnd(deal, end, until));
    return draft.end(Outcome.ASKED, "grace-begins");
  }

  private AnybodyNotice.GraceBegins inGrace(
      Lasting grace, Instant until, Address reader, boolean toManager) {
    return new AnybodyNotice.GraceBegins(
        draft.tell(deal),
        until,
        Engaging.cite(grace.rule(), deal, reader, draft),
        toManager,
        draft.nameOf(draft.inCharge(deal)),
        facts.partner().name());
  }

  private Decision expire() {
    Optional<Transition> move =
        draft.workflow.find(Workflow.Move.EXPIRE.word(), Role.TIMER, deal, draft.now);
    if (move.isEmpty()) {
      return draft.end(Outcome.RECORDED, "workflow-has-no-expiry");
    }
    Optional<Instant> tail = rules().afterwards().tail().map(rule -> rule.from(draft.now));
    Deal after = draft.happen(deal, new DealEvent.Expired("protection-ended", tail));
    if (move.get().has(Effect.NOTIFY_PARTNER)) {
      draft.owePartner(expired(after, false), after);
    }
    if (move.get().has(Effect.NOTIFY_MANAGER)) {
      draft.oweManager(expired(after, true), after);
    }
    return draft.end(Outcome.ACTED, "protection-ended");
  }

  private AnybodyNotice.Expired expired(Deal after, boolean toManager) {
    Address reader = toManager ? draft.inCharge(deal) : deal.partnerContact();
    return new AnybodyNotice.Expired(
        draft.tell(after),
        rules().afterwards().tail().map(tail -> Engaging.cite(tail.rule(), deal, reader, draft)),
        toManager,
        draft.nameOf(draft.inCharge(deal)),
        facts.partner().name());
  }
}
