package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Decision.Timer;
import io.postern.engagement.EngagementRules;
import io.postern.engagement.EngagementRules.Unanswered;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps in the future that keep a deal from falling silent. An event sets the first step; a
 * step that has come sets the next one. A step belongs to a date of the deal (its name says which),
 * and does nothing when the deal has another date by then.
 */
final class Deadlines {
  /** When what is missing is asked for again; settled in the design. */
  private static final List<Duration> REMINDERS = List.of(Duration.ofDays(2), Duration.ofDays(7));

  /** When a claim that nobody completed is shown to its manager as incomplete. */
  private static final Duration GIVE_UP = Duration.ofDays(14);

  /** How many days before the end of protection the partner hears of it. */
  private static final List<Integer> WARNINGS = List.of(14, 3);

  /** What a step does. */
  enum Kind {
    /** Asks the partner for what is still missing, once more. */
    NEEDS_INFO_REMINDER,
    /** Nobody completed it: the manager sees it as it is. */
    NEEDS_INFO_END,
    /** The manager is reminded, a working day before the answer is due. */
    REVIEW_REMINDER,
    /** The answer is late: a second manager is asked, and the partner is told. */
    REVIEW_LATE,
    /** Nobody answered: what the program says happens. */
    REVIEW_END,
    /** A hold ends, or a sale earns again. */
    COMMISSION,
    /** The answer to an objection to a commission line is late. */
    LINE_DISPUTE,
    /** Nothing has happened on a deal for long. */
    STALLED,
    /** An objection is to be answered within a working day. */
    DISPUTE_REMINDER,
    /** The answer to an objection is late: a second manager is asked, and the partner is told. */
    DISPUTE_LATE,
    /** Protection ends soon. */
    PROTECTION_WARNING,
    /** Protection ends. */
    PROTECTION_END,
    /** What was left to extend it in is over. */
    GRACE_END;

    private String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A step as its name says it.
   *
   * @param date the deal's date that it belongs to, in whole seconds
   * @param number what its name says besides: days, a version; 0 when it says nothing
   */
  record Step(Kind kind, Instant date, int number) {
    /** Empty when the name is none of ours, or of an older Postern. */
    static Optional<Step> of(String name) {
      String[] parts = name.split("[@#]", 4);
      for (Kind kind : Kind.values()) {
        if (parts.length > 1 && kind.word().equals(parts[0])) {
          int number = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
          return Optional.of(
              new Step(kind, Instant.ofEpochSecond(Long.parseLong(parts[1])), number));
        }
      }
      return Optional.empty();
    }

    boolean belongsTo(Optional<Instant> other) {
      return other.map(at -> at.getEpochSecond() == date.getEpochSecond()).orElse(false);
    }
  }

  private Deadlines() {}

  /** The steps that an event sets, from the deal as it is after it. */
  static List<Timer> after(DealEvent event, Deal deal, Program program, Instant now) {
    return switch (event) {
      case DealEvent.Registered _ when deal.status() == RegistrationStatus.NEEDS_INFO ->
          missing(deal, now);
      case DealEvent.Registered _,
          DealEvent.Completed _,
          DealEvent.Approved _,
          DealEvent.Extended _,
          DealEvent.Prolonged _,
          DealEvent.Reopened _,
          DealEvent.CreditSettled _,
          DealEvent.Undone _ ->
          standing(deal, program, now);
      case DealEvent.Disputed disputed -> List.of(dispute(disputed, deal, program, now));
      case DealEvent.Corrected _,
          DealEvent.Declined _,
          DealEvent.Asked _,
          DealEvent.ManagerWrote _,
          DealEvent.PartnerWrote _,
          DealEvent.UnverifiedWrote _,
          DealEvent.Noted _,
          DealEvent.StageMoved _,
          DealEvent.Won _,
          DealEvent.InvoicePaid _,
          DealEvent.Lost _,
          DealEvent.Assigned _,
          DealEvent.HandedOver _,
          DealEvent.CollaboratorAdded _,
          DealEvent.CollaboratorLeft _,
          DealEvent.Withdrawn _,
          DealEvent.Contested _,
          DealEvent.DisputeAnswered _,
          DealEvent.PlanAgreed _,
          DealEvent.CommissionEntered _,
          DealEvent.CommissionMoved _,
          DealEvent.Expired _,
          DealEvent.Erased _,
          DealEvent.Remarked _ ->
          List.of();
    };
  }

