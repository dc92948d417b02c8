package io.postern.ledger;

import static io.postern.ledger.schema.Tables.NOTE;

import org.h2.mvstore.MVStoreTool;

/**
 * What was erased stands in the file of an embedded database until its place is used again. So the
 * whole file is written anew, with only what is in the tables, when the database is closed, or
 * opened next. The note that it is due goes last: after a crash it is done again.
 *
 * <p>PostgreSQL does the same by {@code vacuum full}, which an operator orders: it locks its
 * tables.
 */
final class FileRewrite {
  private static final String PAGE = "database";
  private static final String KEY = "rewrite";
  private static final String SUFFIX = ".mv.db";

  private FileRewrite() {}

  /** From the end of the transaction on. */
  static void isDue(Tx tx) {
    tx.dsl()
        .insertInto(NOTE)
        .columns(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY, NOTE.CONTENT)
        .values(Stored.ALL_PROGRAMS, PAGE, KEY, "due")
        .onConflict(NOTE.PROGRAM_ID, NOTE.PAGE, NOTE.NOTE_KEY)
        .doNothing()
        .execute();
    tx.database().rewriteAtEnd();
  }

  /**
   * Of a database that nobody else uses.
   *
   * @return the one to use instead
   */
  static Database atStart(Database database, LedgerSettings settings) {
    if (!database.embedded() || !noted(database)) {
      return database;
    }
    write(database, settings);
    Database anew = Database.open(settings);
    forget(anew);
    return anew;
  }

  /** Closes it. What fails now is done at the next start. */
  static void atEnd(Database database, LedgerSettings settings) {
    if (!database.embedded() || !database.rewritesAtEnd()) {
      database.close();
      return;
    }
    write(database, settings);
    try (Database anew = Database.open(settings)) {
      forget(anew);
    }
  }

  private static void write(Database database, LedgerSettings settings) {
    database.close();
    MVStoreTool.compact(DatabaseUrl.file(settings.url()) + SUFFIX, false);
  }

  private static boolean noted(Database database) {
    return database.read(
        dsl ->
            dsl.fetchExists(
                NOTE,
                NOTE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                NOTE.PAGE.eq(PAGE),
                NOTE.NOTE_KEY.eq(KEY)));
  }

  private static void forget(Database database) {
    database.change(
        tx ->
            tx.dsl()
                .deleteFrom(NOTE)
                .where(
                    NOTE.PROGRAM_ID.eq(Stored.ALL_PROGRAMS),
                    NOTE.PAGE.eq(PAGE),
                    NOTE.NOTE_KEY.eq(KEY))
                .execute());
  }
}
