package io.postern.deal;

import io.postern.deal.Deal.ReferralFacts;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One fact on a deal, append-only; the deal is what its events add up to ({@link DealHistory}). */
public sealed interface DealEvent {
  /**
   * A partner claimed a prospect.
   *
   * @param claimedAt when the program first got it
   * @param claimedAtSource how that is known: border, internaldate or kept
   * @param answerDueAt by when it is reviewed; empty while essentials are missing
   */
  record Registered(
      long partnerId,
      Address partnerContact,
      Address managerEmail,
      ReferralFacts facts,
      Instant claimedAt,
      String claimedAtSource,
      Optional<Instant> answerDueAt)
      implements DealEvent {}

  /** The last essentials came: the registration goes to review. */
  record Completed(ReferralFacts facts, Instant answerDueAt) implements DealEvent {}

  /**
   * Fields were put right, or added.
   *
   * @param changed the fields that are new
   */
  record Corrected(ReferralFacts facts, List<Field> changed) implements DealEvent {
    public Corrected {
      changed = List.copyOf(changed);
    }
  }

  /** A manager accepted it, and protection runs. */
  record Approved(String stage, Instant protectedUntil) implements DealEvent {}

  /**
   * A manager refused it, or a rule of engagement did.
   *
   * @param rule the id of the rule that did; empty for a manager's word
   */
  record Declined(String reason, Optional<String> rule) implements DealEvent {
    /** By a manager's word. */
    public Declined(String reason) {
      this(reason, Optional.empty());
    }
  }

  /** A manager asks the partner. */
  record Asked(String question) implements DealEvent {}

  /** A manager wrote to the partner. */
  record ManagerWrote(String text) implements DealEvent {}

  /** The partner wrote. */
  record PartnerWrote(String text) implements DealEvent {}

  /** Something was written by a person who could not be made sure of. */
  record UnverifiedWrote(String text, Address claimedSender) implements DealEvent {}

  /** An internal note; the partner never sees it. */
  record Noted(String text) implements DealEvent {}

  /** Sales moved on. */
  record StageMoved(String stage) implements DealEvent {}

  /** Closed, and won. */
  record Won(String stage, Money value, Optional<LocalDate> date) implements DealEvent {}

  /**
   * The customer paid the invoice.
   *
   * @param at when
   * @param amount where it is not what the deal was won with
   */
  record InvoicePaid(Instant at, Optional<Money> amount) implements DealEvent {}

  /** Closed, and lost. */
  record Lost(String stage, String reason) implements DealEvent {}

  /** A later end of protection. */
  record Extended(Instant protectedUntil, Optional<String> reason) implements DealEvent {}

  /**
   * A rule of engagement gave it a later end of protection, with the stage that it entered.
   *
   * @param rule the rule's id
   */
  record Prolonged(Instant protectedUntil, String rule) implements DealEvent {}

  /** Another manager looks after it. */
  record Assigned(Address managerEmail) implements DealEvent {}

  /** Another contact of the partner looks after it: the one before has left. */
  record HandedOver(Address partnerContact) implements DealEvent {}

  /** A contact of the partner or a manager follows it from now on. */
  record CollaboratorAdded(Address who) implements DealEvent {}

  /** Who followed it has left the partner. */
  record CollaboratorLeft(Address who) implements DealEvent {}

  /** The partner took it back. */
  record Withdrawn(Optional<String> reason) implements DealEvent {}

  /**
   * Nobody completed it in time, or its protection ran out.
   *
   * @param tailUntil until when a close still earns, where a rule of engagement says so
   */
  record Expired(String why, Optional<Instant> tailUntil) implements DealEvent {}

  /**
   * Other partners claim the same prospect. Internal: no partner hears of another's claim.
   *
   * @param rivals their deals
   * @param because for each of them what speaks for it, in the words of the match
   */
  record Contested(List<Long> rivals, List<String> because) implements DealEvent {
    public Contested {
      rivals = List.copyOf(rivals);
      because = List.copyOf(because);
    }
  }

  /**
   * A manager settled who has the credit among claims that met; each of their deals gets such an
   * event in one transaction.
   *
   * @param credit as it was said: first, second, split 60/40, direct, none
   * @param share percent of the credit that this deal has; a deal without any is declined
   * @param approved what an approval that comes with it starts; empty when the status stays
   */
  record CreditSettled(String credit, int share, Optional<Start> approved) implements DealEvent {}

