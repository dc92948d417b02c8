package io.postern.deciding;

import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.notice.Notice;
import java.util.List;
import java.util.Optional;

/**
 * A notice that a decision owes somebody.
 *
 * @param notice what is said
 * @param to to whom
 * @param toName how this person is named; may be empty
 * @param locale this person's language tag; empty for the program's
 * @param about the deals that its conversation is about, in the order of their numbers; empty for
 *     none
 * @param answers the mail that it answers
 * @param undoable whether it waits for the undo window
 * @param gathered whether it is told later, in one mail with others
 * @param tells for an undoable one: the deal's event that it tells of
 */
public record Owed(
    Notice notice,
    Address to,
    String toName,
    Optional<String> locale,
    List<Long> about,
    Optional<MessageId> answers,
    boolean undoable,
    boolean gathered,
    Optional<DealVersion> tells) {
  public Owed {
    about = List.copyOf(about);
  }

  /** What is told alone. */
  public Owed(
      Notice notice,
      Address to,
      String toName,
      Optional<String> locale,
      List<Long> about,
      Optional<MessageId> answers,
      boolean undoable,
      Optional<DealVersion> tells) {
    this(notice, to, toName, locale, about, answers, undoable, false, tells);
  }

  /** One event of one deal. */
  public record DealVersion(long dealId, int version) {}
}
