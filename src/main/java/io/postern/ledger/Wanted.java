package io.postern.ledger;

/**
 * What a mail asks about beside its conversation: it is looked up for the decision.
 *
 * @param reviews whether all that waits for its sender's decision
 */
public record Wanted(boolean reviews) {
  /** Nothing. */
  public static final Wanted NOTHING = new Wanted(false);
}
