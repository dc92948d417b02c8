package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.ledger.ClaimedMail.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What operators do to mails by hand; each act is audited in the transaction that does it. */
public final class Operators {
  private final Database database;
  private final Audits audits;

  Operators(Database database, Audits audits) {
    this.database = database;
    this.audits = audits;
  }

  /** What became of an act. */
  public enum Done {
    DONE,
    /** There is no such row. */
    NOT_FOUND,
    /** It is not in a state in which this can be done. */
    NOT_NOW
  }

  /** How a mail is named in the audit. */
  static String mail(long id) {
    return "mail " + id;
  }

  /** Reads and decides a held mail anew, as it is. */
  public Done retry(String programId, long mailId, String operator, Instant now) {
    return held(
        programId,
        act(operator, "mail-retried", mailId, ""),
        now,
        mailId,
        tx -> HeldMails.again(tx, programId, mailId, Optional.empty(), now));
  }

  /** Lets a held mail go on: the operator vouches for its sender. */
  public Done release(String programId, long mailId, String operator, Instant now) {
    Release word = new Release(operator, true, Optional.empty());
    return held(
        programId,
        act(operator, "mail-released", mailId, ""),
        now,
        mailId,
        tx -> HeldMails.again(tx, programId, mailId, Optional.of(word), now));
  }

  /** Lets a held mail go on as one about a deal. */
  public Done assign(String programId, long mailId, long dealNumber, String operator, Instant now) {
    Release word = new Release(operator, true, Optional.of(dealNumber));
    return held(
        programId,
        act(operator, "mail-assigned", mailId, "to deal number " + dealNumber),
        now,
        mailId,
        tx -> HeldMails.again(tx, programId, mailId, Optional.of(word), now));
  }

  /** Ends a held mail as RECORDED, {@code discarded}; it stays kept. */
  public Done discard(String programId, long mailId, String why, String operator, Instant now) {
    return held(
        programId,
        act(operator, "mail-discarded", mailId, why),
        now,
        mailId,
        tx -> HeldMails.end(tx, programId, mailId, "discarded", now));
  }

  private Done held(
      String programId, OperatorAct act, Instant now, long mailId, Predicate<Tx> done) {
    return database.write(
        tx -> {
          if (done.test(tx)) {
            audits.write(tx, programId, act, now);
            return Done.DONE;
          }
          return HeldMails.isThere(tx, programId, mailId) ? Done.NOT_NOW : Done.NOT_FOUND;
        });
  }

  /** Sends a mail at once that waits, failed, or whose fate is uncertain: the same bytes again. */
  public Done sendAgain(String programId, long outgoingId, String operator, Instant now) {
    Condition mail = OUTGOING.PROGRAM_ID.eq(programId).and(OUTGOING.ID.eq(outgoingId));
    return database.write(
        tx -> {
          int changed =
              tx.dsl()
                  .update(OUTGOING)
                  .set(
                      OUTGOING.STATE,
                      DSL.when(
                              OUTGOING.STATE.eq(OutgoingState.FAILED.name()),
                              OutgoingState.QUEUED.name())
                          .otherwise(OUTGOING.STATE))
                  .set(OUTGOING.DUE_AT, Stored.time(now))
                  .setNull(OUTGOING.ENDED_AT)
                  .where(
                      mail,
                      OUTGOING.STATE.in(
                          OutgoingState.QUEUED.name(),
                          OutgoingState.RETRYING.name(),
                          OutgoingState.UNCERTAIN.name(),
                          OutgoingState.FAILED.name()))
                  .execute();
          if (changed == 1) {
            OperatorAct act =
                new OperatorAct(operator, "mail-sent-again", "outgoing " + outgoingId, "");
            audits.write(tx, programId, act, now);
            return Done.DONE;
          }
          return tx.dsl().fetchExists(OUTGOING, mail) ? Done.NOT_NOW : Done.NOT_FOUND;
        });
  }

  /**
   * Ends all that waits to be sent, unsent: what waited in a backup has mostly left since.
   *
   * @return what it was
   */
  public List<Unsent> dropUnsent(String programId, String operator, Instant now) {
    return database.write(
        tx -> {
          List<Unsent> waiting = Unsent.of(tx.dsl(), programId);
          if (!waiting.isEmpty()) {
            Unsent.drop(tx, programId, now);
            String detail = waiting.size() + ", for example " + waiting.getFirst().id();
            audits.write(
                tx, programId, new OperatorAct(operator, "outbox-dropped", "outbox", detail), now);
          }
          return waiting;
        });
  }

  /** Puts an operator's act on record that changed nothing here. */
  public void audit(String programId, OperatorAct act, Instant now) {
    database.change(tx -> audits.write(tx, programId, act, now));
  }

  private static OperatorAct act(String operator, String word, long mailId, String detail) {
    return new OperatorAct(operator, word, mail(mailId), detail);
  }
}
