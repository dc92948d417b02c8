package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ATTEMPT;
import static io.postern.ledger.schema.Tables.CONVERSATION_DEAL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.mail.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Outgoing mails with their tries, as people look at them. */
final class OutgoingRows {
  private static final int MOST = 1000;

  private OutgoingRows() {}

  static List<OutgoingRecord> ofDeal(DSLContext dsl, String programId, long dealId) {
    return where(
        dsl,
        programId,
        OUTGOING.CONVERSATION_ID.in(
            DSL.select(CONVERSATION_DEAL.CONVERSATION_ID)
                .from(CONVERSATION_DEAL)
                .where(
                    CONVERSATION_DEAL.PROGRAM_ID.eq(programId),
                    CONVERSATION_DEAL.DEAL_ID.eq(dealId))),
        false,
        0,
        MOST);
  }

  static List<OutgoingRecord> ofMail(DSLContext dsl, String programId, long mailId) {
    return where(dsl, programId, OUTGOING.MAIL_ID.eq(mailId), false, 0, MOST);
  }

  static List<OutgoingRecord> where(
      DSLContext dsl,
      String programId,
      Condition which,
      boolean newestFirst,
      int offset,
      int limit) {
    List<Record> rows =
        List.copyOf(
            dsl.select(OUTGOING.fields())
                .from(OUTGOING)
                .where(OUTGOING.PROGRAM_ID.eq(programId), which)
                .orderBy(newestFirst ? OUTGOING.ID.desc() : OUTGOING.ID.asc())
                .offset(offset)
                .limit(limit)
                .fetch());
    Map<Long, List<OutgoingRecord.Attempt>> attempts =
        attempts(dsl, programId, rows.stream().map(row -> row.get(OUTGOING.ID)).toList());
    return rows.stream()
        .map(row -> read(row, attempts.getOrDefault(row.get(OUTGOING.ID), List.of())))
        .toList();
  }

  private static Map<Long, List<OutgoingRecord.Attempt>> attempts(
      DSLContext dsl, String programId, Collection<Long> mails) {
    if (mails.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(mails);
    return dsl
        .select(ATTEMPT.fields())
        .from(wanted.table())
        .leftJoin(ATTEMPT)
        .on(
            ATTEMPT.ID.ge(wanted.value().times(Stored.PARTS)),
            ATTEMPT.ID.lt(wanted.value().plus(1).times(Stored.PARTS)))
        .where(ATTEMPT.PROGRAM_ID.eq(programId))
        .orderBy(ATTEMPT.ID)
        .fetch()
        .stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                row -> row.get(ATTEMPT.ID) / Stored.PARTS,
                java.util.stream.Collectors.mapping(
                    OutgoingRows::attempt, java.util.stream.Collectors.toList())));
  }

  private static OutgoingRecord.Attempt attempt(Record row) {
    return new OutgoingRecord.Attempt(
        (int) (row.get(ATTEMPT.ID) % Stored.PARTS),
        row.get(ATTEMPT.STARTED_AT),
        Optional.ofNullable(row.get(ATTEMPT.ENDED_AT)),
        Objects.requireNonNullElse(row.get(ATTEMPT.RESULT), ""),
        row.get(ATTEMPT.REPLY));
  }

  private static OutgoingRecord read(Record row, List<OutgoingRecord.Attempt> attempts) {
    return new OutgoingRecord(
        row.get(OUTGOING.ID),
        row.get(OUTGOING.NOTICE),
        Stored.address(row.get(OUTGOING.RECIPIENT)),
        row.get(OUTGOING.SUBJECT),
        new MessageId(row.get(OUTGOING.MESSAGE_ID)),
        OutgoingState.valueOf(row.get(OUTGOING.STATE)),
        row.get(OUTGOING.QUEUED_AT),
        Optional.ofNullable(row.get(OUTGOING.DUE_AT)),
        Optional.ofNullable(row.get(OUTGOING.MAIL_ID)),
        row.get(OUTGOING.LAST_REPLY),
        attempts);
  }
}
