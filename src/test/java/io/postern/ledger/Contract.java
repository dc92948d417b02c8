package io.postern.ledger;

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
    ledger.close();
    ledger = Ledger.open(used, World.NOON);
  }
}
