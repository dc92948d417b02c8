package io.postern.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.app.Serving;
import io.postern.app.cli.LedgerAccess;
import io.postern.app.settings.SettingsFile;
import io.postern.deciding.Outcome;
import io.postern.ledger.Ledger;
import io.postern.ledger.MailRow;
import io.postern.ledger.Records.MailQuery;
import io.postern.ledger.RosterRow;
import io.postern.load.CrashAgent.Fate;
import io.postern.mail.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL, one of which stands still (SIGSTOP) with a lease in its hand until
 * the other has done its work, and then goes on as if nothing had happened.
 */
@Order(2)
class TwoNodesIT {
  @TempDir Path folder;

  @Test
  void aNodeThatComesBackLateDecidesAndSendsNothingTwice() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
    Node.Ahead clock = new Node.Ahead(folder.resolve("clock"));
    clock.set(Duration.ZERO);
    Path sunk = folder.resolve("sunk.tsv");
    try (Postgres postgres = Postgres.start();
        Arrivals arrivals = new Arrivals(sunk)) {
      int port = Serve.freePort();
      Path late = home("late", port, arrivals, postgres);
      Path other = home("other", Serve.freePort(), arrivals, postgres);
      knowPartner(other, clock);
      SmtpSender sender = new SmtpSender(port, folder.resolve("acknowledged"), 1);

      try (Serve node = stopping(late, port, clock, CrashPoint.UNDERSTOOD_NOT_DECIDED)) {
        sender.send(0, 1, 1);
        node.awaitStopped();
        clock.set(Duration.ofMinutes(3)); // longer than the lease of a mail
        try (Serving _ = Node.start(other, clock)) {
          arrivals.awaitQuiet(2, 30);
          node.resume();
          node.awaitLog("reason=lease-lost");
        }
      }
      assertEquals(2, Files.readAllLines(sunk).size(), () -> "a receipt and a review request");

      try (Serve node = stopping(late, port, clock, CrashPoint.CONTENT_NOT_SENT)) {
        sender.send(1, 1, 1);
        node.awaitStopped();
        clock.set(Duration.ofMinutes(20)); // longer than the lease of a notice
        try (Serving serving = Node.start(other, clock)) {
          arrivals.awaitQuiet(4, 30);
          node.resume();
          node.awaitLog("not ours to send any more");
          arrivals.awaitQuiet(4, 30);
          assertEquals(List.of(Outcome.ACTED, Outcome.ACTED), outcomes(serving.engine().ledger()));
        }
      }
      assertEquals(4, Files.readAllLines(sunk).size(), () -> "those, and as many for the second");
    }
  }

  private Path home(String name, int port, Arrivals arrivals, Postgres postgres)
      throws IOException {
    Path home = folder.resolve(name);
    Serve.settings(home, port, arrivals.port(), postgres.setting());
    Path file = home.resolve("postern.yml");
    // One mail on the wire at a time, so that it is known which one a node stopped with.
    Files.writeString(
        file,
        Files.readString(file).replace("tls: none, connections: 8", "tls: none, connections: 1"));
    return home;
  }

  private static void knowPartner(Path home, Node.Ahead clock) {
    var settings =
        SettingsFile.read(home.resolve("postern.yml"), Map.of()).settings().orElseThrow();
    RosterRow pat =
        new RosterRow(
            "Partner 0",
            "Pat 0",
            Address.of("partner0@p0.example"),
            Address.of("manager@northwind.example"),
            "",
            Optional.empty());
    try (Ledger ledger = Ledger.open(LedgerAccess.of(settings), clock.instant())) {
      ledger.roster().take("northwind", List.of(pat), "test", clock.instant());
    }
  }

  private Serve stopping(Path home, int port, Node.Ahead clock, CrashPoint point)
      throws IOException, InterruptedException {
    return Serve.node(
        home,
        port,
        clock.file(),
        CrashAgent.argument(folder, point, Fate.STOP, folder.resolve(point + ".stop")));
  }

  private static List<Outcome> outcomes(Ledger ledger) {
    MailQuery all = new MailQuery(Optional.empty(), false, Optional.empty(), "", 0, 100);
    return ledger.records().mails("northwind", all).stream()
        .map(MailRow::outcome)
        .flatMap(Optional::stream)
        .toList();
  }
}
