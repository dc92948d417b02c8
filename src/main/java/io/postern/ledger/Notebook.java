package io.postern.ledger;

import java.util.Optional;

/** What a hand must remember over restarts: an IMAP cursor, a refresh token. */
public final class Notebook {
  Notebook() {}

  /**
   * @param page whose note it is, for example {@code imap:workspace}
   */
  public Optional<String> read(String page, String key) {
    throw new UnsupportedOperationException();
  }

  public void write(String page, String key, String value) {
    throw new UnsupportedOperationException();
  }
}
