package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.ATTEMPT;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;

import io.postern.mail.MessageId;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Takes mails that are due for a worker that sends them. */
final class OutboxClaims {
  private static final Query LEASE =
      DSL.update(OUTGOING)
          .set(OUTGOING.STATE, Batch.word(OutgoingState.SENDING))
          .set(OUTGOING.ATTEMPTS, to(OUTGOING.ATTEMPTS))
          .set(OUTGOING.FENCE, to(OUTGOING.FENCE))
          .set(OUTGOING.LEASE_OWNER, to(OUTGOING.LEASE_OWNER))
          .set(OUTGOING.DUE_AT, to(OUTGOING.DUE_AT))
          .set(OUTGOING.FIRST_TRIED_AT, to(OUTGOING.FIRST_TRIED_AT))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.eq(to(OUTGOING.STATE)),
              OUTGOING.FENCE.eq(to(OUTGOING.FENCE)));
  private static final Query PUT_OFF =
      DSL.update(OUTGOING)
          .set(OUTGOING.DUE_AT, to(OUTGOING.DUE_AT))
          .where(
              OUTGOING.ID.eq(to(OUTGOING.ID)),
              OUTGOING.PROGRAM_ID.eq(to(OUTGOING.PROGRAM_ID)),
              OUTGOING.STATE.eq(to(OUTGOING.STATE)),
              OUTGOING.FENCE.eq(to(OUTGOING.FENCE)));
  private static final Query BEGIN =
      DSL.insertInto(ATTEMPT)
          .columns(ATTEMPT.ID, ATTEMPT.PROGRAM_ID, ATTEMPT.STARTED_AT, ATTEMPT.REPLY)
          .values(to(ATTEMPT.ID), to(ATTEMPT.PROGRAM_ID), to(ATTEMPT.STARTED_AT), to(ATTEMPT.REPLY))
          .onConflictDoNothing();

  private final Database database;
  private final String owner;
  // One worker of this process at a time. Other nodes' are kept apart by row locks; H2 would read
  // and sort all rows that are due for those.
  private final ReentrantLock turn = new ReentrantLock();

  OutboxClaims(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  List<Outgoing> take(String programId, int limit, Duration lease, Instant now) {
    Instant until = now.plus(lease);
    List<Record> taken = new ArrayList<>();
    turn.lock();
    try {
      database.change(tx -> taken.addAll(lease(tx, programId, limit, now, until)));
    } finally {
      turn.unlock();
    }
    Map<Long, byte[]> bytes = database.read(dsl -> bytes(dsl, programId, taken));
    return taken.stream()
        .map(
            row ->
                outgoing(
                    row,
                    programId,
                    bytes.getOrDefault(row.get(OUTGOING.ID), new byte[0]),
                    now,
                    until))
        .toList();
  }

  private List<Record> lease(Tx tx, String programId, int limit, Instant now, Instant until) {
    List<Record> due = due(tx, programId, limit, now);
    Map<Long, Instant> behind = OutboxOrder.behind(tx.dsl(), programId, due, now);
    List<Record> free = new ArrayList<>();
    Batch leases = tx.batch(LEASE);
    Batch waits = tx.batch(PUT_OFF);
    for (Record row : due) {
      long id = row.get(OUTGOING.ID);
      if (behind.containsKey(id)) {
        waits.row(behind.get(id), id, programId, row.get(OUTGOING.STATE), row.get(OUTGOING.FENCE));
      } else {
        free.add(row);
        leases.row(
            row.get(OUTGOING.ATTEMPTS) + 1,
            row.get(OUTGOING.FENCE) + 1,
            owner,
            until,
            firstTry(row, now),
            id,
            programId,
            row.get(OUTGOING.STATE),
            row.get(OUTGOING.FENCE));
      }
    }
    waits.run();
    // One that was superseded between the look and the lease is not ours.
    List<Record> ours = Batch.changed(free, leases.run());
    Recovery.endAttempts(tx, programId, late(ours), now);
    Batch attempts = tx.batch(BEGIN);
    for (Record row : ours) {
      attempts.row(
          SendRecords.attemptId(row.get(OUTGOING.ID), row.get(OUTGOING.FENCE) + 1),
          programId,
          now,
          "");
    }
    attempts.run();
    return ours;
  }

  private List<Record> due(Tx tx, String programId, int limit, Instant now) {
    var query =
        tx.dsl()
            .select(
                OUTGOING.ID,
                OUTGOING.CONVERSATION_ID,
                OUTGOING.NOTICE,
                OUTGOING.RECIPIENT,
                OUTGOING.ENVELOPE_FROM,
                OUTGOING.MESSAGE_ID,
                OUTGOING.SUBJECT,
                OUTGOING.STATE,
                OUTGOING.ATTEMPTS,
                OUTGOING.FENCE,
                OUTGOING.QUEUED_AT,
                OUTGOING.FIRST_TRIED_AT)
            .from(OUTGOING)
            .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.DUE_AT.le(now))
            .orderBy(OUTGOING.PROGRAM_ID, OUTGOING.DUE_AT, OUTGOING.ID)
            .limit(limit);
    return List.copyOf(
        database.embedded() ? query.fetch() : query.forUpdate().skipLocked().fetch());
  }

  private static Instant firstTry(Record row, Instant now) {
    return Objects.requireNonNullElse(row.get(OUTGOING.FIRST_TRIED_AT), now);
  }

  // Its lease ran out: a worker that lives on can no longer write, but may have sent it.
  private static List<Recovery.Late> late(List<Record> rows) {
    return rows.stream()
        .filter(row -> OutgoingState.SENDING.name().equals(row.get(OUTGOING.STATE)))
        .map(row -> new Recovery.Late(row.get(OUTGOING.ID), row.get(OUTGOING.FENCE)))
        .toList();
  }

  private static Map<Long, byte[]> bytes(DSLContext dsl, String programId, List<Record> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> firsts =
        Unnested.longs(rows.stream().map(row -> row.get(OUTGOING.ID) * Stored.PARTS).toList());
    Map<Long, byte[]> bytes = new HashMap<>();
    dsl.select(OUTGOING_PIECE.ID, OUTGOING_PIECE.BYTES)
        .from(firsts.table())
        .join(OUTGOING_PIECE)
        .on(OUTGOING_PIECE.ID.eq(firsts.value()))
        .where(OUTGOING_PIECE.PROGRAM_ID.eq(programId))
        .forEach(row -> bytes.put(row.value1() / Stored.PARTS, row.value2()));
    bytes.replaceAll(
        (id, first) ->
            first.length < NoticeWriter.PIECE ? Packed.unpack(first) : whole(dsl, programId, id));
    return bytes;
  }

  static byte[] whole(DSLContext dsl, String programId, long outgoingId) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    dsl.select(OUTGOING_PIECE.BYTES)
        .from(OUTGOING_PIECE)
        .where(
            OUTGOING_PIECE.PROGRAM_ID.eq(programId),
            OUTGOING_PIECE.ID.ge(outgoingId * Stored.PARTS),
            OUTGOING_PIECE.ID.lt((outgoingId + 1) * Stored.PARTS))
        .orderBy(OUTGOING_PIECE.ID)
        .forEach(row -> whole.writeBytes(row.value1()));
    return Packed.unpack(whole.toByteArray());
  }

  private Outgoing outgoing(
      Record row, String programId, byte[] bytes, Instant now, Instant until) {
    return new Outgoing(
        row.get(OUTGOING.ID),
        programId,
        Stored.address(row.get(OUTGOING.ENVELOPE_FROM)),
        Stored.address(row.get(OUTGOING.RECIPIENT)),
        new MessageId(row.get(OUTGOING.MESSAGE_ID)),
        row.get(OUTGOING.NOTICE),
        row.get(OUTGOING.SUBJECT),
        bytes,
        row.get(OUTGOING.ATTEMPTS) + 1,
        row.get(OUTGOING.QUEUED_AT),
        firstTry(row, now),
        new Lease(owner, row.get(OUTGOING.FENCE) + 1, until));
  }
}
