package io.postern.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that were planned when the database was empty. */
class PlansTest {
  private static final int CHANGES = 300;

  @TempDir Path folder;

  @Test
  void plansAreMadeAnewAsTheTablesGrowAndEverMoreSeldom() throws SQLException {
    try (Database database = Database.open(Embedded.migrated(folder))) {
      List<Integer> replanned = new ArrayList<>();
      long before = schema(database);
      for (int change = 1; change <= CHANGES; change++) {
        database.change(tx -> {});
        long after = schema(database);
        if (after != before) {
          replanned.add(change);
        }
        before = after;
      }
      assertTrue(replanned.containsAll(List.of(64, 256)), replanned.toString());
      assertTrue(replanned.size() < CHANGES / 4, replanned.toString());
    }
  }

  @Test
  void whatMakesPlansAnewLeavesNothingBehindAndWorksBesideAnOpenTransaction() throws SQLException {
    try (Database database = Database.open(Embedded.migrated(folder))) {
      long before = schema(database);
      database.change(
          open -> {
            open.dsl().execute("update deal set stage = 'x' where id = -1");
            for (int change = 1; change <= 64; change++) {
              database.change(tx -> {});
            }
          });
      assertTrue(schema(database) > before);
      try (var connection = database.source().getConnection();
          Statement statement = connection.createStatement();
          ResultSet constants =
              statement.executeQuery("select count(*) from information_schema.constants")) {
        constants.next();
        assertEquals(0, constants.getInt(1));
      }
    }
  }

  /** Another number whenever plans that were made before count no longer. */
  private static long schema(Database database) throws SQLException {
    try (var connection = database.source().getConnection()) {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      return session.getDatabase().getModificationMetaId();
    }
  }
}
