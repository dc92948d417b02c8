package io.postern.deciding;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Timer;
import io.postern.notice.AdminNotice;
import io.postern.program.Program;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * The daily mail to admins about what waits for them. On days when nothing does, none is sent; on
 * Mondays it comes all the same, so that the head of the record leaves the house each week.
 */
public final class DailyDecider {
  /** What the names of these steps begin with; the day follows. */
  public static final String STEP = "daily-mail@";

  private DailyDecider() {}

  /**
   * @param workflow of the program
   * @param report what there is to tell
   */
  public record DailyFacts(Program program, Workflow workflow, AdminNotice.DailyReport report) {}

  /** The next daily mail of a program: once a day, however often this is asked. */
  public static Timer next(Program program, Instant now) {
    ZonedDateTime here = now.atZone(program.zone());
    ZonedDateTime today =
        here.toLocalDate().atTime(program.reception().dailyMailAt()).atZone(program.zone());
    LocalDate day =
        today.toInstant().isAfter(now) ? here.toLocalDate() : here.toLocalDate().plusDays(1);
    return new Timer(
        Timer.NO_DEAL,
        STEP + day,
        day.atTime(program.reception().dailyMailAt()).atZone(program.zone()).toInstant());
  }

  public static Decision decide(DailyFacts facts, Instant now) {
    Draft draft = Draft.unasked(facts.program(), facts.workflow(), Map.of(), now);
    boolean waits =
        facts.report().heldInAll() > 0
            || facts.report().failedInAll() > 0
            || !facts.report().refused().isEmpty();
    boolean monday = now.atZone(facts.program().zone()).getDayOfWeek() == DayOfWeek.MONDAY;
    if (!waits && !monday) {
      return draft.end(Outcome.RECORDED, "nothing-waits");
    }
    facts.program().admins().forEach(admin -> draft.owe(facts.report(), admin, List.of()));
    return draft.end(Outcome.ACTED, "daily-mail");
  }
}
