package io.postern.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The promises on H2 in a file. */
class H2LedgerTest {
  @Nested
  class Keeps extends InboxContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Decides extends DecisionsContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class DecidesAtOnce extends DecisionsAtOnceContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Sends extends OutboxContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Remembers extends MemoryContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class KnowsPeople extends RosterContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class KeepsTime extends TimersContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Ranks extends TiersContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return LedgerSettings.embedded(folder);
    }
  }

  @Nested
  class PaysOut extends PayoutContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Announces extends AnnouncementsContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class PaysCommission extends CommissionContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class SealsItsRecord extends SealsContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class LetsPartnersIn extends NewcomersContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }
  }

  @Nested
  class Forgets extends ErasureContract {
    @TempDir Path folder;

    @Override
    LedgerSettings settings() {
      return Embedded.migrated(folder);
    }

    // All files of the folder, once the database is closed.
    @Override
    byte[] onDisk() throws IOException {
      ledger.close();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          all.write(Files.readAllBytes(file));
        }
      }
      reopen();
      return all.toByteArray();
    }
  }
}
