package io.postern.ledger;

import java.util.Collection;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Values to be looked up, as a table of one column to join from: the text of the query is the same
 * for any number of them, and both databases use the index of the column that it is joined on (H2
 * does not for {@code IN} and {@code ANY} on a second column).
 */
record Unnested<T>(Table<?> table, Field<T> value) {
  static Unnested<Long> longs(Collection<Long> values) {
    return new Unnested<>(
        DSL.unnest(values.toArray(Long[]::new)).as("u", "x"),
        DSL.field(DSL.name("u", "x"), SQLDataType.BIGINT));
  }

  static Unnested<String> texts(Collection<String> values) {
    return new Unnested<>(
        DSL.unnest(values.stream().map(Stored::text).toArray(String[]::new)).as("u", "x"),
        DSL.field(DSL.name("u", "x"), SQLDataType.VARCHAR));
  }
}
