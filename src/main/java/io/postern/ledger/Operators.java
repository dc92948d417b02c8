package io.postern.ledger;

import java.time.Instant;

/** What operators do to mails by hand; each act is audited in the transaction that does it. */
public final class Operators {
  Operators() {}

  /** What became of an act. */
  public enum Done {
    DONE,
    /** There is no such row. */
    NOT_FOUND,
    /** It is not in a state in which this can be done. */
    NOT_NOW
  }

  /** Reads and decides a mail anew, as it is. */
  public Done retry(String programId, long mailId, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Lets a held mail go on: the operator vouches for its sender. */
  public Done release(String programId, long mailId, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Lets a held mail go on as one about a deal. */
  public Done assign(String programId, long mailId, long dealNumber, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Ends a held mail as RECORDED, {@code discarded}; it stays kept. */
  public Done discard(String programId, long mailId, String why, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Sends a mail that waits, or whose fate is uncertain, at once; or one that failed once more. */
  public Done sendAgain(String programId, long outgoingId, String operator, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Puts an operator's act on record that changed nothing here. */
  public void audit(String programId, OperatorAct act, Instant now) {
    throw new UnsupportedOperationException();
  }
}
