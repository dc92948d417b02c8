package io.postern.ledger;

import static io.postern.ledger.schema.Sequences.AUDIT_IDS;
import static io.postern.ledger.schema.Sequences.CONVERSATION_IDS;
import static io.postern.ledger.schema.Sequences.DEAL_IDS;
import static io.postern.ledger.schema.Sequences.DELIVERY_IDS;
import static io.postern.ledger.schema.Sequences.EVENT_IDS;
import static io.postern.ledger.schema.Sequences.MAIL_IDS;
import static io.postern.ledger.schema.Sequences.OUTGOING_IDS;
import static io.postern.ledger.schema.Sequences.ROSTER_IDS;
import static io.postern.ledger.schema.Sequences.TIMER_IDS;

import java.time.Instant;
import java.util.UUID;
import org.jooq.exception.DataAccessException;

/**
 * The database. Open it once; its parts may be used by many threads. Each program's rows carry the
 * program's id, and each call names it.
 */
public final class Ledger implements AutoCloseable {
  // As the sequences in sql/ are incremented.
  private static final int SMALL_BLOCK = 100;
  private static final int BLOCK = 1000;

  private final Database database;
  private final LedgerSettings settings;
  private final KeepQueue queue;
  private final Inbox inbox;
  private final Memory memory;
  private final Decisions decisions;
  private final Payouts payouts;
  private final Outbox outbox;
  private final Roster roster;
  private final Operators operators;
  private final Records records;
  private final Seals seals;
  private final Sheets sheets;
  private final Issues issues;
  private final Notebook notebook;
  private final Leases leases;

  private Ledger(Database database, LedgerSettings settings, String owner, Recovery recovery) {
    this.database = database;
    this.settings = settings;
    Audits audits = new Audits(new Ids(AUDIT_IDS, SMALL_BLOCK));
    Ids rosterIds = new Ids(ROSTER_IDS, SMALL_BLOCK);
    DealNumbers numbers = new DealNumbers(database);
    if (database.embedded()) {
      numbers.startBehindTheLast();
    }
    queue =
        new KeepQueue(
            new KeepWriter(
                database, new Ids(MAIL_IDS, SMALL_BLOCK), new Ids(DELIVERY_IDS, SMALL_BLOCK)));
    inbox = new Inbox(database, queue, owner);
    memory = new Memory(database);
    DecisionTools tools =
        new DecisionTools(
            database,
            database.embedded() ? new Locks.InProcess() : new Locks.InDatabase(),
            numbers,
            new Ids(DEAL_IDS, BLOCK),
            new Effects.Sources(
                new Ids(EVENT_IDS, BLOCK),
                new Ids(TIMER_IDS, BLOCK),
                new NoticeWriter.NoticeIds(
                    new Ids(CONVERSATION_IDS, BLOCK), new Ids(OUTGOING_IDS, BLOCK)),
                settings.tokenLife(),
                new RosterWriter(rosterIds),
                audits),
            audits);
    decisions = new Decisions(tools);
    payouts = new Payouts(tools);
    outbox = new Outbox(database, new OutboxClaims(database, owner), recovery);
    roster = new Roster(database, new RosterWriter(rosterIds), audits);
    operators = new Operators(database, audits);
    records = new Records(database);
    seals = new Seals(database);
    sheets = new Sheets(database, new Ids(TIMER_IDS, SMALL_BLOCK));
    issues = new Issues(database, audits);
    notebook = new Notebook(database);
    leases = new Leases(database, owner);
  }

  /**
   * Opens, migrates, and takes back what a crash left: mails that dead workers held are free again,
   * sends with an open attempt become UNCERTAIN.
   *
   * @throws LedgerException when the database can't be used as it must be
   */
  public static Ledger open(LedgerSettings settings, Instant now) {
    Database database = Database.open(settings);
    try {
      Migrations.run(database.source());
      database = FileRewrite.atStart(database, settings);
      String owner = settings.node() + "#" + UUID.randomUUID();
      Recovery recovery = new Recovery(database, settings.node());
      recovery.atStart(owner, Stored.time(now));
      return new Ledger(database, settings, owner, recovery);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Inbox inbox() {
    return inbox;
  }

  public Memory memory() {
    return memory;
  }

  public Decisions decisions() {
    return decisions;
  }

  public Payouts payouts() {
    return payouts;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Roster roster() {
    return roster;
  }

  public Operators operators() {
    return operators;
  }

  public Records records() {
    return records;
  }

  public Seals seals() {
    return seals;
  }

  public Sheets sheets() {
    return sheets;
  }

  public Issues issues() {
    return issues;
  }

  public Notebook notebook() {
    return notebook;
  }

  public Leases leases() {
    return leases;
  }

  /** Whether the database is a file of this process alone. */
  public boolean embedded() {
    return database.embedded();
  }

  /** Whether the database answers. */
  public boolean healthy() {
    try {
      return database.read(dsl -> dsl.selectOne().fetchSingle().value1() == 1);
    } catch (DataAccessException e) {
      return false;
    }
  }

  /**
   * Waits for what is being kept, then closes the connections. An embedded database from which a
   * person was erased is written anew first.
   */
  @Override
  public void close() {
    queue.close();
    FileRewrite.atEnd(database, settings);
  }
}
