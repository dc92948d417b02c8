package io.postern.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.load.KillRun.Plan;
import io.postern.load.KillRun.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The kills that every build does; {@code mvn -Pkills verify} does many more. */
// Its engines are other processes: it waits for them while the other tests run.
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final long SEED = 20_261_122;

  @TempDir Path home;

  @Test
  void aKilledEngineLosesAndDoublesNothingOnH2() throws Exception {
    Result result = KillRun.run(home, new Plan(2, 100, "", false, SEED));

    assertTrue(result.nothingLost(), result.report());
  }

  @Test
  void aKilledEngineLosesAndDoublesNothingOnPostgreSql() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      Result result = KillRun.run(home, new Plan(1, 60, postgres.setting(), false, SEED));

      assertTrue(result.nothingLost(), result.report());
    }
  }

  @Test
  void anEngineThatAcknowledgesBeforeItCommitsIsFoundOut() throws Exception {
    Result result = KillRun.run(home, new Plan(1, 200, "", true, SEED));

    assertFalse(result.nothingLost(), result.report());
    assertTrue(result.report().contains("was acknowledged and is not there"), result.report());
  }
}
