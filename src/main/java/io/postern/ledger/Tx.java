package io.postern.ledger;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.Query;

/** A transaction that is under way. */
record Tx(Database database, Connection connection, DSLContext dsl) {
  /** Many rows of one statement; the query's identity is the key of its text. */
  Batch batch(Query query) {
    return new Batch(connection, database.sql(query));
  }
}
