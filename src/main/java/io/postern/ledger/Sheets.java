package io.postern.ledger;

import static io.postern.ledger.schema.Tables.NOTE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.deciding.SheetDecider;
import io.postern.deciding.SheetDecider.Origin;
import io.postern.mail.MessageId;
import io.postern.notice.DealFacts;
import io.postern.notice.Notice.SheetLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Sheets of stages: kept whole before anybody moves their file, decided about once by a step that
 * has their name, and their report kept with them.
 */
public final class Sheets {
  private static final String WAITING = "sheets";
  private static final String DONE = "sheet-reports";

  private final Database database;
  private final Ids timers;

  Sheets(Database database, Ids timers) {
    this.database = database;
    this.timers = timers;
  }

  /**
   * A sheet that waits.
   *
   * @param text the file
   */
  record Waiting(Origin origin, String text) {}

  /**
   * What became of a row, as a report file tells it.
   *
   * @param deal its reference; empty when none was found
   */
  public record Told(int row, String named, String stage, String outcome, String deal) {
    /** Whether the row moved its deal, or found it there already. */
    public boolean settled() {
      return outcome.equals("already-there")
          || new SheetLine(row, named, stage, outcome, Optional.empty()).done();
    }
  }

  /**
   * Takes a sheet in, unless it was taken before.
   *
   * @param key names it: the same file has the same key
   */
  public void take(String programId, String key, Origin origin, String text, Instant now) {
    database.change(
        tx -> {
          keep(tx, programId, key, origin, text);
          TimerRows.set(tx, timers, programId, List.of(SheetDecider.step(key, Stored.time(now))));
        });
  }

  /** What became of a sheet, row by row; empty while it is not decided about. */
  public Optional<List<Told>> report(String programId, String key) {
    return database.read(dsl -> note(dsl, programId, DONE, key)).map(Sheets::told);
  }

  static void keep(Tx tx, String programId, String key, Origin origin, String text) {
    ObjectNode node = Json.object();
    node.put("source", origin.source());
    Json.put(node, "manager", origin.manager().map(Object::toString));
    Json.put(node, "mail", origin.mail().map(MessageId::value));
    node.put("text", text);
    insert(tx, programId, WAITING, key, Json.text(node));
  }

  static Waiting waiting(DSLContext dsl, String programId, String key) {
    JsonNode node =
        note(dsl, programId, WAITING, key)
            .map(Json::parse)
            .orElseThrow(() -> new IllegalStateException("no sheet " + key));
    return new Waiting(
        new Origin(
            node.path("source").asText(),
            Json.string(node, "manager").map(Stored::address),
            Json.string(node, "mail").map(MessageId::new)),
        node.path("text").asText());
  }

  static void report(Tx tx, String programId, String key, List<SheetLine> lines) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (SheetLine line : lines) {
      ObjectNode node = all.addObject();
      node.put("row", line.row());
      node.put("named", line.named());
      node.put("stage", line.stage());
      node.put("outcome", line.outcome());
      node.put("deal", line.deal().map(DealFacts::ref).orElse(""));
    }
    insert(tx, programId, DONE, key, Json.text(all));
  }

  private static List<Told> told(String json) {
    List<Told> told = new ArrayList<>();
    for (JsonNode node : Json.parse(json)) {
      told.add(
          new Told(
              node.path("row").asInt(),
              node.path("named").asText(),
              node.path("stage").asText(),
              node.path("outcome").asText(),
              node.path("deal").asText()));
    }
    return told;
  }

  private static Optional<String> note(DSLContext dsl, String programId, String page, String key) {
    return dsl.select(NOTE.CONTENT)
        .from(NOTE)
        .where(NOTE.PROGRAM_ID.eq(programId), NOTE.PAGE.eq(page), NOTE.NOTE_KEY.eq(key))
        .fetchOptional(NOTE.CONTENT);
  }

  private static void insert(Tx tx, String programId, String page, String key, String content) {
    tx.dsl()
        .insertInto(NOTE)
        .columns(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY, NOTE.CONTENT)
        .values(programId, page, key, Stored.text(content, Stored.LONGEST))
        .onConflict(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY)
        .doNothing()
        .execute();
  }
}
