package io.postern.ledger;

import io.postern.mail.Address;
import java.util.List;

/**
 * What a mail asks about beside its conversation: it is looked up for the decision.
 *
 * @param reviews whether all that waits for its sender's decision
 * @param figures whether the program's figures
 * @param people whom its orders name
 */
public record Wanted(boolean reviews, boolean figures, List<Address> people) {
  /** Nothing. */
  public static final Wanted NOTHING = new Wanted(false, false, List.of());

  public Wanted {
    people = List.copyOf(people);
  }
}
