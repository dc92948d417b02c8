package io.postern.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Receipt;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema whose making is cut off anywhere is made by the next start, with no person's help. */
class MigrationsTest {
  private static final int SINCE = 11;

  @TempDir Path folder;

  @Test
  void everyStatementOfTheSchemaMayBeRunAgain() throws Exception {
    List<String> once;
    try (Connection connection = memory("once")) {
      for (List<String> file : files()) {
        run(connection, file);
      }
      once = schema(connection);
    }
    try (Connection connection = memory("again")) {
      for (List<String> file : files()) {
        for (String statement : file) {
          run(connection, List.of(statement, statement));
        }
        run(connection, file);
      }
      assertEquals(once, schema(connection));
    }
    assertFalse(once.isEmpty());
  }

  @Test
  void aFileThatFailedIsRunAgainAtTheNextStart() throws Exception {
    LedgerSettings settings = LedgerSettings.embedded(folder);
    Ledger.open(settings, World.NOON).close();
    try (Connection connection = embedded(settings);
        Statement statement = connection.createStatement()) {
      statement.execute("alter table \"mail\" drop column \"unfinished\"");
      statement.execute(
          "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '6'");
      statement.execute(
          "delete from \"flyway_schema_history\" where cast(\"version\" as integer) > 6");
    }

    try (Ledger ledger = Ledger.open(settings, World.NOON)) {
      assertTrue(ledger.healthy());
    }
    try (Connection connection = embedded(settings)) {
      assertEquals(Migrations.shipped(), Migrations.run(connection));
    }
  }

  /** What {@link #SINCE} and later versions made is taken back, so that it is an older database. */
  @Test
  void anOlderDatabaseIsBroughtUpToDateWithAllThatIsInIt() throws Exception {
    LedgerSettings settings = LedgerSettings.embedded(folder);
    try (Ledger ledger = Ledger.open(settings, World.NOON)) {
      World.people(ledger);
      World.registered(ledger, "lunch", World.acme());
    }
    try (Connection connection = embedded(settings)) {
      List<String> today = schema(connection);
      takeBack(connection);
      assertNotEquals(today, schema(connection));
    }

    try (Ledger ledger = Ledger.open(settings, World.NOON)) {
      assertEquals(List.of(), ledger.records().verify(World.PROGRAM).problems());
      assertEquals(1, ledger.records().verify(World.PROGRAM).deals());
      assertEquals(2, ledger.records().unsent(World.PROGRAM.id()).size());
      assertInstanceOf(Receipt.Duplicate.class, World.keep(ledger, "lunch"));
      World.registered(ledger, "dinner", World.facts("Borg", "borg.example", "b@borg.example"));
      assertEquals(2, ledger.records().verify(World.PROGRAM).deals());
    }
    try (Connection connection = embedded(settings)) {
      assertEquals(Migrations.shipped(), Migrations.run(connection));
    }
  }

  @Test
  void aDatabaseOfANewerPosternIsRefused() throws Exception {
    LedgerSettings settings = LedgerSettings.embedded(folder);
    Ledger.open(settings, World.NOON).close();
    try (Connection connection = embedded(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into \"flyway_schema_history\" select 9999, '9999', \"description\", \"type\","
              + " \"script\", \"checksum\", \"installed_by\", \"installed_on\","
              + " \"execution_time\", \"success\" from \"flyway_schema_history\""
              + " where \"version\" = '1'");
    }

    LedgerException refused =
        assertThrows(LedgerException.class, () -> Ledger.open(settings, World.NOON));
    assertTrue(String.valueOf(refused.getMessage()).contains("9999"), refused::getMessage);
  }

  private static void takeBack(Connection connection) throws SQLException {
    Pattern made =
        Pattern.compile(
            "(?is)\\s*create (table|sequence) if not exists (\\w+).*"
                + "|\\s*alter table (\\w+) add column if not exists (\\w+).*");
    List<String> newer = new ArrayList<>();
    for (List<String> file : files(SINCE)) {
      for (String statement : file) {
        Matcher found = made.matcher(statement);
        if (found.matches()) {
          newer.add(
              found.group(1) != null
                  ? "drop " + found.group(1) + " \"" + found.group(2) + "\""
                  : "alter table \"%s\" drop column \"%s\""
                      .formatted(found.group(3), found.group(4)));
        }
      }
    }
    newer.add(
        "delete from \"flyway_schema_history\" where cast(\"version\" as integer) >= " + SINCE);
    run(connection, newer);
  }

  private static Connection memory(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
  }

  private static Connection embedded(LedgerSettings settings) throws SQLException {
    return DriverManager.getConnection(
        DatabaseUrl.of(settings.url()).full(), settings.username(), settings.password());
  }

  /** The statements of each file, in the order of their versions. */
  private static List<List<String>> files() {
    return files(1);
  }

  private static List<List<String>> files(int from) {
    Folder sql = Shipped.folder(Shipped.SQL);
    return sql.names().stream()
        .filter(name -> name.startsWith("V") && version(name) >= from)
        .sorted(Comparator.comparingInt(MigrationsTest::version))
        .map(name -> statements(sql.text(name).orElseThrow()))
        .toList();
  }

  private static int version(String name) {
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static List<String> statements(String text) {
    StringBuilder plain = new StringBuilder();
    text.lines()
        .map(line -> line.contains("--") ? line.substring(0, line.indexOf("--")) : line)
        .forEach(line -> plain.append(line).append('\n'));
    List<String> statements = new ArrayList<>(List.of(plain.toString().split(";")));
    statements.removeIf(String::isBlank);
    return statements;
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  /** What makes the schema that is there. */
  private static List<String> schema(Connection connection) throws SQLException {
    List<String> schema = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("script nodata nosettings")) {
      while (rows.next()) {
        schema.add(rows.getString(1));
      }
    }
    return schema;
  }
}
