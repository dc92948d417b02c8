package io.postern.deciding;

import io.postern.mail.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may become a partner, and the mail of ours that asks about it: its answer says what
 * becomes of it.
 *
 * @param id the outgoing mail that asks; 0 while it is not written
 * @param question what it asks
 * @param who may become a partner
 * @param company as it is named so far
 * @param manager who looks after this
 * @param waiting a mail of that person which is held until it is known, if there is one
 * @param open whether nothing has been answered yet
 */
public record Candidacy(
    long id,
    Question question,
    Address who,
    String company,
    Address manager,
    Optional<Waiting> waiting,
    boolean open) {

  /** What was asked, and whom. */
  public enum Question {
    /** Did you mean to invite? To a manager whose mail came without a token. */
    INVITE,
    /** Will you join? To somebody who was invited. */
    JOIN,
    /** Do you want to apply? To somebody unknown who wrote. */
    APPLY,
    /** Shall this applicant join? To the manager. */
    ACCEPT,
    /** Somebody who was invited has a question; to the manager. */
    ADVISE
  }

  /**
   * @param mailId the mail that is held
   * @param held whether it still is
   */
  public record Waiting(long mailId, boolean held) {}

  /** How it ended. */
  public enum End {
    JOINED,
    DECLINED,
    REFUSED,
    CONFIRMED
  }

  /** A question that is about to be asked. */
  static Candidacy ask(
      Question question, Address who, String company, Address manager, Optional<Waiting> waiting) {
    return new Candidacy(0, question, who, company, manager, waiting, true);
  }

  /** The next question about the same person. */
  Candidacy next(Question asked) {
    return ask(asked, who, company, manager, waiting);
  }

  /**
   * Somebody who joined and may have to be reminded.
   *
   * @param joinedAt when
   * @param referred whether the partner has referred somebody since, or ever
   */
  public record Joined(
      io.postern.partner.Correspondent.OfPartner who, Instant joinedAt, boolean referred) {}
}
