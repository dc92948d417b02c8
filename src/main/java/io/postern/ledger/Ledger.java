package io.postern.ledger;

import java.time.Instant;

/**
 * The database. Open it once; its parts may be used by many threads. Each program's rows carry the
 * program's id, and each call names it.
 */
public final class Ledger implements AutoCloseable {
  private Ledger() {}

  /**
   * Opens, migrates, and takes back what a crash left: mails that dead workers held are free again,
   * sends with an open attempt become UNCERTAIN.
   *
   * @throws LedgerException when the database can't be used as it must be
   */
  public static Ledger open(LedgerSettings settings, Instant now) {
    throw new UnsupportedOperationException();
  }

  public Inbox inbox() {
    throw new UnsupportedOperationException();
  }

  public Memory memory() {
    throw new UnsupportedOperationException();
  }

  public Decisions decisions() {
    throw new UnsupportedOperationException();
  }

  public Outbox outbox() {
    throw new UnsupportedOperationException();
  }

  public Roster roster() {
    throw new UnsupportedOperationException();
  }

  public Operators operators() {
    throw new UnsupportedOperationException();
  }

  public Records records() {
    throw new UnsupportedOperationException();
  }

  public Notebook notebook() {
    throw new UnsupportedOperationException();
  }

  public Leases leases() {
    throw new UnsupportedOperationException();
  }

  /** Whether the database answers. */
  public boolean healthy() {
    throw new UnsupportedOperationException();
  }

  /** Waits for what is being kept, then closes the connections. */
  @Override
  public void close() {}
}
