package io.postern.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;

/** The promises on PostgreSQL. */
class PostgresLedgerTest {
  @Nested
  class Keeps extends InboxContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Decides extends DecisionsContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class DecidesAtOnce extends DecisionsAtOnceContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Sends extends OutboxContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Remembers extends MemoryContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class KnowsPeople extends RosterContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class KeepsTime extends TimersContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Ranks extends TiersContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class PaysOut extends PayoutContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Announces extends AnnouncementsContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class PaysCommission extends CommissionContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class SealsItsRecord extends SealsContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class LetsPartnersIn extends NewcomersContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }
  }

  @Nested
  class Forgets extends ErasureContract {
    @Override
    LedgerSettings settings() {
      return Postgres.migrated();
    }

    // Every table and index of the database, after the vacuum that 'erase' names.
    @Override
    byte[] onDisk() throws SQLException {
      try (Connection connection =
              DriverManager.getConnection(used.url(), used.username(), used.password());
          Statement statement = connection.createStatement()) {
        statement.execute("vacuum full");
        statement.execute("checkpoint");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ResultSet files =
            statement.executeQuery(
                "select pg_read_binary_file(pg_relation_filepath(oid)) from pg_class where relkind"
                    + " in ('r', 'i', 't') and pg_relation_filepath(oid) like 'base/%' and"
                    + " relnamespace = 'public'::regnamespace or relnamespace ="
                    + " 'pg_toast'::regnamespace")) {
          while (files.next()) {
            all.writeBytes(files.getBytes(1));
          }
        }
        return all.toByteArray();
      }
    }
  }
}
