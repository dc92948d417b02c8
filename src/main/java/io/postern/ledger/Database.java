package io.postern.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The pool of connections, and transactions on them. */
final class Database implements AutoCloseable {
  private static final Settings SETTINGS =
      new Settings().withExecuteLogging(false).withRenderSchema(false);
  private static final long CONNECTION_TIMEOUT_MS = 10_000;

  private final HikariDataSource pool;
  private final boolean embedded;
  private final Plans plans = new Plans();
  private final DSLContext renderer;
  private volatile boolean rewriteAtEnd;
  private final ConcurrentMap<SameQuery, Batch.Sql> texts = new ConcurrentHashMap<>();

  // jOOQ's own equals and hashCode render both queries: as dear as what is to be spared.
  private record SameQuery(Query query) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof SameQuery that && that.query == query;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(query);
    }
  }

  private Database(HikariDataSource pool, boolean embedded) {
    this.pool = pool;
    this.embedded = embedded;
    this.renderer = DSL.using(dialect(), SETTINGS);
  }

  static Database open(LedgerSettings settings) {
    DatabaseUrl url = DatabaseUrl.of(settings.url());
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setJdbcUrl(url.full());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(Math.max(2, settings.connections()));
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    url.onConnect().ifPresent(config::setConnectionInitSql);
    // A pool of H2 opens and locks the file at once, so that a second process hears it at start.
    config.setInitializationFailTimeout(1);
    try {
      return new Database(new HikariDataSource(config), url.embedded());
    } catch (RuntimeException e) {
      throw new LedgerException(
          "cannot open the database " + settings.url() + ": " + Failures.line(root(e)), e);
    }
  }

  /** Whether this process is the only one on the database. */
  boolean embedded() {
    return embedded;
  }

  javax.sql.DataSource source() {
    return pool;
  }

  /** Reads; each query by itself. */
  <T> T read(Function<DSLContext, T> work) {
    return connected(connection -> work.apply(DSL.using(connection, dialect(), SETTINGS)));
  }

  /** Reads; all queries see the same moment. */
  <T> T readAtOnce(Function<DSLContext, T> work) {
    return connected(
        connection -> {
          connection.setAutoCommit(false);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          try {
            return work.apply(DSL.using(connection, dialect(), SETTINGS));
          } finally {
            connection.rollback();
          }
        });
  }

  /** One transaction: all of it or nothing. */
  <T> T write(Function<Tx, T> work) {
    return connected(
        connection -> {
          connection.setAutoCommit(false);
          boolean committed = false;
          try {
            T result =
                work.apply(new Tx(this, connection, DSL.using(connection, dialect(), SETTINGS)));
            connection.commit();
            committed = true;
            return result;
          } finally {
            if (!committed) {
              connection.rollback();
            }
            connection.setAutoCommit(true);
            if (committed && embedded) {
              plans.changed(connection);
            }
          }
        });
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T connected(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      letGo(e);
      throw new DataAccessException(Failures.line(e), e);
    } catch (DataAccessException e) {
      letGo(e);
      throw e;
    }
  }

  // H2 gives its file up when it cannot write (disk full), says that its connections are still
  // valid, and opens the file anew for the first one after the last of them is closed.
  private void letGo(Throwable error) {
    if (embedded && Failures.gaveUp(error)) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  void change(Consumer<Tx> work) {
    write(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** Comes back when all that is committed is on the disk: PostgreSQL's commits are by then. */
  void sync() {
    if (!embedded) {
      return;
    }
    connected(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("checkpoint sync");
          }
        });
  }

  /** Something was erased that must leave the file of an embedded database. */
  void rewriteAtEnd() {
    rewriteAtEnd = true;
  }

  boolean rewritesAtEnd() {
    return rewriteAtEnd && !pool.isClosed();
  }

  /** The text of a query that stays the same object. */
  Batch.Sql sql(Query query) {
    return texts.computeIfAbsent(new SameQuery(query), same -> Batch.Sql.of(renderer, same.query));
  }

  @Override
  public void close() {
    pool.close();
  }

  private SQLDialect dialect() {
    return embedded ? SQLDialect.H2 : SQLDialect.POSTGRES;
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    for (Throwable e = error; e != null; e = e.getCause()) {
      root = e;
    }
    return root;
  }
}
