package io.postern.ledger;

import io.postern.deal.Prospect;
import io.postern.deciding.Owed;

/** What the ledger asks back while it applies a decision; called inside the transaction. */
public interface Scribe {
  /**
   * Writes the mail of a notice; must not fail because of a template. Asked by several threads at
   * once, about one conversation by one at a time.
   */
  Written write(Owed owed, MailThread thread);

  /** By what claims on this prospect meet. */
  ProspectKeys keys(Prospect prospect);
}
