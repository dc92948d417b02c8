package io.postern.deciding;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans;
import io.postern.commission.Span;
import io.postern.deal.Workflow;
import io.postern.deciding.Achieving.Brought;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.TierFacts;
import io.postern.partner.Achieved;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import io.postern.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The statements of a month or quarter: one step of the program comes on its day and sets a step
 * for each partner and the one for the time after it, so that none is left out, however late
 * anything ran.
 */
public final class StatementDecider {
  private static final String ALL = "statements";
  private static final String ONE = "statement-of";
  private static final Set<State> OPEN =
      Set.of(State.HELD, State.PAYABLE, State.APPROVED, State.IN_PAYOUT, State.DISPUTED);

  private StatementDecider() {}

  /**
   * What a step's name says.
   *
   * @param first the first day of its time
   * @param partnerId whose statement; empty for the step that sets them all
   */
  public record Step(LocalDate first, Span span, Optional<Long> partnerId) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      String[] parts = name.split("@", 4);
      boolean all = parts.length == 3 && parts[0].equals(ALL);
      boolean one = parts.length == 4 && parts[0].equals(ONE);
      if (!all && !one) {
        return Optional.empty();
      }
      return Span.ofWord(parts[2])
          .map(
              span ->
                  new Step(
                      LocalDate.parse(parts[1]),
                      span,
                      one ? Optional.of(Long.valueOf(parts[3])) : Optional.empty()));
    }

    private LocalDate next() {
      return first.plusMonths(span.months());
    }

    private String name() {
      return partnerId
          .map(id -> ONE + "@" + first + "@" + span.word() + "@" + id)
          .orElse(ALL + "@" + first + "@" + span.word());
    }

    private Timer timer(Program program) {
      ZoneId zone = program.zone();
      Instant due = next().atTime(program.reception().dailyMailAt()).atZone(zone).toInstant();
      return new Timer(Timer.NO_DEAL, name(), due);
    }
  }

  /**
   * @param partners who get a statement: those that are active and can be written to
   */
  public record AllFacts(Program program, Workflow workflow, Step step, List<Long> partners) {
    public AllFacts {
      partners = List.copyOf(partners);
    }
  }

  /**
   * @param contact who gets it
   * @param standing where the partner stands on the ladder of tiers
   * @param brought all its claims
   */
  public record OneFacts(
      Program program,
      Workflow workflow,
      Step step,
      Partner partner,
      Contact contact,
      Account account,
      TierStanding standing,
      List<Brought> brought) {
    public OneFacts {
      brought = List.copyOf(brought);
    }
  }

  /** The next statements of a program; empty where none are sent. */
  public static Optional<Timer> next(Program program, CommissionPlans plans, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, program.zone());
    return plans
        .payout()
        .statements()
        .filter(_ -> !plans.none())
        .map(span -> new Step(span.start(today), span, Optional.empty()).timer(program));
  }

  /** Sets a step for each partner; none where statements are not sent any more. */
  public static Decision all(AllFacts facts, InForce rules, Instant now) {
    Step step = facts.step();
    Draft draft =
        Draft.unasked(facts.program(), facts.workflow(), rules, Accounts.NONE, Map.of(), now);
    boolean wanted =
        !rules.commission().none()
            && rules.commission().payout().statements().equals(Optional.of(step.span()));
    if (!wanted) {
      return draft.end(Outcome.RECORDED, "no-statements");
    }
    facts
        .partners()
        .forEach(
            id ->
                draft.later(
                    new Timer(
                        Timer.NO_DEAL,
                        new Step(step.first(), step.span(), Optional.of(id)).name(),
                        now)));
    draft.later(new Step(step.next(), step.span(), Optional.empty()).timer(facts.program()));
    return draft.end(Outcome.ACTED, "statements-due");
  }

  /** One partner's statement, at zero too. */
  public static Decision one(OneFacts facts, InForce rules, Instant now) {
    Address to = facts.contact().email();
    Draft draft =
        Draft.unasked(
            facts.program(),
            facts.workflow(),
            rules,
            Accounts.NONE,
            Map.of(to.key(), Person.of(facts.contact())),
            now);
    Step step = facts.step();
    ZoneId zone = facts.program().zone();
    Instant from = step.first().atStartOfDay(zone).toInstant();
    Instant end = step.next().atStartOfDay(zone).toInstant();
    List<CommissionLine> before =
        facts.account().lines().stream().filter(line -> line.accruedAt().isBefore(end)).toList();
    List<CommissionLine> earned =
        before.stream().filter(line -> !line.accruedAt().isBefore(from)).toList();
    List<CommissionLine> told =
        before.stream()
            .filter(line -> OPEN.contains(line.state()) || !line.movedAt().isBefore(from))
            .toList();
    Achieved achieved = Achieving.of(facts.brought(), rules.ladder().since(now, zone));
    draft.owe(
        new MoneyNotice.Statement(
            step.first(),
            step.next().minusDays(1),
            LineFacts.of(told),
            List.copyOf(Account.sums(earned).values()),
            Telling.sums(new Account(facts.account().lastNumber(), told)),
            rules.commission().payout().minimum(),
            TierFacts.of(rules.ladder(), facts.standing(), achieved)),
        to,
        List.of());
    return draft.end(Outcome.ACTED, "statement-sent");
  }
}
