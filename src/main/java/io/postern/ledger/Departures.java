package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEPARTURE;
import static io.postern.ledger.schema.Tables.NOTE;
import static io.postern.ledger.schema.Tables.PAPER;
import static io.postern.ledger.schema.Tables.TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes back what was given to people: with the person, or one token alone. */
final class Departures {
  private static final String PAGE = "staff";
  private static final String KEY = "addresses";

  private Departures() {}

  /** Tokens of mails that were written to these people until now are void. */
  static void note(Tx tx, String programId, Collection<String> personKeys, Instant now) {
    for (String person : personKeys) {
      tx.dsl()
          .insertInto(DEPARTURE)
          .columns(DEPARTURE.PROGRAM_ID, DEPARTURE.PERSON_KEY, DEPARTURE.LEFT_AT)
          .values(programId, person, Stored.time(now))
          .onConflict(DEPARTURE.PROGRAM_ID, DEPARTURE.PERSON_KEY)
          .doUpdate()
          .set(DEPARTURE.LEFT_AT, Stored.time(now))
          .execute();
    }
  }

  /**
   * Compares a program's staff with what it was when this was told last.
   *
   * @return who is not there any more, as address keys
   */
  static Set<String> ofStaff(Tx tx, String programId, Collection<Address> staff, Instant now) {
    List<String> keys = staff.stream().map(Address::key).distinct().sorted().toList();
    String before =
        tx.dsl()
            .select(NOTE.CONTENT)
            .from(NOTE)
            .where(NOTE.PROGRAM_ID.eq(programId), NOTE.PAGE.eq(PAGE), NOTE.NOTE_KEY.eq(KEY))
            .fetchOptional(NOTE.CONTENT)
            .orElse("");
    String content = String.join("\n", keys);
    if (content.equals(before)) {
      return Set.of();
    }
    tx.dsl()
        .insertInto(NOTE)
        .columns(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY, NOTE.CONTENT)
        .values(programId, PAGE, KEY, content)
        .onConflict(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY)
        .doUpdate()
        .set(NOTE.CONTENT, content)
        .execute();
    Set<String> gone = new HashSet<>(before.lines().toList());
    keys.forEach(gone::remove);
    note(tx, programId, gone, now);
    return gone;
  }

  /** The token that a mail came with counts no more: somebody has it who should not. */
  static void revokeTokenOf(Tx tx, String programId, long mailId, Instant now) {
    tx.dsl()
        .select(PAPER.IDENTITY)
        .from(PAPER)
        .where(PAPER.ID.eq(mailId * Stored.PARTS), PAPER.PROGRAM_ID.eq(programId))
        .fetchOptional(PAPER.IDENTITY)
        .map(Json::parse)
        .map(identity -> identity.path("token").path("id"))
        .filter(JsonNode::isNumber)
        .ifPresent(
            id ->
                tx.dsl()
                    .update(TOKEN)
                    .set(TOKEN.REVOKED_AT, Stored.time(now))
                    .where(
                        TOKEN.ID.eq(id.longValue()),
                        TOKEN.PROGRAM_ID.eq(programId),
                        TOKEN.REVOKED_AT.isNull())
                    .execute());
  }
}
