package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;

import io.postern.deciding.Outcome;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** The mails that were kept, and who works on them. */
public final class Inbox {
  /** After so many failures a mail is held for a person. */
  public static final int TRIES = 3;

  /**
   * After so many tries whose worker never came back a mail is held for a person: more than a
   * restarted machine or a killed process ever brings about for one mail that is tried alone.
   */
  public static final int UNFINISHED = 8;

  /** Why a mail is held that made its reader fail each time. */
  public static final String POISON = "poison";

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private static final Query SET_APART =
      DSL.update(MAIL)
          .set(MAIL.STATE, Batch.word(MailState.RECEIVED))
          .set(MAIL.UNFINISHED, MAIL.UNFINISHED.plus(DSL.inline(1)))
          .set(MAIL.DUE_AT, MAIL.KEPT_AT)
          .set(MAIL.LEASE_OWNER, Batch.none(MAIL.LEASE_OWNER))
          .where(
              MAIL.ID.eq(Batch.to(MAIL.ID)),
              MAIL.PROGRAM_ID.eq(Batch.to(MAIL.PROGRAM_ID)),
              MAIL.STATE.eq(Batch.word(MailState.DECIDING)),
              MAIL.FENCE.eq(Batch.to(MAIL.FENCE)));

  private final Database database;
  private final KeepQueue queue;
  private final InboxClaims claims;

  Inbox(Database database, KeepQueue queue, String owner) {
    this.database = database;
    this.queue = queue;
    this.claims = new InboxClaims(database, owner);
  }

  /**
   * Keeps a mail: it comes back when the mail's bytes are committed and synced to disk. Many
   * threads may call; one transaction and one sync serve all that wait.
   *
   * @param fingerprint names the mail whatever way it came: the same one is kept once per program
   * @param sha256 of its bytes, hex
   * @return Kept, Duplicate, or NotNow for a fault of ours
   */
  public Receipt keep(String programId, RawMail mail, String fingerprint, String sha256) {
    return queue.keep(programId, mail, fingerprint, sha256);
  }

  /**
   * Takes mails to decide about, oldest first, with their bytes. One whose last try never came back
   * comes alone; after {@link #UNFINISHED} such tries it is held instead.
   */
  public Claims claim(String programId, int limit, Duration lease, Instant now) {
    return claims.take(programId, limit, lease, Stored.time(now));
  }

  /**
   * @param mails what this worker may decide about now
   * @param poisoned the ids of those that were just held
   */
  public record Claims(List<ClaimedMail> mails, List<Long> poisoned) {
    public Claims {
      mails = List.copyOf(mails);
      poisoned = List.copyOf(poisoned);
    }
  }

  /** What becomes of a mail that could not be decided about. */
  public sealed interface Failed {
    /** It is tried again. */
    record Again(Instant at) implements Failed {}

    /** It was tried often enough, and waits for a person: HELD, {@code poison}. */
    record Held() implements Failed {}

    /** Another worker has it. */
    record NotOurs() implements Failed {}
  }

  /**
   * Gives a mail back that made its worker fail.
   *
   * @param error what went wrong, for operators
   */
  public Failed failed(ClaimedMail mail, String error, Instant now) {
    boolean last = mail.attempt() >= TRIES;
    Instant again = Stored.time(now.plus(FIRST_WAIT.multipliedBy(1L << (4 * mail.attempt() - 4))));
    int changed =
        database.write(
            tx -> {
              var update =
                  tx.dsl()
                      .update(MAIL)
                      .set(MAIL.ERROR, Stored.text(error, Stored.LONGEST))
                      .set(MAIL.ATTEMPTS, mail.attempt());
              return (last
                      ? update
                          .set(MAIL.STATE, MailState.DONE.name())
                          .set(MAIL.OUTCOME, Outcome.HELD.name())
                          .set(MAIL.REASON, POISON)
                          .set(MAIL.DECIDED_AT, Stored.time(now))
                          .setNull(MAIL.DUE_AT)
                      : update.set(MAIL.STATE, MailState.RECEIVED.name()).set(MAIL.DUE_AT, again))
                  .setNull(MAIL.LEASE_OWNER)
                  .where(
                      MAIL.ID.eq(mail.id()),
                      MAIL.PROGRAM_ID.eq(mail.programId()),
                      MAIL.STATE.eq(MailState.DECIDING.name()),
                      MAIL.FENCE.eq(mail.lease().fence()))
                  .execute();
            });
    if (changed == 0) {
      return new Failed.NotOurs();
    }
    return last ? new Failed.Held() : new Failed.Again(again);
  }

  /**
   * Gives mails back whose common work failed: nobody knows which of them was to blame, so each is
   * taken alone from now on.
   */
  public void setApart(List<ClaimedMail> mails) {
    database.change(
        tx -> {
          Batch batch = tx.batch(SET_APART);
          mails.forEach(mail -> batch.row(mail.id(), mail.programId(), mail.lease().fence()));
          batch.run();
        });
  }

  /**
   * A mail that was looked at again ends as it had ended before.
   *
   * @return false when another worker has it, or it never ended before
   */
  public boolean leaveAsBefore(ClaimedMail mail) {
    int seen = mail.copies().size();
    return database.write(
            tx ->
                tx.dsl()
                    .update(MAIL)
                    .set(
                        MAIL.STATE,
                        DSL.when(MAIL.COPIES.gt(seen), MailState.RECEIVED.name())
                            .otherwise(MailState.DONE.name()))
                    .set(
                        MAIL.DUE_AT,
                        DSL.when(MAIL.COPIES.gt(seen), MAIL.KEPT_AT)
                            .otherwise(Batch.none(MAIL.DUE_AT)))
                    .setNull(MAIL.LEASE_OWNER)
                    .where(
                        MAIL.ID.eq(mail.id()),
                        MAIL.PROGRAM_ID.eq(mail.programId()),
                        MAIL.STATE.eq(MailState.DECIDING.name()),
                        MAIL.FENCE.eq(mail.lease().fence()),
                        MAIL.OUTCOME.isNotNull())
                    .execute())
        == 1;
  }

  /** When the next mail is to be taken; in the past when one waits already. */
  public Optional<Instant> nextDue(String programId) {
    return database.read(
        dsl ->
            dsl.select(MAIL.DUE_AT)
                .from(MAIL)
                .where(MAIL.PROGRAM_ID.eq(programId), MAIL.DUE_AT.lt(Stored.END))
                .orderBy(MAIL.PROGRAM_ID, MAIL.DUE_AT)
                .limit(1)
                .fetchOptional(MAIL.DUE_AT));
  }
}
