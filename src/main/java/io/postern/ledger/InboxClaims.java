package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.MAIL;

import io.postern.deciding.Outcome;
import io.postern.ledger.RawRows.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Takes kept mails for a worker. */
final class InboxClaims {
  /** Bytes of mails that one worker holds in memory at once, give or take one mail. */
  private static final long MOST_BYTES = 32L << 20;

  private static final Query LEASE =
      DSL.update(MAIL)
          .set(MAIL.STATE, Batch.word(MailState.DECIDING))
          .set(MAIL.UNFINISHED, to(MAIL.UNFINISHED))
          .set(MAIL.FENCE, to(MAIL.FENCE))
          .set(MAIL.LEASE_OWNER, to(MAIL.LEASE_OWNER))
          .set(MAIL.DUE_AT, to(MAIL.DUE_AT))
          .where(
              MAIL.ID.eq(to(MAIL.ID)),
              MAIL.PROGRAM_ID.eq(to(MAIL.PROGRAM_ID)),
              MAIL.STATE.eq(to(MAIL.STATE)),
              MAIL.FENCE.eq(to(MAIL.FENCE)));
  private static final Query HOLD =
      DSL.update(MAIL)
          .set(MAIL.STATE, Batch.word(MailState.DONE))
          .set(MAIL.OUTCOME, Batch.word(Outcome.HELD))
          .set(MAIL.REASON, to(MAIL.REASON))
          .set(MAIL.ERROR, to(MAIL.ERROR))
          .set(MAIL.DECIDED_AT, to(MAIL.DECIDED_AT))
          .set(MAIL.DUE_AT, Batch.none(MAIL.DUE_AT))
          .set(MAIL.LEASE_OWNER, Batch.none(MAIL.LEASE_OWNER))
          .where(
              MAIL.ID.eq(to(MAIL.ID)),
              MAIL.PROGRAM_ID.eq(to(MAIL.PROGRAM_ID)),
              MAIL.STATE.ne(Batch.word(MailState.DONE)));

  private final Database database;
  private final String owner;
  // One worker of this process at a time. Other nodes' are kept apart by row locks; H2 would read
  // and sort all rows that are due for those.
  private final ReentrantLock turn = new ReentrantLock();

  InboxClaims(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  Inbox.Claims take(String programId, int limit, Duration lease, Instant now) {
    List<Long> poisoned = new ArrayList<>();
    List<Record> taken = new ArrayList<>();
    turn.lock();
    try {
      database.change(
          tx -> {
            List<Record> due = together(due(tx, programId, limit, now));
            poisoned.addAll(hold(tx, programId, due, now));
            taken.addAll(lease(tx, programId, due, now.plus(lease)));
          });
    } finally {
      turn.unlock();
    }
    return new Inbox.Claims(mails(programId, taken, now.plus(lease)), poisoned);
  }

  private static List<Long> hold(Tx tx, String programId, List<Record> due, Instant now) {
    List<Long> given =
        due.stream().filter(InboxClaims::gaveOut).map(row -> row.get(MAIL.ID)).toList();
    Batch holds = tx.batch(HOLD);
    given.forEach(id -> holds.row(Inbox.POISON, "its worker never came back", now, id, programId));
    return Batch.changed(given, holds.run());
  }

  private List<Record> lease(Tx tx, String programId, List<Record> due, Instant until) {
    List<Record> wanted = new ArrayList<>();
    Batch leases = tx.batch(LEASE);
    long bytes = 0;
    for (Record row : due) {
      boolean fits = wanted.isEmpty() || bytes + row.get(MAIL.SIZE) <= MOST_BYTES;
      if (!gaveOut(row) && fits) {
        bytes += row.get(MAIL.SIZE);
        wanted.add(row);
        leases.row(
            unfinished(row),
            row.get(MAIL.FENCE) + 1,
            owner,
            until,
            row.get(MAIL.ID),
            programId,
            row.get(MAIL.STATE),
            row.get(MAIL.FENCE));
      }
    }
    return Batch.changed(wanted, leases.run());
  }

  private List<Record> due(Tx tx, String programId, int limit, Instant now) {
    var query =
        tx.dsl()
            .select(
                MAIL.ID,
                MAIL.SIZE,
                MAIL.SHA256,
                MAIL.KEPT_AT,
                MAIL.STATE,
                MAIL.ATTEMPTS,
                MAIL.UNFINISHED,
                MAIL.FENCE,
                MAIL.FIRST_DELIVERY,
                MAIL.OUTCOME,
                MAIL.REASON,
                MAIL.RELEASED_BY,
                MAIL.RELEASE_VOUCHED,
                MAIL.RELEASE_DEAL)
            .from(MAIL)
            .where(MAIL.PROGRAM_ID.eq(programId), MAIL.DUE_AT.le(now))
            .orderBy(MAIL.PROGRAM_ID, MAIL.DUE_AT, MAIL.ID)
            .limit(limit);
    return List.copyOf(
        database.embedded() ? query.fetch() : query.forUpdate().skipLocked().fetch());
  }

  // A mail whose worker never came back may have ended it, or was only there when it died: it is
  // taken alone, so that the next time tells.
  private static List<Record> together(List<Record> due) {
    if (!due.isEmpty() && unfinished(due.getFirst()) > 0) {
      return due.subList(0, 1);
    }
    return due.stream().filter(row -> unfinished(row) == 0).toList();
  }

  private static boolean gaveOut(Record row) {
    return unfinished(row) >= Inbox.UNFINISHED;
  }

  // A worker that fails says so and the row is RECEIVED again: one that is DECIDING never came
  // back.
  private static int unfinished(Record row) {
    int before = row.get(MAIL.UNFINISHED);
    return MailState.DECIDING.name().equals(row.get(MAIL.STATE)) ? before + 1 : before;
  }

  private List<ClaimedMail> mails(String programId, List<Record> rows, Instant until) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Arrival>> arrivals =
        database.read(
            dsl -> RawRows.of(dsl, programId, rows.stream().map(row -> row.get(MAIL.ID)).toList()));
    return rows.stream()
        .map(row -> mail(row, programId, arrivals.getOrDefault(row.get(MAIL.ID), List.of()), until))
        .toList();
  }

  private ClaimedMail mail(Record row, String programId, List<Arrival> arrivals, Instant until) {
    long first = row.get(MAIL.FIRST_DELIVERY);
    Arrival original =
        arrivals.stream()
            .filter(arrival -> arrival.id() == first)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("mail " + row.get(MAIL.ID) + " has no bytes"));
    return new ClaimedMail(
        row.get(MAIL.ID),
        programId,
        original.raw(),
        row.get(MAIL.SHA256),
        row.get(MAIL.KEPT_AT),
        row.get(MAIL.ATTEMPTS) + 1,
        arrivals.stream()
            .filter(arrival -> arrival.bytesKept() && arrival.id() != first)
            .map(copy -> new ClaimedMail.Copy(copy.id(), copy.raw(), copy.sha256()))
            .toList(),
        Optional.ofNullable(row.get(MAIL.OUTCOME))
            .map(outcome -> new ClaimedMail.Before(Outcome.valueOf(outcome), row.get(MAIL.REASON))),
        Optional.ofNullable(row.get(MAIL.RELEASED_BY))
            .map(
                operator ->
                    new ClaimedMail.Release(
                        operator,
                        row.get(MAIL.RELEASE_VOUCHED),
                        Optional.ofNullable(row.get(MAIL.RELEASE_DEAL)))),
        new Lease(owner, row.get(MAIL.FENCE) + 1, until));
  }
}
