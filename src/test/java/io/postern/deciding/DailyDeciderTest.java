package io.postern.deciding;

import static io.postern.deciding.Scene.PROGRAM;
import static io.postern.deciding.Scene.WORKFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.DailyDecider.DailyFacts;
import io.postern.deciding.Decision.Timer;
import io.postern.mail.Address;
import io.postern.notice.AdminNotice;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program is in Berlin, and its admins hear at eight. */
class DailyDeciderTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T07:00:00Z");
  private static final Program WITH_ADMINS =
      new Program(
          PROGRAM.id(),
          PROGRAM.name(),
          PROGRAM.prefix(),
          PROGRAM.addresses(),
          PROGRAM.locale(),
          PROGRAM.zone(),
          PROGRAM.calendar(),
          PROGRAM.managers(),
          PROGRAM.desks(),
          List.of(Address.of("ada@northwind.example"), Address.of("bob@northwind.example")),
          PROGRAM.reception(),
          PROGRAM.terms(),
          PROGRAM.brand(),
          PROGRAM.reporting());

  @Test
  void itComesAtEightByTheClocksOfTheProgram() {
    assertEquals(
        new Timer(Timer.NO_DEAL, "daily-mail@2026-03-02", MONDAY),
        DailyDecider.next(PROGRAM, MONDAY.minusSeconds(1)));
    assertEquals(
        new Timer(Timer.NO_DEAL, "daily-mail@2026-03-03", TUESDAY),
        DailyDecider.next(PROGRAM, MONDAY));
    assertEquals(
        Instant.parse("2026-03-29T06:00:00Z"),
        DailyDecider.next(PROGRAM, Instant.parse("2026-03-28T12:00:00Z")).dueAt(),
        "clocks go forward on 29 March");
  }

  @Test
  void everyAdminHearsWhatWaits() {
    Decision decision = DailyDecider.decide(facts(3, 0), TUESDAY);
    assertEquals(2, decision.owed().size());
    assertTrue(decision.owed().getFirst().notice() instanceof AdminNotice.DailyReport);
    assertEquals(2, DailyDecider.decide(facts(0, 1), TUESDAY).owed().size());
  }

  @Test
  void aQuietDayIsQuietButTheHeadLeavesTheHouseEachMonday() {
    assertEquals(List.of(), DailyDecider.decide(facts(0, 0), TUESDAY).owed());
    assertEquals("nothing-waits", DailyDecider.decide(facts(0, 0), TUESDAY).reason());
    assertEquals(2, DailyDecider.decide(facts(0, 0), MONDAY).owed().size());
  }

  private static DailyFacts facts(long held, long failed) {
    return new DailyFacts(
        WITH_ADMINS,
        WORKFLOW,
        new AdminNotice.DailyReport(
            List.of(), held, List.of(), failed, List.of(), "ab".repeat(32), MONDAY));
  }
}
