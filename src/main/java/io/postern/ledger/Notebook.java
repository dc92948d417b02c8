package io.postern.ledger;

import static io.postern.ledger.schema.Tables.NOTE;

import java.util.Optional;

/** What a hand must remember over restarts: an IMAP cursor, a refresh token. */
public final class Notebook {
  private final Database database;

  Notebook(Database database) {
    this.database = database;
  }

  /**
   * @param page whose note it is, for example {@code imap:workspace}
   */
  public Optional<String> read(String page, String key) {
    return database.read(
        dsl ->
            dsl.select(NOTE.CONTENT)
                .from(NOTE)
                .where(
                    NOTE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                    NOTE.PAGE.eq(page),
                    NOTE.NOTE_KEY.eq(key))
                .fetchOptional(NOTE.CONTENT));
  }

  /** Writes or replaces a note; it is committed when this comes back. */
  public void write(String page, String key, String content) {
    database.change(
        tx -> {
          String clean = Stored.text(content, Stored.LONGEST);
          int there =
              tx.dsl()
                  .update(NOTE)
                  .set(NOTE.CONTENT, clean)
                  .where(
                      NOTE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                      NOTE.PAGE.eq(page),
                      NOTE.NOTE_KEY.eq(key))
                  .execute();
          if (there == 0) {
            tx.dsl()
                .insertInto(NOTE)
                .columns(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY, NOTE.CONTENT)
                .values(Stored.ALL_PROGRAMS, page, key, clean)
                .execute();
          }
        });
  }
}
