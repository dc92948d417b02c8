package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.mail.Address;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * A mail that waits to be sent.
 *
 * @param notice which notice it is
 * @param queuedAt when it was written
 */
public record Unsent(
    long id, OutgoingState state, String notice, Address to, String subject, Instant queuedAt) {
  static List<Unsent> of(DSLContext dsl, String programId) {
    return dsl.select(
            OUTGOING.ID,
            OUTGOING.STATE,
            OUTGOING.NOTICE,
            OUTGOING.RECIPIENT,
            OUTGOING.SUBJECT,
            OUTGOING.QUEUED_AT)
        .from(OUTGOING)
        .where(waits(programId))
        .orderBy(OUTGOING.PROGRAM_ID, OUTGOING.DUE_AT, OUTGOING.ID)
        .fetch(
            row ->
                new Unsent(
                    row.value1(),
                    OutgoingState.valueOf(row.value2()),
                    row.value3(),
                    Address.of(row.value4()),
                    row.value5(),
                    row.value6()));
  }

  /** They end, and never leave. */
  static void drop(Tx tx, String programId, Instant now) {
    tx.dsl()
        .update(OUTGOING)
        .set(OUTGOING.STATE, OutgoingState.SUPERSEDED.name())
        .setNull(OUTGOING.DUE_AT)
        .setNull(OUTGOING.LEASE_OWNER)
        .set(OUTGOING.ENDED_AT, Stored.time(now))
        .set(OUTGOING.FENCE, OUTGOING.FENCE.plus(1)) // whoever is at it just now records nothing
        .where(waits(programId))
        .execute();
  }

  private static Condition waits(String programId) {
    return OUTGOING.PROGRAM_ID.eq(programId).and(OUTGOING.DUE_AT.isNotNull());
  }
}
