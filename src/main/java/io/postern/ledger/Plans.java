package io.postern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How H2 goes about a statement. It makes the plan once in the life of a connection, by the size
 * that tables have then, and keeps it when a table that was empty has grown to thousands of rows:
 * what was best for none reads all of them. PostgreSQL looks after its plans itself.
 */
final class Plans {
  private static final long FIRST = 64;
  private static final long GROWTH = 4;
  private static final long MOST = 65_536;

  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong next = new AtomicLong(FIRST);

  /** A transaction was committed: as the tables grow, plans are made anew, ever more seldom. */
  void changed(Connection connection) {
    long due = next.get();
    if (changes.incrementAndGet() >= due
        && next.compareAndSet(due, due + Math.min(MOST, due * (GROWTH - 1)))) {
      makeAnew(connection);
    }
  }

  // A plan is good until the schema changes; it does by anything, also by what is gone at once.
  private static void makeAnew(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create constant if not exists plans_made value 1");
      statement.execute("drop constant if exists plans_made");
    } catch (SQLException unusable) {
      // an old plan is slow, not wrong, and the next use of the connection tells what is wrong
    }
  }
}
