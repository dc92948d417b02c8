package io.postern.app.cli;

import io.postern.app.settings.Secret;
import io.postern.app.settings.Settings;
import io.postern.ledger.LedgerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the settings say that the ledger is. */
public final class LedgerAccess {
  private LedgerAccess() {}

  public static LedgerSettings of(Settings settings) {
    return settings
        .database()
        .map(
            database ->
                LedgerSettings.server(
                    database.url(),
                    database.username().orElse(""),
                    database.password().map(Secret::reveal).orElse(""),
                    node(settings)))
        .orElseGet(() -> LedgerSettings.embedded(settings.dataDir()));
  }

  // Stable over restarts, and its own for each of several on one machine.
  private static String node(Settings settings) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      host = "localhost";
    }
    return host + ":" + settings.dataDir();
  }
}
