package io.postern.ledger;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** What a database means by its errors. */
final class Failures {
  // PostgreSQL: no connection, not enough of something, being stopped, no disk.
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57P", "58");
  // H2: no disk, no file, closed.
  private static final Set<String> AWAY = Set.of("90028", "90031", "90067", "90098", "90121");

  private Failures() {}

  /** A row with this key is there already. */
  static boolean duplicate(Throwable error) {
    return "23505".equals(state(error));
  }

  /** Others were in the way; the same again may do: deadlock, serialisation, lock timeout. */
  static boolean passing(Throwable error) {
    if (error instanceof LostRace) {
      return true;
    }
    String state = state(error);
    return state != null
        && switch (state) {
          case "40001", "40P01", "55P03", "HYT00", "23505" -> true;
          default -> false;
        };
  }

  /** The database can't be reached, is stopping or starting, or its disk is full. */
  static boolean away(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLTransientConnectionException
          || e instanceof SQLNonTransientConnectionException) {
        return true;
      }
    }
    String state = state(error);
    return state != null
        && (AWAY.contains(state) || AWAY_CLASSES.stream().anyMatch(state::startsWith));
  }

  /** H2 has closed its file because it could not write to it. */
  static boolean gaveUp(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof MVStoreException) {
        return true;
      }
    }
    return "90098".equals(state(error));
  }

  /** One line for a log or a row. */
  static String line(Throwable error) {
    String message = error.getMessage();
    String text = message == null ? error.getClass().getSimpleName() : message;
    return Stored.text(text.replace('\n', ' ').replace('\r', ' '), 500);
  }

  private static @Nullable String state(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}
