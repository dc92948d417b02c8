package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.SendReport.Result;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails that pile up behind a relay that is away or slow: the next start, and taking the next ones,
 * cost what they would without. {@code -Dpostern.queue=100000} makes the pile larger.
 */
class LongQueueTest {
  private static final int QUEUE = Integer.getInteger("postern.queue", 10_000);
  private static final Duration START = Duration.ofSeconds(30);
  private static final int BATCH = 128;

  @TempDir Path folder;

  @Test
  void aLongQueueHoldsUpNeitherTheStartNorWhatIsTakenFromIt() throws SQLException {
    LedgerSettings settings = LedgerSettings.embedded(folder);
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      World.people(ledger);
      World.registered(ledger, "lunch", World.acme());
    }
    pileUp(settings);

    long began = System.nanoTime();
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      long up = System.nanoTime();
      for (int turn = 0; turn < 20; turn++) {
        List<Outgoing> taken =
            ledger.outbox().claim(PROGRAM.id(), BATCH, Duration.ofMinutes(15), NOON);
        assertEquals(BATCH, taken.size());
        ledger
            .outbox()
            .record(
                taken.stream()
                    .map(mail -> new SendReport(mail, new Result.Sent("250 ok"), NOON))
                    .toList());
      }
      long sent = System.nanoTime();
      System.out.printf(
          "a queue of %,d: up in %d ms, %d taken and recorded in %d ms%n",
          QUEUE, millis(up - began), 20 * BATCH, millis(sent - up));
      assertTrue(Duration.ofNanos(up - began).compareTo(START) < 0, "R10");
      assertTrue(ledger.records().unsent(PROGRAM.id()).size() >= QUEUE - 20 * BATCH);
    }
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  // Each to another person in another conversation; a batch of them was being sent when all ended.
  private static void pileUp(LedgerSettings settings) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                DatabaseUrl.of(settings.url()).full(), settings.username(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "outgoing" ("id", "program_id", "conversation_id", "notice", "template",
            "recipient", "envelope_from", "message_id", "message_key", "subject", "state",
            "due_at", "attempts", "fence", "lease_owner", "queued_at", "last_reply")
          select 1000000 + x, "program_id", 1000000 + x, "notice", "template",
            'p' || x || '@p' || x || '.example', "envelope_from", x || "message_id", x, "subject",
            case when x <= 128 then 'SENDING' else 'QUEUED' end,
            "queued_at", 0, 0, case when x <= 128 then 'dead#1' end, "queued_at", ''
          from (select * from "outgoing" limit 1), system_range(1, %d) as r(x)
          """
              .formatted(QUEUE));
    }
  }
}
