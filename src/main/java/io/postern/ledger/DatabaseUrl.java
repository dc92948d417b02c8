package io.postern.ledger;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A JDBC URL with what durability needs.
 *
 * @param full with all settings
 * @param embedded H2 in this process
 * @param onConnect a statement for each new connection
 */
record DatabaseUrl(String full, boolean embedded, Optional<String> onConnect) {
  private static final String H2 = "jdbc:h2:";
  private static final String H2_FILE = "jdbc:h2:file:";
  private static final String POSTGRES = "jdbc:postgresql:";

  // Longer than the longest transaction: who waits longer is told to try again.
  private static final String LOCK_TIMEOUT_MS = "20000";

  // As long as a mail's lease: what a node has locked that stands still in the middle of a
  // transaction is given to the others by then.
  private static final String IDLE_TIMEOUT_MS = "120000";

  // WRITE_DELAY: with H2's own 500 ms, mails whose keeping was acknowledged are gone after kill -9.
  private static final Map<String, String> H2_SETTINGS =
      Map.of(
          "MODE", "PostgreSQL",
          "DATABASE_TO_LOWER", "TRUE",
          "DEFAULT_NULL_ORDERING", "HIGH",
          "WRITE_DELAY", "0",
          "LOCK_TIMEOUT", LOCK_TIMEOUT_MS,
          "DB_CLOSE_ON_EXIT", "FALSE",
          "AUTO_SERVER", "FALSE",
          "FILE_LOCK", "FS",
          "LOCK_MODE", "3");

  // What an operator may want otherwise. CACHE_SIZE: in KiB, for the trees of some 100,000 deals;
  // H2's own is 16 MiB. QUERY_CACHE_SIZE: statements that a connection need not parse again; there
  // are some fifty, H2's own is 8. TRACE_LEVEL_FILE: what goes wrong is thrown, and logged where it
  // matters.
  private static final Map<String, String> H2_DEFAULTS =
      Map.of("CACHE_SIZE", "65536", "QUERY_CACHE_SIZE", "256", "TRACE_LEVEL_FILE", "0");

  private static final Map<String, String> POSTGRES_SETTINGS =
      Map.of("reWriteBatchedInserts", "true", "ApplicationName", "postern");

  static DatabaseUrl of(String url) {
    if (url.startsWith(H2_FILE)) {
      return new DatabaseUrl(h2(url), true, Optional.empty());
    }
    if (url.startsWith(H2)) {
      throw new LedgerException(
          "H2 is used in a file of this process only: give a URL that starts with " + H2_FILE);
    }
    if (url.startsWith(POSTGRES)) {
      return new DatabaseUrl(
          postgres(url),
          false,
          Optional.of(
              "set synchronous_commit to on; set lock_timeout to "
                  + LOCK_TIMEOUT_MS
                  + "; set idle_in_transaction_session_timeout to "
                  + IDLE_TIMEOUT_MS));
    }
    throw new LedgerException("not a database URL that Postern knows: " + url);
  }

  /** Where an embedded database is, without the suffix of its file. */
  static String file(String url) {
    return url.substring(H2_FILE.length()).split(";", 2)[0];
  }

  private static String h2(String url) {
    String[] parts = url.split(";");
    StringBuilder full = new StringBuilder(parts[0]);
    Map<String, String> missing = new LinkedHashMap<>(H2_SETTINGS);
    Map<String, String> open = new LinkedHashMap<>(H2_DEFAULTS);
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = parts[i].substring(0, Math.max(0, equals)).strip().toUpperCase(Locale.ROOT);
      String value = parts[i].substring(equals + 1).strip();
      open.remove(name);
      String needed = missing.remove(name);
      if (needed != null && !needed.equalsIgnoreCase(value)) {
        throw new LedgerException(
            "the database URL says "
                + parts[i]
                + ", but Postern needs "
                + name
                + "="
                + needed
                + ": take it out of the URL");
      }
      full.append(';').append(parts[i]);
    }
    missing.putAll(open);
    missing.forEach((name, value) -> full.append(';').append(name).append('=').append(value));
    return full.toString();
  }

  private static String postgres(String url) {
    if (url.contains("synchronous_commit")) {
      throw new LedgerException(
          "the database URL sets synchronous_commit; Postern needs it on, and sets it itself");
    }
    StringBuilder full = new StringBuilder(url);
    POSTGRES_SETTINGS.forEach(
        (name, value) -> {
          if (!url.contains(name + "=")) {
            full.append(full.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
          }
        });
    return full.toString();
  }
}
