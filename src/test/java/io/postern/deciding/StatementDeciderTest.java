package io.postern.deciding;

import static io.postern.deciding.Scene.ENGAGEMENT;
import static io.postern.deciding.Scene.PROGRAM;
import static io.postern.deciding.Scene.WORKFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.commission.Rate;
import io.postern.commission.Span;
import io.postern.commission.Trigger;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.StatementDecider.AllFacts;
import io.postern.deciding.StatementDecider.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statements come on the first day for the time before it, each once, however late. */
class StatementDeciderTest {
  private static final Instant MARCH = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant FIRST_OF_APRIL = Instant.parse("2026-04-01T06:00:00Z");

  private static CommissionPlans plans(Optional<Span> statements) {
    CommissionPlan plan =
        new CommissionPlan(
            "a",
            new Rate.Percent(BigDecimal.ONE),
            Trigger.CLOSED_WON,
            List.of(),
            0,
            0,
            Optional.empty(),
            Map.of());
    return new CommissionPlans(
        Optional.of(plan),
        Map.of(),
        Map.of(),
        Map.of(),
        new Payout(List.of(), statements, List.of(), List.of()));
  }

  private static Decision all(String step, CommissionPlans plans, Instant now) {
    return StatementDecider.all(
        new AllFacts(PROGRAM, WORKFLOW, Step.of(step).orElseThrow(), List.of(7L, 9L)),
        new InForce(ENGAGEMENT, plans),
        now);
  }

  @Test
  void theMonthsStatementsAreDueOnTheFirstInTheProgramsZone() {
    assertEquals(
        Optional.of(new Timer(0, "statements@2026-03-01@month", FIRST_OF_APRIL)),
        StatementDecider.next(PROGRAM, plans(Optional.of(Span.MONTH)), MARCH));
    assertEquals(
        Optional.of(new Timer(0, "statements@2026-01-01@quarter", FIRST_OF_APRIL)),
        StatementDecider.next(PROGRAM, plans(Optional.of(Span.QUARTER)), MARCH));
  }

  @Test
  void noneAreDueWithoutAPlanOrWhereTheyAreNotSent() {
    assertEquals(Optional.empty(), StatementDecider.next(PROGRAM, CommissionPlans.NONE, MARCH));
    assertEquals(Optional.empty(), StatementDecider.next(PROGRAM, plans(Optional.empty()), MARCH));
    assertEquals(
        "no-statements",
        all("statements@2026-03-01@month", CommissionPlans.NONE, FIRST_OF_APRIL).reason());
    assertEquals(
        List.of(),
        all("statements@2026-03-01@month", plans(Optional.of(Span.QUARTER)), FIRST_OF_APRIL)
            .timers(),
        "the schedule was changed meanwhile");
  }

  @Test
  void aLateStartSendsWhatItMissedAndThenTheNext() {
    Instant june = Instant.parse("2026-06-10T12:00:00Z");
    List<Timer> set =
        all("statements@2026-03-01@month", plans(Optional.of(Span.MONTH)), june).timers();
    assertEquals(
        List.of(
            new Timer(0, "statement-of@2026-03-01@month@7", june),
            new Timer(0, "statement-of@2026-03-01@month@9", june),
            new Timer(0, "statements@2026-04-01@month", Instant.parse("2026-05-01T06:00:00Z"))),
        set);
    assertEquals(Optional.of(9L), Step.of(set.get(1).step()).orElseThrow().partnerId());
  }

  @Test
  void otherStepsAreNotStatements() {
    assertEquals(Optional.empty(), Step.of("daily-mail@2026-03-01"));
    assertEquals(Optional.empty(), Step.of("commission@1772000000"));
    assertEquals(Optional.empty(), Step.of("statements@2026-03-01@week"));
  }
}
