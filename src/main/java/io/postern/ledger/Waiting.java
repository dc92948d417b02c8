package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deciding.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
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
    Map<OutgoingState, Long> outbox = new EnumMap<>(OutgoingState.class);
    dsl.select(OUTGOING.STATE, DSL.count())
        .from(OUTGOING)
        .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.DUE_AT.lt(Stored.END))
        .groupBy(OUTGOING.STATE)
        .forEach(row -> outbox.put(OutgoingState.valueOf(row.value1()), (long) row.value2()));
    return new Counts(
        inbox.value1(),
        java.util.Optional.ofNullable(inbox.value2()),
        held,
        outbox,
        dsl.select(DSL.min(OUTGOING.QUEUED_AT))
            .from(OUTGOING)
            .where(
                OUTGOING.PROGRAM_ID.eq(programId),
                OUTGOING.DUE_AT.lt(Stored.END),
                OUTGOING.STATE.ne(OutgoingState.HELD.name()))
            .fetchOptional(row -> row.value1()));
  }
}
