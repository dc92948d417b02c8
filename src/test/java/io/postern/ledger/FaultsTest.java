package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.claim;
import static io.postern.ledger.World.keep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.BadDisk.Trouble;
import io.postern.mail.Receipt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds the rows goes away and comes back: no mail is acknowledged meanwhile, none is lost.
 */
// It waits for a server that is not there while the other tests run.
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Trouble.class)
  @ResourceLock("the one bad disk")
  void onABadDiskNothingIsKeptAndWhenItIsMendedItGoesOnByItself(Trouble trouble) throws Exception {
    try (Ledger ledger = Ledger.open(BadDisk.settings(folder), NOON)) {
      World.people(ledger);
      assertInstanceOf(Receipt.Kept.class, keep(ledger, "before"));

      BadDisk.suffer(trouble);
      assertInstanceOf(Receipt.NotNow.class, keep(ledger, "while it is bad"));
      assertInstanceOf(Receipt.NotNow.class, keep(ledger, "and another"));
      BadDisk.mend();

      awaitHealthy(ledger);
      assertInstanceOf(Receipt.Kept.class, keep(ledger, "after"));
      assertEquals(2, claim(ledger, 10).size());
    } finally {
      BadDisk.mend();
    }
    try (Ledger again = Ledger.open(BadDisk.settings(folder), NOON)) {
      assertInstanceOf(Receipt.Duplicate.class, keep(again, "before"));
      assertInstanceOf(Receipt.Duplicate.class, keep(again, "after"));
      assertInstanceOf(Receipt.Kept.class, keep(again, "while it is bad"));
    }
  }

  @Test
  void whileTheServerIsStoppedNothingIsKeptAndWhenItIsBackItGoesOnByItself() throws Exception {
    EmbeddedPostgres server = server(0);
    int port = server.getPort();
    String url = server.getJdbcUrl("postgres", "postgres");
    try (Ledger ledger =
        Ledger.open(LedgerSettings.server(url, "postgres", "postgres", "node"), NOON)) {
      World.people(ledger);
      assertInstanceOf(Receipt.Kept.class, keep(ledger, "before"));

      server.close();
      assertFalse(ledger.healthy());
      assertInstanceOf(Receipt.NotNow.class, keep(ledger, "while it is away"));

      server = server(port);
      awaitHealthy(ledger);
      assertInstanceOf(Receipt.Kept.class, keep(ledger, "while it is away"), "sent again");
      assertEquals(2, claim(ledger, 10).size());
    } finally {
      server.close();
    }
  }

  private EmbeddedPostgres server(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static void awaitHealthy(Ledger ledger) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!ledger.healthy()) {
      assertTrue(System.nanoTime() < deadline, "it never came back");
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
