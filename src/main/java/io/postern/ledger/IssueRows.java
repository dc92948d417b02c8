package io.postern.ledger;

import static io.postern.ledger.Batch.none;
import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_ISSUE;
import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;

import io.postern.cadence.IssueId;
import io.postern.cadence.WhyNot;
import io.postern.deciding.IssueChange;
import io.postern.deciding.Upkeep;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** Issues of announcements and the turns of their readers, as rows. */
final class IssueRows {
  private static final Query BEGIN =
      DSL.insertInto(ANNOUNCEMENT_ISSUE)
          .columns(
              ANNOUNCEMENT_ISSUE.PROGRAM_ID,
              ANNOUNCEMENT_ISSUE.ANNOUNCEMENT,
              ANNOUNCEMENT_ISSUE.ISSUE,
              ANNOUNCEMENT_ISSUE.PLANNED,
              ANNOUNCEMENT_ISSUE.BEGUN_AT)
          .values(
              to(ANNOUNCEMENT_ISSUE.PROGRAM_ID),
              to(ANNOUNCEMENT_ISSUE.ANNOUNCEMENT),
              to(ANNOUNCEMENT_ISSUE.ISSUE),
              to(ANNOUNCEMENT_ISSUE.PLANNED),
              to(ANNOUNCEMENT_ISSUE.BEGUN_AT));
  private static final Query END =
      DSL.update(ANNOUNCEMENT_ISSUE)
          .set(ANNOUNCEMENT_ISSUE.ENDED_AT, to(ANNOUNCEMENT_ISSUE.ENDED_AT))
          .set(ANNOUNCEMENT_ISSUE.ENDED, to(ANNOUNCEMENT_ISSUE.ENDED))
          .where(
              ANNOUNCEMENT_ISSUE.PROGRAM_ID.eq(to(ANNOUNCEMENT_ISSUE.PROGRAM_ID)),
              ANNOUNCEMENT_ISSUE.ANNOUNCEMENT.eq(to(ANNOUNCEMENT_ISSUE.ANNOUNCEMENT)),
              ANNOUNCEMENT_ISSUE.ISSUE.eq(to(ANNOUNCEMENT_ISSUE.ISSUE)),
              ANNOUNCEMENT_ISSUE.ENDED_AT.isNull());
  private static final Query TURN =
      DSL.insertInto(ANNOUNCEMENT_TURN)
          .columns(
              ANNOUNCEMENT_TURN.PROGRAM_ID,
              ANNOUNCEMENT_TURN.ANNOUNCEMENT,
              ANNOUNCEMENT_TURN.ISSUE,
              ANNOUNCEMENT_TURN.PERSON_KEY,
              ANNOUNCEMENT_TURN.DUE_AT)
          .values(
              to(ANNOUNCEMENT_TURN.PROGRAM_ID),
              to(ANNOUNCEMENT_TURN.ANNOUNCEMENT),
              to(ANNOUNCEMENT_TURN.ISSUE),
              to(ANNOUNCEMENT_TURN.PERSON_KEY),
              to(ANNOUNCEMENT_TURN.DUE_AT));
  private static final Query WRITTEN =
      ofTurn(
          DSL.update(ANNOUNCEMENT_TURN)
              .set(ANNOUNCEMENT_TURN.DUE_AT, none(ANNOUNCEMENT_TURN.DUE_AT))
              .set(ANNOUNCEMENT_TURN.OUTGOING_ID, to(ANNOUNCEMENT_TURN.OUTGOING_ID)));
  private static final Query PASSED_OVER =
      ofTurn(
          DSL.update(ANNOUNCEMENT_TURN)
              .set(ANNOUNCEMENT_TURN.DUE_AT, none(ANNOUNCEMENT_TURN.DUE_AT))
              .set(ANNOUNCEMENT_TURN.PASSED_OVER, to(ANNOUNCEMENT_TURN.PASSED_OVER)));
  private static final Query PUT_OFF =
      ofTurn(
          DSL.update(ANNOUNCEMENT_TURN)
              .set(ANNOUNCEMENT_TURN.DUE_AT, to(ANNOUNCEMENT_TURN.DUE_AT)));

  // A turn that is over stays over, whoever comes late: then all that belongs to it is undone.
  private static Query ofTurn(UpdateSetMoreStep<?> update) {
    return update.where(
        ANNOUNCEMENT_TURN.PROGRAM_ID.eq(to(ANNOUNCEMENT_TURN.PROGRAM_ID)),
        ANNOUNCEMENT_TURN.ANNOUNCEMENT.eq(to(ANNOUNCEMENT_TURN.ANNOUNCEMENT)),
        ANNOUNCEMENT_TURN.ISSUE.eq(to(ANNOUNCEMENT_TURN.ISSUE)),
        ANNOUNCEMENT_TURN.PERSON_KEY.eq(to(ANNOUNCEMENT_TURN.PERSON_KEY)),
        ANNOUNCEMENT_TURN.DUE_AT.isNotNull());
  }

