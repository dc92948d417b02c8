package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.TIMER;

import io.postern.deciding.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Steps in the future, as rows. */
final class TimerRows {
  /** How often a step is tried that makes its decider fail. */
  static final int TRIES = 3;

  private static final int LONGEST_WORD = 64;

  private static final Query INSERT =
      DSL.insertInto(TIMER)
          .columns(
              TIMER.ID,
              TIMER.PROGRAM_ID,
              TIMER.DEAL_ID,
              TIMER.STEP,
              TIMER.SET_FOR,
              TIMER.DUE_AT,
              TIMER.ATTEMPTS)
          .values(
              to(TIMER.ID),
              to(TIMER.PROGRAM_ID),
              to(TIMER.DEAL_ID),
              to(TIMER.STEP),
              to(TIMER.SET_FOR),
              to(TIMER.DUE_AT),
              to(TIMER.ATTEMPTS))
          .onConflict(TIMER.PROGRAM_ID, TIMER.DEAL_ID, TIMER.STEP)
          .doNothing();
  private static final Query END =
      DSL.update(TIMER)
          .set(TIMER.DUE_AT, Batch.none(TIMER.DUE_AT))
          .set(TIMER.ENDED, to(TIMER.ENDED))
          .where(
              TIMER.ID.eq(to(TIMER.ID)),
              TIMER.PROGRAM_ID.eq(to(TIMER.PROGRAM_ID)),
              TIMER.DUE_AT.isNotNull());

  /** A step that is due. */
  record Due(long id, long dealId, String step, int attempts) {}

  private TimerRows() {}

  /** Sets steps; one that was set before stays as it is. */
  static void set(Tx tx, Ids ids, String programId, Collection<Decision.Timer> timers) {
    Batch batch = tx.batch(INSERT);
    for (Decision.Timer timer : timers) {
      batch.row(
          ids.next(tx.dsl()),
          programId,
          timer.dealId(),
          timer.step(),
          timer.dueAt(),
          timer.dueAt(),
          0);
    }
    batch.run();
  }

  static List<Due> due(DSLContext dsl, String programId, int limit, Instant now) {
    return dsl.select(TIMER.ID, TIMER.DEAL_ID, TIMER.STEP, TIMER.ATTEMPTS)
        .from(TIMER)
        .where(TIMER.PROGRAM_ID.eq(programId), TIMER.DUE_AT.le(now))
        .orderBy(TIMER.PROGRAM_ID, TIMER.DUE_AT, TIMER.ID)
        .limit(limit)
        .fetch(row -> new Due(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Of these, the ones that are still to come, locked; those that another worker has are not. */
  static List<Due> lock(Tx tx, String programId, Collection<Due> due) {
    List<Long> free =
        tx.dsl()
            .select(TIMER.ID)
            .from(TIMER)
            .where(
                TIMER.PROGRAM_ID.eq(programId),
                TIMER.ID.in(due.stream().map(Due::id).toList()),
                TIMER.DUE_AT.isNotNull())
            .orderBy(TIMER.ID)
            .forUpdate()
            .skipLocked()
            .fetch(TIMER.ID);
    return due.stream().filter(one -> free.contains(one.id())).toList();
  }

  static void end(Tx tx, String programId, Collection<Long> ids, String reason) {
    Batch batch = tx.batch(END);
    ids.forEach(id -> batch.row(Stored.text(reason, LONGEST_WORD), id, programId));
    batch.runAll("a step was taken by another worker");
  }

  /** Puts a step off that could not be decided; after a few times it is left for a person. */
  static void failed(Tx tx, String programId, Due due, String error, Instant now) {
    boolean last = due.attempts() + 1 >= TRIES;
    tx.dsl()
        .update(TIMER)
        .set(TIMER.ATTEMPTS, due.attempts() + 1)
        .set(TIMER.ERROR, Stored.text(error))
        .set(TIMER.DUE_AT, last ? null : now.plusSeconds(60L << (2 * due.attempts())))
        .set(TIMER.ENDED, last ? "poison" : null)
        .where(TIMER.PROGRAM_ID.eq(programId), TIMER.ID.eq(due.id()))
        .execute();
  }

  static Optional<Instant> next(DSLContext dsl, String programId) {
    return dsl.select(TIMER.DUE_AT)
        .from(TIMER)
        .where(TIMER.PROGRAM_ID.eq(programId), TIMER.DUE_AT.lt(Stored.END))
        .orderBy(TIMER.PROGRAM_ID, TIMER.DUE_AT)
        .limit(1)
        .fetchOptional(TIMER.DUE_AT);
  }
}
