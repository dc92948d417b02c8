package io.postern.ledger;

/** The ledger can't do what it must; the message says what to mend. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
