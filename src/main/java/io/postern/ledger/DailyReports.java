package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.TIMER;

import io.postern.deciding.DailyDecider;
import io.postern.deciding.Decision;
import io.postern.deciding.Outcome;
import io.postern.notice.AdminNotice;
import io.postern.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What admins are told each day: what waits for them, and the head of the record. */
final class DailyReports {
  private static final int MOST_ROWS = 20;

  private DailyReports() {}

  static AdminNotice.DailyReport of(DSLContext dsl, String programId, Instant now) {
    Instant since = since(dsl, programId, now);
    Condition held =
        DSL.and(
            MAIL.PROGRAM_ID.eq(programId),
            MAIL.OUTCOME.eq(Outcome.HELD.name()),
            MAIL.STATE.eq(MailState.DONE.name()));
    Condition failed =
        DSL.and(
            OUTGOING.PROGRAM_ID.eq(programId),
            OUTGOING.STATE.in(OutgoingState.FAILED.name(), OutgoingState.UNCERTAIN.name()),
            DSL.coalesce(OUTGOING.ENDED_AT, OUTGOING.FIRST_TRIED_AT).gt(since));
    Seals.Seal seal = Seals.take(dsl, programId, now);
    return new AdminNotice.DailyReport(
        held(dsl, held),
        dsl.fetchCount(MAIL, held),
        failed(dsl, failed),
        dsl.fetchCount(OUTGOING, failed),
        FailedMailRows.ours(dsl, programId, since),
        seal.head(),
        seal.takenAt());
  }

  // Since the last daily mail, or one that was not worth sending.
  private static Instant since(DSLContext dsl, String programId, Instant now) {
    return Optional.ofNullable(
            dsl.select(DSL.max(TIMER.SET_FOR))
                .from(TIMER)
                .where(
                    TIMER.PROGRAM_ID.eq(programId),
                    TIMER.DEAL_ID.eq(Decision.Timer.NO_DEAL),
                    TIMER.STEP.startsWith(DailyDecider.STEP),
                    TIMER.ENDED.isNotNull())
                .fetchSingle()
                .value1())
        .orElse(now.minus(Duration.ofDays(1)));
  }

  private static List<Notice.HeldMail> held(DSLContext dsl, Condition which) {
    return dsl.select(MAIL.ID, MAIL.REASON, MAIL.SENDER, MAIL.SUBJECT, MAIL.KEPT_AT)
        .from(MAIL)
        .where(which)
        .orderBy(MAIL.ID.desc())
        .limit(MOST_ROWS)
        .fetch(
            row ->
                new Notice.HeldMail(
                    row.value1(),
                    row.value2(),
                    Objects.requireNonNullElse(row.value3(), ""),
                    Objects.requireNonNullElse(row.value4(), ""),
                    row.value5()));
  }

  private static List<Notice.FailedNotice> failed(DSLContext dsl, Condition which) {
    return dsl.select(
            OUTGOING.ID, OUTGOING.RECIPIENT, OUTGOING.SUBJECT, OUTGOING.STATE, OUTGOING.QUEUED_AT)
        .from(OUTGOING)
        .where(which)
        .orderBy(OUTGOING.ID.desc())
        .limit(MOST_ROWS)
        .fetch(
            row ->
                new Notice.FailedNotice(
                    row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
