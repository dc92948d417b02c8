package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that go out, each with its bytes fixed before the first try. */
public final class Outbox {
  private final Database database;
  private final OutboxClaims claims;
  private final Recovery recovery;

  Outbox(Database database, OutboxClaims claims, Recovery recovery) {
    this.database = database;
    this.claims = claims;
    this.recovery = recovery;
  }

  /**
   * Takes mails that are due, oldest first, and puts their attempts on record before it comes back.
   * A mail waits behind an earlier one to the same person about the same deal.
   */
  public List<Outgoing> claim(String programId, int limit, Duration lease, Instant now) {
    return claims.take(programId, limit, lease, Stored.time(now));
  }

  /**
   * Records what came of tries.
   *
   * @return how many were still ours to record
   */
  public int record(List<SendReport> reports) {
    return reports.isEmpty() ? 0 : database.write(tx -> SendRecords.write(tx, reports));
  }

  /** When the next mail is due; in the past when one waits already. */
  public Optional<Instant> nextDue(String programId) {
    return database.read(
        dsl ->
            dsl.select(OUTGOING.DUE_AT)
                .from(OUTGOING)
                .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.DUE_AT.lt(Stored.END))
                .orderBy(OUTGOING.PROGRAM_ID, OUTGOING.DUE_AT)
                .limit(1)
                .fetchOptional(OUTGOING.DUE_AT));
  }

  /**
   * Takes back what dead workers held: a mail whose attempt is open may have been taken by its
   * host, and becomes UNCERTAIN, to be sent again with the same bytes.
   *
   * @return how many mails became uncertain
   */
  public int recover(Instant now) {
    return recovery.ofLateSends(Stored.time(now));
  }
}
