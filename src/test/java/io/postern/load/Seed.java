package io.postern.load;

import io.postern.app.cli.LedgerAccess;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.ledger.LedgerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deals of former years, so that a load run does not measure an empty database. They have no
 * events.
 */
final class Seed {
  private static final long FIRST_ID = 1L << 40; // far from what the ledger's own sequence gives
  private static final int BATCH = 5_000;
  private static final String INSERT =
      """
      insert into deal (id, program_id, number, version, partner_id, partner_contact,
        manager_email, company, domain, contact_name, contact_email, status, stage, claimed_at,
        contact_key, domain_key, head)
      values (?, 'northwind', ?, 2, ?, ?, 'manager@northwind.example', ?, ?, 'Old Contact', ?,
        ?, ?, ?, ?, ?, '')
      """;

  private Seed() {}

  static void deals(Path home, int count) throws SQLException {
    Settings settings =
        SettingsFile.read(home.resolve("postern.yml"), Map.of()).settings().orElseThrow();
    LedgerSettings ledger = LedgerAccess.of(settings);
    String mode =
        ledger.url().startsWith("jdbc:h2:")
            ? ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            : "";
    try (Connection connection =
        DriverManager.getConnection(ledger.url() + mode, ledger.username(), ledger.password())) {
      connection.setAutoCommit(false);
      insert(connection, count);
      connection.commit();
    }
  }

  private static void insert(Connection connection, int count) throws SQLException {
    List<Long> partners = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from partner order by id")) {
      while (rows.next()) {
        partners.add(rows.getLong(1));
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < count; i++) {
        // Nine of ten are over; the tenth is open and is looked at with each mail of its partner.
        boolean open = i % 10 == 0;
        int partner = i % partners.size();
        String domain = "old" + i + ".example";
        insert.setLong(1, FIRST_ID + i);
        insert.setLong(2, FIRST_ID + i);
        insert.setLong(3, partners.get(partner));
        insert.setString(4, "partner" + partner + "@p" + partner + ".example");
        insert.setString(5, "Old Company " + i);
        insert.setString(6, domain);
        insert.setString(7, "contact@" + domain);
        insert.setString(8, open ? "APPROVED" : "DECLINED");
        insert.setString(9, open ? "QUALIFIED" : null);
        insert.setTimestamp(10, Timestamp.from(Instant.parse("2025-01-01T00:00:00Z")));
        insert.setString(11, "contact@" + domain);
        insert.setString(12, domain);
        insert.addBatch();
        if (i % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
