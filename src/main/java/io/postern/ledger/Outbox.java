package io.postern.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that go out, each with its bytes fixed before the first try. */
public final class Outbox {
  Outbox() {}

  /**
   * Takes mails that are due, oldest first, and puts their attempts on record before it comes back.
   * A mail waits behind an earlier one to the same person about the same deal.
   */
  public List<Outgoing> claim(String programId, int limit, Duration lease, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records what came of tries.
   *
   * @return how many were still ours to record
   */
  public int record(List<SendReport> reports) {
    throw new UnsupportedOperationException();
  }

  /** When the next mail is due; in the past when one waits already. */
  public Optional<Instant> nextDue(String programId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes back what dead workers held: a mail whose attempt is open may have been taken by its
   * host, and becomes UNCERTAIN, to be sent again with the same bytes.
   *
   * @return how many mails became uncertain
   */
  public int recover(Instant now) {
    throw new UnsupportedOperationException();
  }
}
