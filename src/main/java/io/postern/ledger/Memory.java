package io.postern.ledger;

import io.postern.program.Program;
import java.util.List;

/** What the ledger knows before a mail is read. */
public final class Memory {
  Memory() {}

  /** Looks up a batch; one answer a mail, in the same order. */
  public List<Recalled> recall(Program program, List<Clues> mails) {
    throw new UnsupportedOperationException();
  }
}
