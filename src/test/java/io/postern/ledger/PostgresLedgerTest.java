package io.postern.ledger;

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
}
