package io.postern.ledger;

import static io.postern.ledger.schema.Tables.AUDIT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** What operators did, as rows; only ever added to. */
final class Audits {
  private final Ids ids;

  Audits(Ids ids) {
    this.ids = ids;
  }

  void write(Tx tx, String programId, OperatorAct act, Instant at) {
    tx.dsl()
        .insertInto(AUDIT)
        .columns(AUDIT.fields())
        .values(
            ids.next(tx.dsl()),
            programId,
            Stored.time(at),
            Stored.text(act.operator(), 200),
            Stored.text(act.act(), 64),
            Stored.text(act.subject(), 200),
            Stored.text(act.detail(), 10_000))
        .execute();
  }

  static List<MailRecord.Audited> on(DSLContext dsl, String programId, String subject) {
    return dsl.selectFrom(AUDIT)
        .where(AUDIT.PROGRAM_ID.eq(programId), AUDIT.SUBJECT.eq(subject))
        .orderBy(AUDIT.ID)
        .fetch(
            row ->
                new MailRecord.Audited(
                    row.getHappenedAt(),
                    new OperatorAct(
                        row.getOperator(), row.getAct(), row.getSubject(), row.getDetail())));
  }
}
