package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.journey.MailLog;
import io.postern.journey.OutboundNotifier;
import io.postern.journey.Postman;
import io.postern.journey.Programs.Running;
import io.postern.journey.Tally;
import io.postern.journey.TokenMint;
import io.postern.journey.Undeliverables;
import io.postern.mail.Receipt;
import io.postern.posting.Carrier;
import io.postern.posting.Delivery;
import io.postern.posting.Parcel;
import io.postern.posting.Progress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What waits for a relay that takes one mail at a time waits in the database. {@code
 * -Dpostern.queue=3000 -Xmx192m} makes it more than the heap could hold.
 */
class SlowRelayTest {
  private static final int QUEUE = Integer.getInteger("postern.queue", 300);
  private static final int BATCH = 128;
  private static final int MAIL = 100_000;

  @TempDir Path folder;

  @Test
  void whatWaitsForASlowRelayWaitsInTheDatabase() throws Exception {
    LedgerSettings settings = LedgerSettings.embedded(folder);
    try (Ledger ledger = Ledger.open(settings, NOON)) {
      World.people(ledger);
      World.registered(ledger, "lunch", World.acme());
    }
    pileUp(settings);
    OneByOne relay = new OneByOne();
    try (Ledger ledger = Ledger.open(settings, NOON);
        Postman postman = postman(ledger, relay);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Running running = new Running(PROGRAM, World.WORKFLOW);
      int taken = 0;
      for (boolean more = true; more; ) {
        Future<Boolean> batch = threads.submit(() -> postman.runOnce(running));
        int now = Math.min(BATCH, QUEUE + 2 - taken);
        relay.asked.acquire(now); // all of the batch are at the relay, which has taken none of them
        assertEquals(now, count(ledger, OutgoingState.SENDING));
        assertEquals(QUEUE + 2 - taken - now, count(ledger, OutgoingState.QUEUED));
        assertInstanceOf(
            Receipt.Kept.class, World.keep(ledger, "while it waits " + taken), "in goes on");
        tellHeap(taken);
        relay.takes.release(now);
        more = done(batch);
        taken += now;
      }
      assertEquals(QUEUE + 2, taken);
      assertEquals(0, ledger.records().unsent(PROGRAM.id()).size());
    }
  }

  private static boolean done(Future<Boolean> batch) throws InterruptedException {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static int count(Ledger ledger, OutgoingState state) {
    return ledger.records().outgoing(PROGRAM.id(), Optional.of(state), 0, Integer.MAX_VALUE).size();
  }

  // Only what nobody else in this JVM uses can be told apart: in a run of this test alone.
  private static void tellHeap(int taken) {
    if (QUEUE >= 1000) {
      Runtime runtime = Runtime.getRuntime();
      System.gc();
      long used = (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
      System.out.printf(
          "%,d of %,d MB sent, %d MB of heap in use%n",
          taken * (long) MAIL / 1_000_000, QUEUE * (long) MAIL / 1_000_000, used);
      assertTrue(used < 160, () -> used + " MB");
    }
  }

  private static Postman postman(Ledger ledger, Carrier relay) {
    MailLog log = new MailLog(new Tally(new SimpleMeterRegistry()));
    OutboundNotifier nothingToSay =
        new OutboundNotifier(
            program -> {
              throw new AssertionError("no notice is written here");
            },
            new TokenMint(new SecureRandom()),
            Optional.empty(),
            log);
    Undeliverables nothingFails =
        new Undeliverables(
            ledger,
            nothingToSay,
            program -> {
              throw new AssertionError("nothing is refused here");
            });
    return new Postman(ledger, relay, nothingFails, () -> NOON, new Random(1), log);
  }

  /** Takes a mail when it is allowed to. */
  private static final class OneByOne implements Carrier {
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore takes = new Semaphore(0);

    @Override
    public Delivery send(Parcel parcel, Progress progress) {
      asked.release();
      takes.acquireUninterruptibly();
      return new Delivery.Sent("250 at last");
    }

    @Override
    public void close() {
      takes.release(BATCH);
    }
  }

  // Each to another person in another conversation, and of a size that does not pack.
  private static void pileUp(LedgerSettings settings) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                DatabaseUrl.of(settings.url()).full(), settings.username(), settings.password());
        Statement statement = connection.createStatement();
        PreparedStatement pieces =
            connection.prepareStatement("insert into \"outgoing_piece\" values (?, ?, ?, ?)")) {
      statement.execute(
          """
          insert into "outgoing" ("id", "program_id", "conversation_id", "notice", "template",
            "recipient", "envelope_from", "message_id", "message_key", "subject", "state",
            "due_at", "attempts", "fence", "queued_at", "last_reply")
          select 1000000 + x, "program_id", 1000000 + x, "notice", "template",
            'p' || x || '@p' || x || '.example', "envelope_from", x || "message_id", x, "subject",
            'QUEUED', "queued_at", 0, 0, "queued_at", ''
          from (select * from "outgoing" limit 1), system_range(1, %d) as r(x)
          """
              .formatted(QUEUE));
      Random random = new Random(7);
      byte[] mail = new byte[MAIL];
      for (int i = 1; i <= QUEUE; i++) {
        random.nextBytes(mail);
        pieces.setLong(1, (1_000_000L + i) * Stored.PARTS);
        pieces.setString(2, PROGRAM.id());
        pieces.setBytes(3, Packed.pack(mail));
        pieces.setString(4, "");
        pieces.execute();
      }
    }
  }
}
