package io.postern.intake;

import java.io.IOException;

/** A way in that runs for as long as Postern does. */
public interface Ingress {
  /** Its name in the ledger, in settings and in logs, for example {@code imap:workspace}. */
  String name();

  /**
   * Begins to take mail in and returns at once.
   *
   * @throws IOException when it cannot even begin: a port is taken, a folder is missing. A server
   *     that does not answer now is no such case; it is tried again.
   */
  void start() throws IOException;

  /** Takes nothing new, finishes what it is receiving, and returns when nothing runs any more. */
  void stop();
}
