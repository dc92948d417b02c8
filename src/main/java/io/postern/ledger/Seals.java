package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.SEAL;
import static io.postern.ledger.schema.Tables.SEAL_DEAL;

import io.postern.kit.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Seals over the record of what happened: each is a hash over the one before it and over the last
 * event of every deal that moved since. A head that was kept elsewhere proves later that nothing
 * before it was rewritten, whatever has happened since.
 */
public final class Seals {
  private static final int TRIES = 3;

  private final Database database;

  Seals(Database database) {
    this.database = database;
  }

  /**
   * One seal.
   *
   * @param number from 1, one after the other
   * @param head its hash, hex: what is kept elsewhere
   */
  public record Seal(int number, String head, Instant takenAt) {}

  /** Seals all that happened so far; the last seal when nothing has happened since. */
  public Seal take(String programId, Instant now) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.write(tx -> take(tx.dsl(), programId, Stored.time(now)));
      } catch (RuntimeException another) {
        // Two sealed at once: the second finds the first one's seal.
        if (attempt == TRIES || !Failures.passing(another)) {
          throw another;
        }
      }
    }
  }

  static Seal take(DSLContext dsl, String programId, Instant now) {
    Optional<Seal> last = last(dsl, programId);
    int number = last.map(Seal::number).orElse(0) + 1;
    int moved = moved(dsl, programId, number);
    if (moved == 0 && last.isPresent()) {
      return last.get();
    }
    String former = last.map(Seal::head).orElse(EventLink.START);
    String head = head(dsl, programId, number, former, now);
    dsl.insertInto(SEAL)
        .columns(SEAL.PROGRAM_ID, SEAL.NUMBER, SEAL.FORMER, SEAL.HEAD, SEAL.TAKEN_AT)
        .values(programId, number, former, head, now)
        .execute();
    return new Seal(number, head, now);
  }

  private static Optional<Seal> last(DSLContext dsl, String programId) {
    return dsl.select(SEAL.NUMBER, SEAL.HEAD, SEAL.TAKEN_AT)
        .from(SEAL)
        .where(SEAL.PROGRAM_ID.eq(programId))
        .orderBy(SEAL.NUMBER.desc())
        .limit(1)
        .fetchOptional(row -> new Seal(row.value1(), row.value2(), row.value3()));
  }

  private static int moved(DSLContext dsl, String programId, int number) {
    return dsl.insertInto(SEAL_DEAL)
        .columns(SEAL_DEAL.PROGRAM_ID, SEAL_DEAL.NUMBER, SEAL_DEAL.DEAL_ID, SEAL_DEAL.VERSION)
        .select(
            DSL.select(DEAL.PROGRAM_ID, DSL.val(number), DEAL.ID, DEAL.VERSION)
                .from(DEAL)
                .where(
                    DEAL.PROGRAM_ID.eq(programId),
                    DSL.notExists(
                        DSL.selectOne()
                            .from(SEAL_DEAL)
                            .where(
                                SEAL_DEAL.PROGRAM_ID.eq(DEAL.PROGRAM_ID),
                                SEAL_DEAL.DEAL_ID.eq(DEAL.ID),
                                SEAL_DEAL.VERSION.eq(DEAL.VERSION)))))
        .execute();
  }

  private static String head(
      DSLContext dsl, String programId, int number, String former, Instant takenAt) {
    MessageDigest digest = Sha256.begin();
    add(digest, former + " " + programId + " " + number + " " + Json.time(takenAt));
    dsl.select(SEAL_DEAL.DEAL_ID, SEAL_DEAL.VERSION, DEAL_EVENT.HASH)
        .from(SEAL_DEAL)
        .leftJoin(DEAL_EVENT)
        .on(
            DEAL_EVENT.PROGRAM_ID.eq(SEAL_DEAL.PROGRAM_ID),
            DEAL_EVENT.DEAL_ID.eq(SEAL_DEAL.DEAL_ID),
            DEAL_EVENT.VERSION.eq(SEAL_DEAL.VERSION))
        .where(SEAL_DEAL.PROGRAM_ID.eq(programId), SEAL_DEAL.NUMBER.eq(number))
        .orderBy(SEAL_DEAL.DEAL_ID)
        .forEach(row -> add(digest, row.value1() + " " + row.value2() + " " + row.value3()));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** All seals, oldest first; what is wrong with one goes to the problems. */
  static List<Seal> proven(DSLContext dsl, String programId, List<String> problems) {
    var rows =
        dsl.select(SEAL.NUMBER, SEAL.FORMER, SEAL.HEAD, SEAL.TAKEN_AT)
            .from(SEAL)
            .where(SEAL.PROGRAM_ID.eq(programId))
            .orderBy(SEAL.NUMBER)
            .fetch();
    String former = EventLink.START;
    int number = 0;
    for (var row : rows) {
      number++;
      String head = head(dsl, programId, row.value1(), row.value2(), row.value4());
      if (row.value1() != number || !row.value2().equals(former) || !row.value3().equals(head)) {
        problems.add("seal " + row.value1() + " is not what was sealed");
      }
      former = row.value3();
    }
    return rows.map(row -> new Seal(row.value1(), row.value3(), row.value4()));
  }
}
