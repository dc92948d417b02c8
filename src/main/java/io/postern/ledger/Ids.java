package io.postern.ledger;

import org.jooq.DSLContext;
import org.jooq.Sequence;

/**
 * Ids of one kind of row, taken from its sequence in blocks: rows know theirs before they are in.
 */
final class Ids {
  private final Sequence<Long> sequence;
  private final int block;
  private long next;
  private long end;

  /**
   * @param block what the sequence is incremented by
   */
  Ids(Sequence<Long> sequence, int block) {
    this.sequence = sequence;
    this.block = block;
  }

  /** On the caller's connection: sequences are outside of transactions. */
  synchronized long next(DSLContext dsl) {
    if (next == end) {
      next = dsl.nextval(sequence);
      end = next + block;
    }
    return next++;
  }
}
