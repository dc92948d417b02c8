package io.postern.deal;

import io.postern.deal.Deal.Contest;
import io.postern.deal.Deal.Dates;
import io.postern.deal.Deal.Dispute;
import io.postern.deal.Deal.Payment;
import io.postern.deal.DealEvent.StateBefore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What events add up to: pure, so that the deal row can be recomputed from the stream at any time.
 */
public final class DealHistory {
  private DealHistory() {}

  /** The deal that a first event opens. */
  public static Deal open(long id, DealRef ref, DealEvent.Registered event) {
    return new Deal(
        id,
        ref,
        1,
        event.partnerId(),
        event.partnerContact(),
        event.managerEmail(),
        event.facts(),
        event.answerDueAt().isPresent()
            ? RegistrationStatus.IN_REVIEW
            : RegistrationStatus.NEEDS_INFO,
        Optional.empty(),
        new Dates(
            event.claimedAt(),
            event.answerDueAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * @param at when the event happened
   * @return the deal after it, one version on
   */
  public static Deal apply(Deal deal, DealEvent event, Instant at) {
    Change next = new Change(deal);
    switch (event) {
      case DealEvent.Registered _ ->
          throw new IllegalArgumentException(deal.ref() + " is registered already");
      case DealEvent.Completed e -> {
        next.facts = e.facts();
        next.status = RegistrationStatus.IN_REVIEW;
        next.answerDueAt = Optional.of(e.answerDueAt());
      }
      case DealEvent.Corrected e -> next.facts = e.facts();
      case DealEvent.Approved e -> {
        next.status = RegistrationStatus.APPROVED;
        next.stage = Optional.of(e.stage());
        next.decidedAt = Optional.of(at);
        next.protectedUntil = Optional.of(e.protectedUntil());
      }
      case DealEvent.Declined _ -> {
        next.status = RegistrationStatus.DECLINED;
        next.stage = Optional.empty();
        next.decidedAt = Optional.of(at);
      }
      case DealEvent.StageMoved e -> next.stage = Optional.of(e.stage());
      case DealEvent.Won e -> {
        next.status = RegistrationStatus.APPROVED; // an expired claim may be won in its tail
        next.stage = Optional.of(e.stage());
        next.closedAt = Optional.of(at);
        next.facts =
            new Deal.ReferralFacts(
                deal.facts().prospect(),
                Optional.of(e.value()),
                deal.facts().need(),
                deal.facts().timeline());
      }
      case DealEvent.InvoicePaid e -> next.payment = Optional.of(new Payment(e.at(), e.amount()));
      case DealEvent.Lost e -> {
        next.stage = Optional.of(e.stage());
        next.closedAt = Optional.of(at);
      }
      case DealEvent.Extended e -> {
        next.protectedUntil = Optional.of(e.protectedUntil());
        next.extensions++;
      }
      case DealEvent.Prolonged e -> next.protectedUntil = Optional.of(e.protectedUntil());
      case DealEvent.Assigned e -> next.managerEmail = e.managerEmail();
      case DealEvent.HandedOver e -> {
        next.partnerContact = e.partnerContact();
        next.collaborators.remove(e.partnerContact());
      }
      case DealEvent.CollaboratorAdded e -> next.collaborators.add(e.who());
      case DealEvent.CollaboratorLeft e -> next.collaborators.remove(e.who());
      case DealEvent.Withdrawn _ -> {
        next.status = RegistrationStatus.WITHDRAWN;
        next.stage = Optional.empty();
      }
      case DealEvent.Expired e -> {
        next.tailUntil = e.tailUntil();
        next.status = RegistrationStatus.EXPIRED;
        next.stage = Optional.empty();
      }
      case DealEvent.Reopened e -> {
        next.status = e.status();
        next.stage = e.stage();
        next.closedAt = Optional.empty();
        next.payment = Optional.empty();
        next.contest = next.contest.map(met -> new Contest(met.rivals(), Optional.empty()));
      }
      case DealEvent.Contested e ->
          next.contest =
              Optional.of(
                  next.contest
                      .orElseGet(() -> new Contest(List.of(), Optional.empty()))
                      .with(e.rivals()));
      case DealEvent.CreditSettled e -> next.settle(e, at);
      case DealEvent.Disputed e -> next.dispute = Optional.of(new Dispute(at, e.answerDueAt()));
      case DealEvent.DisputeAnswered _ -> next.dispute = Optional.empty();
      case DealEvent.Undone e -> next.restore(e.before());
      case DealEvent.Asked _,
          DealEvent.ManagerWrote _,
          DealEvent.PartnerWrote _,
          DealEvent.UnverifiedWrote _,
          DealEvent.Noted _,
          DealEvent.PlanAgreed _,
          DealEvent.CommissionEntered _,
          DealEvent.CommissionMoved _,
          DealEvent.Erased _,
          DealEvent.Remarked _ -> {
        // words and money, no state
      }
    }
    return next.deal();
  }

  /** What an {@link DealEvent.Undone} needs to bring this deal back. */
  public static StateBefore stateOf(Deal deal) {
    return new StateBefore(
        deal.status(),
        deal.stage(),
        deal.dates().decidedAt(),
        deal.dates().protectedUntil(),
        deal.dates().closedAt(),
        deal.facts().value(),
        deal.contest(),
        deal.extensions(),
        deal.dispute(),
        deal.payment());
  }

  private static final class Change {
    private final Deal from;
    private Deal.ReferralFacts facts;
    private RegistrationStatus status;
    private Optional<String> stage;
    private io.postern.mail.Address partnerContact;
    private io.postern.mail.Address managerEmail;
    private Optional<Instant> answerDueAt;
    private Optional<Instant> decidedAt;
    private Optional<Instant> protectedUntil;
    private Optional<Instant> tailUntil;
    private Optional<Instant> closedAt;
    private Optional<Contest> contest;
    private int extensions;
    private Optional<Dispute> dispute;
    private Optional<Payment> payment;
    private final List<io.postern.mail.Address> collaborators;

    Change(Deal from) {
      this.from = from;
      facts = from.facts();
      status = from.status();
      stage = from.stage();
      partnerContact = from.partnerContact();
      managerEmail = from.managerEmail();
      answerDueAt = from.dates().answerDueAt();
      decidedAt = from.dates().decidedAt();
      protectedUntil = from.dates().protectedUntil();
      tailUntil = from.dates().tailUntil();
      closedAt = from.dates().closedAt();
      contest = from.contest();
      extensions = from.extensions();
      dispute = from.dispute();
      payment = from.payment();
      collaborators = new ArrayList<>(from.collaborators());
    }

    void settle(DealEvent.CreditSettled event, Instant at) {
      contest = contest.map(met -> new Contest(met.rivals(), Optional.of(event.share())));
      if (event.share() == 0) {
        status = RegistrationStatus.DECLINED;
        stage = Optional.empty();
        decidedAt = Optional.of(at);
      }
      event
          .approved()
          .ifPresent(
              start -> {
                status = RegistrationStatus.APPROVED;
                stage = Optional.of(start.stage());
                protectedUntil = Optional.of(start.protectedUntil());
                decidedAt = Optional.of(at);
              });
    }

    void restore(StateBefore before) {
      status = before.status();
      stage = before.stage();
      decidedAt = before.decidedAt();
      protectedUntil = before.protectedUntil();
      closedAt = before.closedAt();
      contest = before.contest();
      extensions = before.extensions();
      dispute = before.dispute();
      payment = before.payment();
      facts =
          new Deal.ReferralFacts(facts.prospect(), before.value(), facts.need(), facts.timeline());
    }

    Deal deal() {
      return new Deal(
          from.id(),
          from.ref(),
          from.version() + 1,
          from.partnerId(),
          partnerContact,
          managerEmail,
          facts,
          status,
          stage,
          new Dates(
              from.dates().claimedAt(),
              answerDueAt,
              decidedAt,
              protectedUntil,
              tailUntil,
              closedAt),
          contest,
          extensions,
          dispute,
          payment,
          collaborators);
    }
  }
}
