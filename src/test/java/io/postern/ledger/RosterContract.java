package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class RosterContract extends Contract {
  @Test
  void theSameRowsAgainChangeNothing() {
    List<RosterRow> rows = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      rows.add(row("Partner " + i / 2, "p" + i + "@partner.example", "Gold"));
    }
    assertEquals(new Roster.Imported(1250, 2500, 0, 0), take(rows));
    assertEquals(new Roster.Imported(0, 0, 0, 2500), take(rows));
    assertEquals(
        new Roster.Imported(0, 0, 1, 0),
        take(List.of(row("PARTNER 7", "p14@partner.example", "Silver"))));
    assertEquals(1252, ledger.roster().size(PROGRAM.id()));
    assertEquals(
        "Silver",
        ledger
            .roster()
            .at(PROGRAM.id(), Address.of("P15@partner.example"))
            .orElseThrow()
            .partner()
            .tier());
  }

  @Test
  void partnersAreListedByNameAndFoundByAddress() {
    assertEquals(
        List.of("Brightleaf", "Quarry"),
        ledger.roster().list(PROGRAM.id(), "", 0, 10).stream()
            .map(entry -> entry.partner().name())
            .toList());
    List<Roster.Entry> found = ledger.roster().list(PROGRAM.id(), "UMA@", 0, 10);
    assertEquals(1, found.size());
    assertEquals("Uma", found.getFirst().contacts().getFirst().name());
    assertEquals(
        List.of("Quarry"),
        ledger.roster().list(PROGRAM.id(), "", 1, 10).stream()
            .map(entry -> entry.partner().name())
            .toList());
    assertEquals(List.of(), ledger.roster().list(PROGRAM.id(), "%", 0, 10));
    assertEquals(List.of(), ledger.roster().list("other", "", 0, 10));
  }

  @Test
  void whoIsAnotherPartnersContactIsAMover() {
    List<RosterRow> rows =
        List.of(
            row("quarry", TOM.toString(), ""),
            row("Quarry", "uma@quarry.example", ""),
            row("Quarry", "new@quarry.example", ""));
    assertEquals(List.of(TOM), ledger.roster().movers(PROGRAM.id(), rows));
  }

  @Test
  void anAddressIsReachableAgainWhenAnOperatorSaysSo() {
    ledger.roster().reachable(PROGRAM.id(), TOM, false, "ann", NOON);
    ledger.roster().reachable(PROGRAM.id(), TOM, false, "ann", NOON);
    assertEquals(false, reachable());
    ledger.roster().reachable(PROGRAM.id(), TOM, true, "ann", NOON);
    assertEquals(true, reachable());
  }

  @Test
  void notesAreKeptAndReplaced() {
    assertEquals(Optional.empty(), ledger.notebook().read("imap:work", "INBOX/1"));
    ledger.notebook().write("imap:work", "INBOX/1", "41");
    ledger.notebook().write("imap:work", "INBOX/1", "42");
    reopen();
    assertEquals(Optional.of("42"), ledger.notebook().read("imap:work", "INBOX/1"));
  }

  @Test
  void aLeaseIsOneProcesssUntilItRunsOut() {
    Duration minute = Duration.ofMinutes(1);
    Lease first = ledger.leases().take("imap:work", minute, NOON).orElseThrow();
    assertEquals(
        first.fence(),
        ledger.leases().take("imap:work", minute, NOON.plusSeconds(30)).orElseThrow().fence());
    LedgerSettings other =
        new LedgerSettings(
            used.url(), used.username(), used.password(), 2, "other", used.tokenLife());
    if (used.url().startsWith("jdbc:postgresql")) {
      try (Ledger second = Ledger.open(other, NOON)) {
        assertEquals(Optional.empty(), second.leases().take("imap:work", minute, NOON));
        Lease taken = second.leases().take("imap:work", minute, NOON.plusSeconds(90)).orElseThrow();
        assertEquals(first.fence() + 1, taken.fence());
        assertEquals(Optional.empty(), ledger.leases().take("imap:work", minute, NOON));
        second.leases().release("imap:work", taken);
      }
    }
    reopen();
    assertEquals(true, ledger.leases().take("imap:work", minute, NOON).isPresent());
  }

  private boolean reachable() {
    return ledger.roster().at(PROGRAM.id(), TOM).orElseThrow().contact().reachable();
  }

  private Roster.Imported take(List<RosterRow> rows) {
    return ledger.roster().take(PROGRAM.id(), rows, "ann", NOON);
  }

  private static RosterRow row(String partner, String email, String tier) {
    return new RosterRow(partner, "Pat", Address.of(email), MANAGER, tier, Optional.empty());
  }
}
