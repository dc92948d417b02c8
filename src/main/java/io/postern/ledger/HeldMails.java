package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;

import io.postern.deciding.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** What is done to mails that wait for somebody's word. Each answers whether the mail waited. */
final class HeldMails {
  private static final int LONGEST_NAME = 200;

  private HeldMails() {}

  /**
   * It is read and decided anew.
   *
   * @param release on whose word; empty when it is only looked at again
   */
  static boolean again(
      Tx tx, String programId, long mailId, Optional<ClaimedMail.Release> release, Instant now) {
    var update =
        tx.dsl()
            .update(MAIL)
            .set(MAIL.STATE, MailState.RECEIVED.name())
            .set(MAIL.DUE_AT, Stored.time(now))
            .set(MAIL.ATTEMPTS, 0)
            .set(MAIL.UNFINISHED, 0);
    return waited(
        release.isEmpty()
            ? update
            : update
                .set(MAIL.RELEASED_BY, Stored.text(release.get().operator(), LONGEST_NAME))
                .set(MAIL.RELEASE_VOUCHED, release.get().vouched())
                .set(MAIL.RELEASE_DEAL, release.get().dealNumber().orElse(null)),
        programId,
        mailId);
  }

  /** It ends as RECORDED; it stays kept. */
  static boolean end(Tx tx, String programId, long mailId, String reason, Instant now) {
    return waited(
        tx.dsl()
            .update(MAIL)
            .set(MAIL.OUTCOME, Outcome.RECORDED.name())
            .set(MAIL.REASON, reason)
            .set(MAIL.DECIDED_AT, Stored.time(now)),
        programId,
        mailId);
  }

  /** Somebody whose word counts says that it is not good: it stays held, with this reason. */
  static boolean deny(Tx tx, String programId, long mailId, String reason) {
    return waited(tx.dsl().update(MAIL).set(MAIL.REASON, reason), programId, mailId);
  }

  static boolean isThere(Tx tx, String programId, long mailId) {
    return tx.dsl().fetchExists(MAIL, MAIL.PROGRAM_ID.eq(programId), MAIL.ID.eq(mailId));
  }

  private static boolean waited(UpdateSetMoreStep<?> update, String programId, long mailId) {
    return update
            .where(
                DSL.and(
                    MAIL.PROGRAM_ID.eq(programId),
                    MAIL.ID.eq(mailId),
                    MAIL.STATE.eq(MailState.DONE.name()),
                    MAIL.OUTCOME.eq(Outcome.HELD.name())))
            .execute()
        == 1;
  }
}
