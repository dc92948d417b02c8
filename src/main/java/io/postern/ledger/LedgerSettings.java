package io.postern.ledger;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the ledger is kept, and by whom.
 *
 * @param url a JDBC URL of PostgreSQL, or of H2's {@code jdbc:h2:file:}; what durability needs is
 *     added to it, and a URL that says otherwise is refused
 * @param username of the database
 * @param password of the database
 * @param connections how many connections at most; at least 2
 * @param node names this process among those on one database: stable over restarts, unique among
 *     the running ones
 * @param tokenLife how long the tokens of a notice are good for
 */
public record LedgerSettings(
    String url,
    String username,
    String password,
    int connections,
    String node,
    Duration tokenLife) {
  /** As long as a deal and its tail are expected to live. */
  public static final Duration DEFAULT_TOKEN_LIFE = Duration.ofDays(550);

  private static final int DEFAULT_CONNECTIONS = 12;

  /** H2 in a file below {@code dataDir}: for one process. */
  public static LedgerSettings embedded(Path dataDir) {
    return new LedgerSettings(
        "jdbc:h2:file:" + dataDir.toAbsolutePath().resolve("postern"),
        "postern",
        "",
        DEFAULT_CONNECTIONS,
        "embedded",
        DEFAULT_TOKEN_LIFE);
  }

  /** PostgreSQL, or a database that speaks like it; any number of nodes. */
  public static LedgerSettings server(String url, String username, String password, String node) {
    return new LedgerSettings(
        url, username, password, DEFAULT_CONNECTIONS, node, DEFAULT_TOKEN_LIFE);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "LedgerSettings[" + url + ", node " + node + "]";
  }
}