  private final Tx tx;
  private final String programId;
  private final Instant now;
  private final List<Upkeep.OfIssue> changes = new ArrayList<>();
  private final List<Mail> mails = new ArrayList<>();

  private record Mail(IssueId issue, Address reader, long outgoingId) {}

  IssueRows(Tx tx, String programId, Instant now) {
    this.tx = tx;
    this.programId = programId;
    this.now = now;
  }

  void add(Upkeep.OfIssue change) {
    changes.add(change);
  }

  /** The mail of a reader's turn has this number. */
  void written(Upkeep.OfIssue step, long outgoingId) {
    if (step.change() instanceof IssueChange.Written turn) {
      mails.add(new Mail(step.issue(), turn.reader(), outgoingId));
    }
  }

  void flush() {
    if (changes.isEmpty()) {
      return;
    }
    Batch begun = tx.batch(BEGIN);
    Batch turns = tx.batch(TURN);
    Batch written = tx.batch(WRITTEN);
    Batch passedOver = tx.batch(PASSED_OVER);
    Batch putOff = tx.batch(PUT_OFF);
    Batch ended = tx.batch(END);
    for (Upkeep.OfIssue one : changes) {
      String name = one.issue().announcement();
      String key = one.issue().key();
      switch (one.change()) {
        case IssueChange.Begun begin -> {
          begun.row(
              programId, name, key, begin.issue().day().atTime(begin.issue().at()).toString(), now);
          begin
              .turns()
              .forEach(turn -> turns.row(programId, name, key, turn.reader().key(), turn.dueAt()));
        }
        case IssueChange.Written _ -> {
          // its number comes with the mail
        }
        case IssueChange.PassedOver turn ->
            passedOver.row(turn.why().word(), programId, name, key, turn.reader().key());
        case IssueChange.PutOff turn ->
            putOff.row(turn.until(), programId, name, key, turn.reader().key());
        case IssueChange.Ended end -> ended.row(now, end.how(), programId, name, key);
      }
    }
    for (Mail mail : mails) {
      written.row(
          mail.outgoingId(),
          programId,
          mail.issue().announcement(),
          mail.issue().key(),
          mail.reader().key());
    }
    begun.run();
    turns.run();
    String over = "a reader's turn is over already";
    written.runAll(over);
    passedOver.runAll(over);
    putOff.runAll(over);
    ended.runAll("the issue has ended already");
  }

  /**
   * Nobody else gets this issue.
   *
   * @return whether it was going out
   */
  static boolean callOff(Tx tx, String programId, IssueId issue, Instant now) {
    int ended =
        tx.dsl()
            .update(ANNOUNCEMENT_ISSUE)
            .set(ANNOUNCEMENT_ISSUE.ENDED_AT, now)
            .set(ANNOUNCEMENT_ISSUE.ENDED, WhyNot.CALLED_OFF.word())
            .where(is(programId, issue), ANNOUNCEMENT_ISSUE.ENDED_AT.isNull())
            .execute();
    tx.dsl()
        .update(ANNOUNCEMENT_TURN)
        .setNull(ANNOUNCEMENT_TURN.DUE_AT)
        .set(ANNOUNCEMENT_TURN.PASSED_OVER, WhyNot.CALLED_OFF.word())
        .where(turnOf(programId, issue), ANNOUNCEMENT_TURN.DUE_AT.isNotNull())
        .execute();
    return ended == 1;
  }

  /** The row of an issue. */
  static Condition is(String programId, IssueId issue) {
    return ANNOUNCEMENT_ISSUE
        .PROGRAM_ID
        .eq(programId)
        .and(ANNOUNCEMENT_ISSUE.ANNOUNCEMENT.eq(issue.announcement()))
        .and(ANNOUNCEMENT_ISSUE.ISSUE.eq(issue.key()));
  }

  /** The turns of an issue's readers. */
  static Condition turnOf(String programId, IssueId issue) {
    return ANNOUNCEMENT_TURN
        .PROGRAM_ID
        .eq(programId)
        .and(ANNOUNCEMENT_TURN.ANNOUNCEMENT.eq(issue.announcement()))
        .and(ANNOUNCEMENT_TURN.ISSUE.eq(issue.key()));
  }
}
