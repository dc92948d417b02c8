package io.postern.ledger;

import io.postern.deciding.Outcome;
import java.util.List;

/** What became of one case that was to be decided. */
public sealed interface Decided {
  /**
   * Committed.
   *
   * @param deals references of the deals that it moved
   * @param outgoing ids of the mails that it owed
   * @param redone how often it was decided anew, since others moved the same deals
   */
  record Done(Outcome outcome, String reason, List<String> deals, List<Long> outgoing, int redone)
      implements Decided {
    public Done {
      deals = List.copyOf(deals);
      outgoing = List.copyOf(outgoing);
    }
  }

  /** Its lease ran out, and another worker has it: nothing was written. */
  record NotOurs() implements Decided {}

  /** It could not be decided or written: nothing was written. */
  record Failed(RuntimeException why) implements Decided {}
}
