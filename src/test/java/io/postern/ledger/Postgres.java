package io.postern.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM, with a database for each. */
final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  private static final class Server {
    // It ends with the JVM. Whether a commit survives the power is not what these tests ask.
    private static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Model {
    private static final String NAME = make();

    private static String make() {
      String name = create("");
      Ledger.open(settings(name), World.NOON).close();
      return name;
    }
  }

  /** An empty database. */
  static LedgerSettings empty() {
    return settings(create(""));
  }

  /** A database with the schema and nothing in it: a copy of one, quicker than the migrations. */
  static LedgerSettings migrated() {
    return settings(create(" template " + Model.NAME));
  }

  private static String create(String from) {
    String name = "ledger" + COUNT.incrementAndGet();
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + from);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  private static LedgerSettings settings(String name) {
    return LedgerSettings.server(
        Server.ONE.getJdbcUrl("postgres", name), "postgres", "postgres", "node-1");
  }
}
