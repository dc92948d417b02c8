package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.deciding.Achieving.Brought;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.partner.Achieved;
import io.postern.partner.Contact;
import io.postern.partner.Ladder;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import io.postern.partner.TierStep;
import io.postern.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tiers of partners: a step of the program comes on the first day of each month and sets one
 * for each partner; a deal that is won or approved, and the end of a time of grace, set one, too. A
 * step judges by what stands in the ledger when it comes, so that none is late or done twice.
 */
public final class TierDecider {
  private static final String ALL = "tiers";
  private static final String ONE = "tier-of";

  private final OneFacts facts;
  private final Draft draft;
  private final Achieved achieved;

  private TierDecider(OneFacts facts, Draft draft) {
    this.facts = facts;
    this.draft = draft;
    this.achieved =
        Achieving.of(facts.brought(), draft.ladder.since(draft.now, facts.program().zone()));
  }

  /**
   * What a step's name says.
   *
   * @param why tells steps about one partner apart
   * @param partnerId whose tier; empty for the step that sets them all
   */
  public record Step(String why, Optional<Long> partnerId) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      String[] parts = name.split("@", 3);
      return switch (parts[0]) {
        case ALL -> Optional.of(new Step(parts[1], Optional.empty()));
        case ONE -> Optional.of(new Step(parts[1], Optional.of(Long.valueOf(parts[2]))));
        default -> Optional.empty();
      };
    }
  }

  /**
   * @param partners those that are active
   */
  public record AllFacts(Program program, Workflow workflow, Step step, List<Long> partners) {
    public AllFacts {
      partners = List.copyOf(partners);
    }
  }

  /**
   * @param contact who hears of it; empty when nobody can be written to
   * @param brought all claims of the partner
   */
  public record OneFacts(
      Program program,
      Workflow workflow,
      Partner partner,
      TierStanding standing,
      Optional<Contact> contact,
      List<Brought> brought) {
    public OneFacts {
      brought = List.copyOf(brought);
    }
  }

  /** When everybody is looked at next; empty where there are no rules for tiers. */
  public static Optional<Timer> next(Program program, Ladder ladder, Instant now) {
    LocalDate first = LocalDate.ofInstant(now, program.zone()).withDayOfMonth(1).plusMonths(1);
    Instant due =
        first.atTime(program.reception().dailyMailAt()).atZone(program.zone()).toInstant();
    return ladder.none()
        ? Optional.empty()
        : Optional.of(new Timer(Timer.NO_DEAL, ALL + "@" + first, due));
  }

  /** A step for one partner. */
  static Timer step(String why, long partnerId, Instant due) {
    return new Timer(Timer.NO_DEAL, ONE + "@" + why + "@" + partnerId, due);
  }

  /** The step that an event on a deal sets: once it cannot be undone any more. */
  static Optional<Timer> after(DealEvent event, Deal deal, Draft draft) {
    boolean counts =
        event instanceof DealEvent.Won
            || event instanceof DealEvent.Approved
            || event instanceof DealEvent.CreditSettled;
    return counts && !draft.ladder.none()
        ? Optional.of(
            step(
                deal.ref() + "." + deal.version(),
                deal.partnerId(),
                draft.now.plus(draft.program.terms().undoWindow())))
        : Optional.empty();
  }

  /** Sets a step for each partner; none where there are no rules for tiers any more. */
  public static Decision all(AllFacts facts, InForce rules, Instant now) {
    Draft draft =
        Draft.unasked(facts.program(), facts.workflow(), rules, Accounts.NONE, Map.of(), now);
    if (rules.ladder().none()) {
      return draft.end(Outcome.RECORDED, "no-tiers");
    }
    facts.partners().forEach(id -> draft.later(step(facts.step().why(), id, now)));
    next(facts.program(), rules.ladder(), now).ifPresent(draft::later);
    return draft.end(Outcome.ACTED, "tiers-due");
  }

  /** What becomes of one partner's tier. */
  public static Decision one(OneFacts facts, InForce rules, Instant now) {
    Map<String, Person> people =
        facts.contact().map(one -> Map.of(one.email().key(), Person.of(one))).orElse(Map.of());
    Draft draft =
        Draft.unasked(facts.program(), facts.workflow(), rules, Accounts.NONE, people, now);
    return new TierDecider(facts, draft).decide();
  }

  private Decision decide() {
    if (facts.partner().status() != Partner.Status.ACTIVE) {
      return draft.end(Outcome.RECORDED, "not-needed-any-more");
    }
    return switch (draft.ladder.judge(facts.standing(), achieved, draft.now)) {
      case TierStep.Stays _ -> draft.end(Outcome.RECORDED, "tier-stays");
      case TierStep.Starts step -> {
        rank("tier-started", TierStanding.in(step.in().name()));
        yield draft.end(Outcome.ACTED, "tier-started");
      }
      case TierStep.Rises step -> move("raised", TierStanding.in(step.to().name()), "");
      case TierStep.Slips step -> slip(step);
      case TierStep.Recovers step -> move("kept", TierStanding.in(step.in().name()), "");
      case TierStep.Falls step -> move("lowered", TierStanding.in(step.to().name()), "");
    };
  }

  private Decision slip(TierStep.Slips step) {
    Instant until = step.until().truncatedTo(ChronoUnit.SECONDS);
    draft.later(step("grace-" + until.getEpochSecond(), facts.partner().id(), until));
    return move(
        "slips", new TierStanding(step.from().name(), Optional.of(until), false), step.to().name());
  }

  private Decision move(String what, TierStanding after, String falls) {
    rank("tier-" + what, after);
    new TierTelling(facts.partner(), facts.contact(), draft)
        .partner(what, facts.standing().tier(), after, achieved, falls)
        .manager(what, facts.standing().tier(), after, achieved, falls);
    return draft.end(Outcome.ACTED, "tier-" + what);
  }

  private void rank(String act, TierStanding after) {
    draft.trace(act, facts.partner().name() + ": " + achieved);
    draft.upkeep(new Upkeep.Rank(facts.partner(), facts.standing(), after, act));
  }
}
