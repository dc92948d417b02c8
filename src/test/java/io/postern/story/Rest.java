package io.postern.story;

import io.postern.app.Engine;
import io.postern.ledger.Counts;
import io.postern.ledger.OutgoingState;
import java.time.Instant;
import java.util.Optional;

/** Whether an engine has done all that is due: nothing to decide, no timer, nothing to send. */
final class Rest {
  private Rest() {}

  /**
   * Looks in the order in which work moves on, so that what moves between two looks is seen by the
   * later one: a mail becomes a timer or notices, a timer becomes notices, and what becomes of a
   * notice is seen together with all others.
   */
  static boolean reached(Engine engine, String program, Instant now) {
    if (engine.ledger().records().counts(program).inboxWaiting() > 0
        || isDue(engine.ledger().decisions().nextTimer(program), now)) {
      return false;
    }
    Counts counts = engine.ledger().records().counts(program);
    return counts.inboxWaiting() == 0
        && counts.outbox().getOrDefault(OutgoingState.SENDING, 0L) == 0
        && !isDue(counts.outboxNext(), now);
  }

  private static boolean isDue(Optional<Instant> due, Instant now) {
    return due.isPresent() && !due.get().isAfter(now);
  }
}
