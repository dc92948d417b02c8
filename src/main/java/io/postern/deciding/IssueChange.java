package io.postern.deciding;

import io.postern.cadence.Issue;
import io.postern.cadence.WhyNot;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.List;

/** What becomes of an issue of an announcement. */
public sealed interface IssueChange {
  /**
   * It begins: these readers have a turn, each once.
   *
   * @param turns none when there is nobody to write to
   */
  record Begun(Issue issue, List<Turn> turns) implements IssueChange {
    public Begun {
      turns = List.copyOf(turns);
    }
  }

  /**
   * @param dueAt when it may come to this reader
   */
  record Turn(Address reader, Instant dueAt) {}

  /** A reader's turn: the same decision owes the mail. */
  record Written(Address reader) implements IssueChange {}

  /** A reader's turn is over without a mail. */
  record PassedOver(Address reader, WhyNot why) implements IssueChange {}

  /** A reader's turn comes later. */
  record PutOff(Address reader, Instant until) implements IssueChange {}

  /**
   * Nobody's turn is left.
   *
   * @param how kebab-case: sent, nobody, too-late, called-off
   */
  record Ended(String how) implements IssueChange {}
}
