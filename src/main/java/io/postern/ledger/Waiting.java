package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deciding.Outcome;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** Counts what waits: only rows that are pending, by the index that the workers use. */
final class Waiting {
  private Waiting() {}

  static Counts count(DSLContext dsl, String programId) {
    var inbox =
        dsl.select(DSL.count(), DSL.min(MAIL.KEPT_AT))
            .from(MAIL)
            .where(MAIL.PROGRAM_ID.eq(programId), MAIL.DUE_AT.lt(Stored.END))
            .fetchSingle();
    long held =
        dsl.fetchCount(
            MAIL,
            MAIL.PROGRAM_ID.eq(programId),
            MAIL.OUTCOME.eq(Outcome.HELD.name()),
            MAIL.STATE.eq(MailState.DONE.name()));
    // One statement: a mail that is claimed meanwhile must be counted as waiting or as being sent.
    var states =
        dsl.select(OUTGOING.STATE, DSL.count(), DSL.min(OUTGOING.DUE_AT))
            .from(OUTGOING)
            .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.DUE_AT.lt(Stored.END))
            .groupBy(OUTGOING.STATE)
            .fetch();
    Map<OutgoingState, Long> outbox = new EnumMap<>(OutgoingState.class);
    states.forEach(row -> outbox.put(OutgoingState.valueOf(row.value1()), (long) row.value2()));
    return new Counts(
        inbox.value1(),
        Optional.ofNullable(inbox.value2()),
        held,
        outbox,
        states.stream().map(Record3::value3).min(Comparator.naturalOrder()),
        dsl.select(DSL.min(OUTGOING.QUEUED_AT))
            .from(OUTGOING)
            .where(
                OUTGOING.PROGRAM_ID.eq(programId),
                OUTGOING.DUE_AT.lt(Stored.END),
                OUTGOING.STATE.ne(OutgoingState.HELD.name()))
            .fetchOptional(row -> row.value1()),
        dsl.fetchCount(
            ANNOUNCEMENT_TURN,
            ANNOUNCEMENT_TURN.PROGRAM_ID.eq(programId),
            ANNOUNCEMENT_TURN.DUE_AT.isNotNull()));
  }
}
