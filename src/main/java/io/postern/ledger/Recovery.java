package io.postern.ledger;

import static io.postern.ledger.Batch.none;
import static io.postern.ledger.Batch.to;
import static io.postern.ledger.Batch.word;
import static io.postern.ledger.schema.Tables.ATTEMPT;
import static io.postern.ledger.schema.Tables.LEASE;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Takes back what workers held that are dead. */
final class Recovery {
  private static final String UNCERTAIN = "the try was cut off: the host may have taken it";

  /** No id of a program has it: a text with it stands behind the text, and before any other. */
  private static final String JUST_BEHIND = "\u0001";

  private static final Query END_ATTEMPT =
      DSL.update(ATTEMPT)
          .set(ATTEMPT.ENDED_AT, to(ATTEMPT.ENDED_AT))
          .set(ATTEMPT.RESULT, word(OutgoingState.UNCERTAIN))
          .set(ATTEMPT.REPLY, to(ATTEMPT.REPLY))
          .where(
              ATTEMPT.ID.eq(to(ATTEMPT.ID)),
              ATTEMPT.PROGRAM_ID.eq(to(ATTEMPT.PROGRAM_ID)),
              ATTEMPT.RESULT.isNull());
  private static final Query MAKE_UNCERTAIN =
      DSL.update(OUTGOING)
          .set(OUTGOING.STATE, word(OutgoingState.UNCERTAIN))
          .set(OUTGOING.DUE_AT, to(OUTGOING.DUE_AT))
          .set(OUTGOING.LAST_REPLY, to(OUTGOING.LAST_REPLY))
          .set(OUTGOING.LEASE_OWNER, none(OUTGOING.LEASE_OWNER))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.eq(word(OutgoingState.SENDING)),
              OUTGOING.FENCE.eq(to(OUTGOING.FENCE)));

  private final Database database;
  private final String node;

  /** A try whose worker is late or dead. */
  record Late(long outgoingId, int fence) {}

  Recovery(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  /**
   * At start: this node's former processes are dead, and on an embedded database all others.
   *
   * @param owner this process
   */
  void atStart(String owner, Instant now) {
    database.change(
        tx ->
            tx.dsl()
                .deleteFrom(LEASE)
                .where(LEASE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS), dead(LEASE.OWNER, owner))
                .execute());
    for (String program : programs(MAIL, MAIL.PROGRAM_ID)) {
      database.change(
          tx ->
              tx.dsl()
                  .update(MAIL)
                  // In its old place once; a mail that saw two workers die goes behind the others.
                  .set(
                      MAIL.DUE_AT,
                      DSL.when(MAIL.UNFINISHED.eq(0), MAIL.KEPT_AT)
                          .otherwise(DSL.val(now, MAIL.DUE_AT)))
                  .where(
                      MAIL.PROGRAM_ID.eq(program),
                      MAIL.DUE_AT.lt(Stored.END),
                      MAIL.STATE.eq(MailState.DECIDING.name()),
                      dead(MAIL.LEASE_OWNER, owner))
                  .execute());
    }
    uncertain(OUTGOING.DUE_AT.lt(Stored.END).and(dead(OUTGOING.LEASE_OWNER, owner)), now);
  }

  /** Sends whose lease ran out, in any process. */
  int ofLateSends(Instant now) {
    return uncertain(OUTGOING.DUE_AT.le(now), now);
  }

  /** Closes the attempts of mails that are taken from a late worker. */
  static void endAttempts(Tx tx, String programId, List<Late> late, Instant now) {
    Batch attempts = tx.batch(END_ATTEMPT);
    late.forEach(
        one ->
            attempts.row(
                now, UNCERTAIN, SendRecords.attemptId(one.outgoingId(), one.fence()), programId));
    attempts.run();
  }

  private Condition dead(Field<String> leaseOwner, String owner) {
    Condition others = leaseOwner.isNotNull().and(leaseOwner.ne(owner));
    return database.embedded() ? others : others.and(leaseOwner.startsWith(node + "#"));
  }

  private int uncertain(Condition which, Instant now) {
    AtomicInteger count = new AtomicInteger();
    for (String program : programs(OUTGOING, OUTGOING.PROGRAM_ID)) {
      database.change(
          tx -> {
            Batch rows = tx.batch(MAKE_UNCERTAIN);
            List<Late> late =
                tx.dsl()
                    .select(OUTGOING.ID, OUTGOING.FENCE)
                    .from(OUTGOING)
                    .where(
                        OUTGOING.PROGRAM_ID.eq(program),
                        which,
                        OUTGOING.STATE.eq(OutgoingState.SENDING.name()))
                    .orderBy(OUTGOING.ID)
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Late(row.value1(), row.value2()));
            late.forEach(one -> rows.row(now, UNCERTAIN, one.outgoingId(), program, one.fence()));
            rows.runAll("a mail was recorded meanwhile");
            endAttempts(tx, program, late, now);
            count.addAndGet(late.size());
          });
    }
    return count.get();
  }

  // One step in the index for each program, not one for each row: for "greater than" H2 goes over
  // all that are equal.
  private List<String> programs(Table<?> table, Field<String> column) {
    return database.read(
        dsl -> {
          List<String> programs = new ArrayList<>();
          Optional<String> next = Optional.of("");
          while (next.isPresent()) {
            next =
                dsl.select(column)
                    .from(table)
                    .where(column.ge(next.get() + JUST_BEHIND))
                    .orderBy(column)
                    .limit(1)
                    .fetchOptional(column);
            next.ifPresent(programs::add);
          }
          return programs;
        });
  }
}
