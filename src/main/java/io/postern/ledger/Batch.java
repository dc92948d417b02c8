package io.postern.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One statement for many rows, in one go. jOOQ gives its text, once; values go straight to the
 * driver: binding them is most of the work of a busy ledger.
 */
final class Batch {
  /** The text of a statement with its parameters' types. */
  record Sql(String text, List<Integer> types) {
    Sql {
      types = List.copyOf(types);
    }

    static Sql of(DSLContext dsl, Query query) {
      return new Sql(
          dsl.render(query),
          query.getParams().values().stream()
              .filter(param -> !param.isInline())
              .map(param -> type(param.getDataType()))
              .toList());
    }
  }

  private static int type(DataType<?> type) {
    DataType<?> plain = type.getSQLDataType();
    return plain == null ? Types.VARCHAR : plain.getSQLType();
  }

  private final Connection connection;
  private final Sql sql;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  Batch(Connection connection, Sql sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /** An insert into all of these columns; rows give their values in this order. */
  static Query insert(Table<? extends Record> table, Field<?>... columns) {
    return DSL.insertInto(table).columns(columns).values(new @Nullable Object[columns.length]);
  }

  /** A parameter of a column's type. */
  static <T> Field<T> to(Field<T> column) {
    return DSL.val(null, column);
  }

  /** A word that is part of the statement's text. */
  static Field<String> word(Enum<?> word) {
    return DSL.inline(word.name());
  }

  /** An empty value that is part of the statement's text. */
  static <T> Field<T> none(Field<T> column) {
    return DSL.inline(null, column);
  }

  /** Values in the order of the statement's parameters. */
  void row(@Nullable Object... values) {
    if (values.length != sql.types().size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + sql.types().size() + " parameters of " + sql.text());
    }
    rows.add(values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Runs it for all rows. */
  int[] run() {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          bind(statement, i + 1, row[i]);
        }
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      rows.clear();
      return counts;
    } catch (SQLException e) {
      throw new DataAccessException("SQL [" + sql.text() + "]; " + e.getMessage(), e);
    }
  }

  /**
   * Runs it for all rows, each of which must change exactly one.
   *
   * @throws LostRace when one did not: what it expected is no longer so
   */
  void runAll(String what) {
    for (int count : run()) {
      if (count != 1) {
        throw new LostRace(what);
      }
    }
  }

  /** Of what was given rows for, in their order, that which was changed. */
  static <T> List<T> changed(List<T> all, int[] counts) {
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] == 1)
        .mapToObj(all::get)
        .toList();
  }

  private void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, sql.types().get(at - 1));
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setInt(at, number);
      case String text -> statement.setString(at, Stored.text(text));
      case Instant time -> statement.setObject(at, Stored.time(time).atOffset(ZoneOffset.UTC));
      case byte[] bytes -> statement.setBytes(at, bytes);
      case Boolean yes -> statement.setBoolean(at, yes);
      case java.math.BigDecimal amount -> statement.setBigDecimal(at, amount);
      case Enum<?> word -> statement.setString(at, word.name());
      default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
    }
  }
}
