package io.postern.ledger;

import io.postern.mail.Address;
import java.util.List;

/** What became of the wish that a person's data be erased. */
public sealed interface Erased {
  /**
   * They are gone from the database's tables.
   *
   * @param instead what stands for the person's address, where one is needed
   * @param deals whose events say less now
   * @param mails that came in and have no content any more
   * @param outgoing mails of ours that have none
   */
  record Done(Address instead, int deals, int mails, int outgoing) implements Erased {}

  /** Nothing names the person. */
  record Unknown() implements Erased {}

  /** The person is still a contact: that ends first. */
  record OnFile() implements Erased {}

  /**
   * Mails that name the person are not at their end, and others wait for them. Nothing was changed.
   *
   * @param mails that are not decided about yet
   * @param outgoing that wait to be sent to others
   */
  record Waits(List<Long> mails, List<Long> outgoing) implements Erased {
    public Waits {
      mails = List.copyOf(mails);
      outgoing = List.copyOf(outgoing);
    }
  }
}
