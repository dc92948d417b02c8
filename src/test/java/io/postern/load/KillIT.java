package io.postern.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.load.KillRun.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The crashes and kills that every build does. Each crash costs the start of an engine: an eighth
 * of the points has its turn each day, and {@code mvn -Pkills verify} does all, and many more
 * kills.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class KillIT {
  private static final long SEED = 20_261_122;

  @TempDir Path home;

  @Test
  void anEngineThatCrashesAndIsKilledLosesAndDoublesNothingOnH2() throws Exception {
    List<CrashPoint> crashes = CrashPoint.ofDay(LocalDate.now(ZoneOffset.UTC).toEpochDay());

    Verdict verdict = KillRun.run(home, new Plan(crashes, 2, 100, "", false, SEED));

    assertTrue(verdict.nothingLost(), () -> crashes + ": " + verdict.report());
  }

  @Test
  void aKilledEngineLosesAndDoublesNothingOnPostgreSql() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      Verdict verdict =
          KillRun.run(home, new Plan(List.of(), 1, 60, postgres.setting(), false, SEED));

      assertTrue(verdict.nothingLost(), verdict.report());
    }
  }

  @Test
  void anEngineThatAcknowledgesBeforeItCommitsIsFoundOut() throws Exception {
    Verdict verdict = KillRun.run(home, new Plan(List.of(), 1, 200, "", true, SEED));

    assertFalse(verdict.nothingLost(), verdict.report());
    assertTrue(verdict.report().contains("was acknowledged and is not there"), verdict.report());
  }
}
