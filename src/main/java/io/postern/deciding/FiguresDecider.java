package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.figures.Figure;
import io.postern.figures.Measure;
import io.postern.figures.Past;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice.ProgramFigures;
import io.postern.notice.Notice.FigureRow;
import io.postern.notice.Notice.GroupRow;
import io.postern.partner.Manager;
import io.postern.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a week to the managers, and those of a month to the program's owner: a step of the
 * program comes on the first working day after that time and sets the one for the next, so that
 * none is left out and none comes twice, however late anything ran.
 */
public final class FiguresDecider {
  private static final String STEP = "figures";

  /** How many periods are told together, with the one that a mail is about. */
  private static final int TOGETHER = 12;

  private static final int MOST_PARTNERS = 10;

  private FiguresDecider() {}

  /**
   * What a step's name says.
   *
   * @param first the first day of its time
   */
  public record Step(LocalDate first, Period period) {
    /** Empty for a step that is about something else. */
    public static Optional<Step> of(String name) {
      String[] parts = name.split("@", 3);
      return parts.length == 3 && parts[0].equals(STEP)
          ? Period.ofWord(parts[2]).map(period -> new Step(LocalDate.parse(parts[1]), period))
          : Optional.empty();
    }

    private Step next() {
      return new Step(period.shifted(first, 1).first(), period);
    }

    private Timer timer(Program program) {
      LocalDate day = program.calendar().workingDayFrom(next().first());
      return new Timer(
          Timer.NO_DEAL,
          STEP + "@" + first + "@" + period.word(),
          day.atTime(program.reception().dailyMailAt()).atZone(program.zone()).toInstant());
    }
  }

  /**
   * @param past what the figures are reckoned from
   */
  public record FiguresFacts(Program program, Workflow workflow, Step step, Past past) {}

  /** The next mail of a program with the figures of such a time; empty where nobody wants it. */
  public static Optional<Timer> next(Period period, Program program, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, program.zone());
    return readers(period, program).isEmpty()
        ? Optional.empty()
        : Optional.of(new Step(period.around(today).first(), period).timer(program));
  }

  private static List<Address> readers(Period period, Program program) {
    return switch (period) {
      case WEEK ->
          program.reporting().weekly()
              ? program.managers().stream().map(Manager::email).toList()
              : List.of();
      case MONTH -> program.reporting().owners();
      case QUARTER, YEAR -> List.of();
    };
  }

  /** The mails of one time; none where nobody wants them any more. */
  public static Decision decide(FiguresFacts facts, InForce rules, Instant now) {
    Map<String, Person> people = new HashMap<>();
    facts
        .program()
        .managers()
        .forEach(one -> people.put(one.email().key(), new Person(one.name(), Optional.empty())));
    Draft draft =
        Draft.unasked(facts.program(), facts.workflow(), rules, Accounts.NONE, people, now);
    Step step = facts.step();
    List<Address> readers = readers(step.period(), facts.program());
    if (readers.isEmpty()) {
      return draft.end(Outcome.RECORDED, "no-figures");
    }
    ProgramFigures figures =
        told(facts.past(), step.period(), step.period().around(step.first()), draft.measure);
    readers.forEach(reader -> draft.owe(figures, reader, List.of()));
    draft.later(step.next().timer(facts.program()));
    return draft.end(Outcome.ACTED, "figures-sent");
  }

  /** The mail with the figures of the last whole week; to a manager who asks. */
  static Decision asked(Manager by, Facts facts, Draft draft) {
    LocalDate today = LocalDate.ofInstant(draft.now, draft.program.zone());
    draft.owe(
        told(facts.figures(), Period.WEEK, Period.WEEK.shifted(today, -1), draft.measure),
        by.email(),
        List.of());
    return draft.end(Outcome.ACTED, "figures-told");
  }

  private static ProgramFigures told(Past past, Period period, Range range, Measure measure) {
    Range all = new Range(period.shifted(range.first(), 1 - TOGETHER).first(), range.last());
    Report report = Report.of(past, all, period, measure);
    List<GroupRow> partners =
        report.partners().stream().map(FiguresDecider::row).filter(GroupRow::moved).toList();
    return new ProgramFigures(
        period,
        range.first(),
        range.last(),
        rows(report),
        partners.subList(0, Math.min(partners.size(), MOST_PARTNERS)),
        Math.max(0, partners.size() - MOST_PARTNERS),
        report.tiers().stream().map(FiguresDecider::row).toList(),
        report.periods(),
        measure.quietDays());
  }

  private static List<FigureRow> rows(Report report) {
    Sheet now = report.periods().getLast();
    Sheet before = report.periods().get(report.periods().size() - 2);
    List<FigureRow> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      FigureRow row =
          figure == Figure.STALLED_DEALS
              ? new FigureRow(figure, report.total().of(figure), Value.NONE, Value.NONE)
              : new FigureRow(figure, now.of(figure), before.of(figure), report.total().of(figure));
      boolean compared = figure == Figure.DIRECT_DEAL_SIZE;
      if (!compared || !row.all().equals(Value.NONE)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static GroupRow row(Report.Group group) {
    Sheet sheet = group.sheet();
    return new GroupRow(
        group.name(),
        sheet.count(Figure.REFERRALS),
        sheet.count(Figure.WON_DEALS),
        sheet.of(Figure.PARTNER_SOURCED_REVENUE));
  }
}