  /** The stage and the protection that an approved deal starts with. */
  record Start(String stage, Instant protectedUntil) {}

  /** The partner objects to a decision. */
  record Disputed(String reason, Instant answerDueAt) implements DealEvent {}

  /**
   * A manager answered an objection.
   *
   * @param upheld whether the decision is looked at again; else it stands
   */
  record DisputeAnswered(boolean upheld, String answer) implements DealEvent {}

  /**
   * The commission plan that counts for it from now on, usually the one in force at its claim.
   *
   * @param plan its name
   * @param terms the whole plan, in the words of the commission room's PlanText
   */
  record PlanAgreed(String plan, String terms) implements DealEvent {}

  /**
   * A line was entered in the partner's commission account.
   *
   * @param line counts the partner's lines
   * @param kind sale, recurring, clawback or adjustment
   * @param occurrence 1 for a sale, 2 for the first time after it …
   * @param base the partner's part of what was sold
   * @param amount what it earns; negative when it is taken back
   * @param before percent of the credit that claims before it have
   * @param share percent of the credit that it has itself
   * @param heldUntil when it is payable
   * @param state where it stands at first: HELD or PAYABLE
   * @param about for a clawback or an adjustment the line that it is about
   */
  record CommissionEntered(
      int line,
      String kind,
      int occurrence,
      Money base,
      Money amount,
      int before,
      int share,
      String plan,
      Instant heldUntil,
      String state,
      Optional<Integer> about)
      implements DealEvent {}

  /**
   * A line of the partner's commission account changed its state.
   *
   * @param from HELD, PAYABLE, APPROVED …
   * @param why reason code, or a person's words
   */
  record CommissionMoved(int line, String from, String to, String why) implements DealEvent {}

  /** A decided or closed deal is looked at again. */
  record Reopened(RegistrationStatus status, Optional<String> stage) implements DealEvent {}

  /**
   * A manager's decision was undone before the partner heard of it.
   *
   * @param undoneVersion the event that is compensated
   * @param before the deal as it was
   */
  record Undone(int undoneVersion, StateBefore before) implements DealEvent {}

  /** An automatic mail came: an absence, for example. Changes nothing. */
  record Remarked(String text, Optional<LocalDate> awayUntil) implements DealEvent {}

  /**
   * A person's data were erased from events before this one. Internal: it changes nothing.
   *
   * @param person whom the events name in the person's place since
   * @param events which of them say less than they did
   */
  record Erased(Address person, List<Redacted> events) implements DealEvent {
    public Erased {
      events = List.copyOf(events);
    }
  }

  /**
   * An event that says less than it did.
   *
   * @param hash of what is left of it, hex; the chain goes on over the hash that it was written
   *     with
   */
  record Redacted(int version, String hash) {}

  /** The part of a deal that a decision changes, kept so that it can be undone. */
  record StateBefore(
      RegistrationStatus status,
      Optional<String> stage,
      Optional<Instant> decidedAt,
      Optional<Instant> protectedUntil,
      Optional<Instant> closedAt,
      Optional<Money> value,
      Optional<Deal.Contest> contest,
      int extensions,
      Optional<Deal.Dispute> dispute,
      Optional<Deal.Payment> payment) {}

  /** Whether the partner may see it on the timeline. */
  default boolean visibleToPartner() {
    return switch (this) {
      case Noted _, UnverifiedWrote _, Assigned _, Remarked _, Undone _, Contested _, Erased _ ->
          false;
      case Registered _,
          Completed _,
          Corrected _,
          Approved _,
          Declined _,
          Asked _,
          ManagerWrote _,
          PartnerWrote _,
          StageMoved _,
          Won _,
          InvoicePaid _,
          Lost _,
          Extended _,
          Withdrawn _,
          HandedOver _,
          CollaboratorAdded _,
          CollaboratorLeft _,
          Expired _,
          CreditSettled _,
          Prolonged _,
          Disputed _,
          DisputeAnswered _,
          PlanAgreed _,
          CommissionEntered _,
          CommissionMoved _,
          Reopened _ ->
          true;
    };
  }

  /** The word for it in the ledger, in logs and in JSON: {@code stage-moved}. */
  default String word() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "-$1")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
