package io.postern.ledger;

import static io.postern.ledger.Batch.none;
import static io.postern.ledger.Batch.to;
import static io.postern.ledger.Batch.word;
import static io.postern.ledger.schema.Tables.ATTEMPT;
import static io.postern.ledger.schema.Tables.OUTGOING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes what came of tries to send. */
final class SendRecords {
  private static final int LONGEST_REPLY = 2000;

  private static final Query RECORD =
      DSL.update(OUTGOING)
          .set(OUTGOING.STATE, to(OUTGOING.STATE))
          .set(OUTGOING.DUE_AT, to(OUTGOING.DUE_AT))
          .set(OUTGOING.ENDED_AT, to(OUTGOING.ENDED_AT))
          .set(OUTGOING.LAST_REPLY, to(OUTGOING.LAST_REPLY))
          .set(OUTGOING.LEASE_OWNER, none(OUTGOING.LEASE_OWNER))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.eq(word(OutgoingState.SENDING)),
              OUTGOING.FENCE.eq(to(OUTGOING.FENCE)));
  private static final Query GIVE_BACK =
      DSL.update(OUTGOING)
          .set(OUTGOING.STATE, word(OutgoingState.QUEUED))
          .set(OUTGOING.DUE_AT, to(OUTGOING.DUE_AT))
          .set(OUTGOING.ATTEMPTS, OUTGOING.ATTEMPTS.minus(DSL.inline(1)))
          .set(OUTGOING.LEASE_OWNER, none(OUTGOING.LEASE_OWNER))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.eq(word(OutgoingState.SENDING)),
              OUTGOING.FENCE.eq(to(OUTGOING.FENCE)));
  private static final Query END_ATTEMPT =
      DSL.update(ATTEMPT)
          .set(ATTEMPT.ENDED_AT, to(ATTEMPT.ENDED_AT))
          .set(ATTEMPT.RESULT, to(ATTEMPT.RESULT))
          .set(ATTEMPT.REPLY, to(ATTEMPT.REPLY))
          .where(ATTEMPT.ID.eq(to(ATTEMPT.ID)), ATTEMPT.PROGRAM_ID.eq(to(ATTEMPT.PROGRAM_ID)));

  private SendRecords() {}

  private record Row(OutgoingState state, Optional<Instant> dueAt, String reply) {}

  /** How many of them were still the caller's to record. */
  static int write(Tx tx, List<SendReport> reports) {
    Batch rows = tx.batch(RECORD);
    Batch returned = tx.batch(GIVE_BACK);
    List<SendReport> tried = new ArrayList<>();
    List<SendReport> untried = new ArrayList<>();
    for (SendReport report : reports) {
      Outgoing mail = report.mail();
      if (report.result() instanceof SendReport.Result.NotTried) {
        returned.row(report.at(), mail.id(), mail.programId(), mail.lease().fence());
        untried.add(report);
        continue;
      }
      Row row = row(report);
      rows.row(
          row.state(),
          row.dueAt().orElse(null),
          row.state().pending() ? null : report.at(),
          Stored.text(row.reply(), LONGEST_REPLY),
          mail.id(),
          mail.programId(),
          mail.lease().fence());
      tried.add(report);
    }
    return end(tx, tried, rows.run()) + end(tx, untried, returned.run());
  }

  private static int end(Tx tx, List<SendReport> reports, int[] counts) {
    Batch attempts = tx.batch(END_ATTEMPT);
    int ours = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        SendReport report = reports.get(i);
        Row row = row(report);
        attempts.row(
            report.at(),
            row.state(),
            Stored.text(row.reply(), LONGEST_REPLY),
            attemptId(report.mail().id(), report.mail().lease().fence()),
            report.mail().programId());
        ours++;
      }
    }
    attempts.run();
    return ours;
  }

  /** Tries are numbered by their leases: a try that was given back leaves a gap. */
  static long attemptId(long outgoingId, int fence) {
    return outgoingId * Stored.PARTS + Math.min(fence, Stored.PARTS - 1);
  }

  private static Row row(SendReport report) {
    return switch (report.result()) {
      case SendReport.Result.Sent sent ->
          new Row(OutgoingState.SENT, Optional.empty(), sent.reply());
      case SendReport.Result.TryLater later ->
          new Row(OutgoingState.RETRYING, Optional.of(later.nextAt()), later.reply());
      case SendReport.Result.Bounced bounced ->
          new Row(OutgoingState.BOUNCED, Optional.empty(), bounced.reply());
      case SendReport.Result.Failed failed ->
          new Row(OutgoingState.FAILED, Optional.empty(), failed.reply());
      case SendReport.Result.Uncertain uncertain ->
          new Row(OutgoingState.UNCERTAIN, uncertain.sendAgainAt(), uncertain.why());
      case SendReport.Result.NotTried _ ->
          new Row(OutgoingState.QUEUED, Optional.of(report.at()), "not tried");
    };
  }
}