  private static List<Timer> missing(Deal deal, Instant now) {
    List<Timer> steps = new ArrayList<>();
    for (int i = 0; i < REMINDERS.size(); i++) {
      String name = name(Kind.NEEDS_INFO_REMINDER, deal.dates().claimedAt()) + "#" + (i + 1);
      steps.add(new Timer(deal.id(), name, now.plus(REMINDERS.get(i))));
    }
    String end = name(Kind.NEEDS_INFO_END, deal.dates().claimedAt());
    steps.add(new Timer(deal.id(), end, now.plus(GIVE_UP)));
    return steps;
  }

  private static List<Timer> standing(Deal deal, Program program, Instant now) {
    return switch (deal.status()) {
      case IN_REVIEW -> List.of(review(deal, program, now));
      case APPROVED -> protection(deal, now).stream().toList();
      case NEEDS_INFO, DECLINED, WITHDRAWN, EXPIRED -> List.of();
    };
  }

  private static Timer review(Deal deal, Program program, Instant now) {
    Instant due =
        deal.dates()
            .answerDueAt()
            .filter(at -> at.isAfter(now))
            .orElseGet(() -> program.calendar().plusDays(now, program.terms().reviewDays()));
    Instant before = program.calendar().minusDays(due, 1);
    return before.isAfter(now)
        ? new Timer(deal.id(), name(Kind.REVIEW_REMINDER, due), before)
        : new Timer(deal.id(), name(Kind.REVIEW_LATE, due), due);
  }

  /** When a review that is late is ended by a rule. */
  static Timer end(Deal deal, Step late, Unanswered rule, Program program) {
    return new Timer(
        deal.id(),
        name(Kind.REVIEW_END, late.date()),
        program.calendar().plusDays(late.date(), rule.days()));
  }

  /**
   * When a deal counts as quiet, unless something happens before: the step is about this version of
   * it.
   *
   * @param since its last event
   * @param round how often it was asked about before
   */
  static Optional<Timer> quiet(Deal deal, Instant since, int round, EngagementRules rules) {
    boolean inSales =
        deal.status() == RegistrationStatus.APPROVED && deal.dates().closedAt().isEmpty();
    return rules
        .stalled()
        .filter(_ -> inSales)
        .map(
            stalled ->
                new Timer(
                    deal.id(),
                    name(Kind.STALLED, since) + "#" + deal.version() + "#" + round,
                    since.plus(Duration.ofDays((long) stalled.days() * (round + 1)))));
  }

  private static Timer dispute(
      DealEvent.Disputed disputed, Deal deal, Program program, Instant now) {
    Instant due = disputed.answerDueAt();
    Instant before = program.calendar().minusDays(due, 1);
    return before.isAfter(now)
        ? new Timer(deal.id(), name(Kind.DISPUTE_REMINDER, due), before)
        : new Timer(deal.id(), name(Kind.DISPUTE_LATE, due), due);
  }

  /** The step that comes when nobody has answered an objection to a commission line. */
  static Timer lineDispute(Deal deal, int line, Instant due) {
    return new Timer(deal.id(), name(Kind.LINE_DISPUTE, due) + "#" + line, due);
  }

  /** The step after a reminder. */
  static Timer late(Deal deal, Step reminder) {
    Kind late = reminder.kind() == Kind.DISPUTE_REMINDER ? Kind.DISPUTE_LATE : Kind.REVIEW_LATE;
    return new Timer(deal.id(), name(late, reminder.date()), reminder.date());
  }

  /**
   * The next step towards the end of protection; empty for a closed deal, or one without an end.
   */
  static Optional<Timer> protection(Deal deal, Instant now) {
    if (deal.dates().closedAt().isPresent()) {
      return Optional.empty();
    }
    return deal.dates()
        .protectedUntil()
        .map(
            end -> {
              for (int days : WARNINGS) {
                Instant at = end.minus(Duration.ofDays(days));
                if (at.isAfter(now)) {
                  String name = name(Kind.PROTECTION_WARNING, end) + "#" + days;
                  return new Timer(deal.id(), name, at);
                }
              }
              return new Timer(deal.id(), name(Kind.PROTECTION_END, end), end);
            });
  }

  /** When a claim expires whose protection has ended, unless it is extended before. */
  static Timer graceEnd(Deal deal, Instant protectionEnd, Instant until) {
    return new Timer(deal.id(), name(Kind.GRACE_END, protectionEnd), until);
  }

  private static String name(Kind kind, Instant date) {
    return kind.word() + "@" + date.getEpochSecond();
  }
}
