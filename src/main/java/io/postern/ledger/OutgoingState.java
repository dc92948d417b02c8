package io.postern.ledger;

/** Where an outgoing mail stands. */
public enum OutgoingState {
  /** To be sent. */
  QUEUED,
  /** Waits for the undo window to end. */
  HELD,
  /** Is told later, in one mail with others; it never leaves itself. */
  GATHERED,
  /** Somebody is at it. */
  SENDING,
  /** The receiving host took it. */
  SENT,
  /** It failed for now, and is tried again. */
  RETRYING,
  /** The host may have taken it; nobody knows. The same bytes are sent again. */
  UNCERTAIN,
  /** The receiving host refused it for good, at once or by a later report. */
  BOUNCED,
  /** It was tried for long enough. */
  FAILED,
  /** What it says is no longer so, or an operator dropped it; it never left. */
  SUPERSEDED,
  /** Its address does not take mail; it never left. */
  SUPPRESSED;

  /** Whether it may still be sent. */
  public boolean pending() {
    return switch (this) {
      case QUEUED, HELD, SENDING, RETRYING, UNCERTAIN -> true;
      case SENT, BOUNCED, FAILED, SUPERSEDED, SUPPRESSED, GATHERED -> false;
    };
  }
}
