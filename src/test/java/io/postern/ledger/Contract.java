package io.postern.ledger;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a ledger promises, on whatever database. */
abstract class Contract {
  Ledger ledger;

  /** A database of its own, empty. */
  abstract LedgerSettings settings();

  LedgerSettings used;

  @BeforeEach
  void open() {
    used = settings();
    ledger = Ledger.open(used, World.NOON);
    World.people(ledger);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** As after a crash of the process: nothing that was under way goes on. */
  void reopen() {
    reopen(World.NOON);
  }

  void reopen(Instant now) {
    ledger.close();
    ledger = Ledger.open(used, now);
  }
}
