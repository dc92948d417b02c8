package io.postern.ledger;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database means by its errors. */
final class Failures {
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
