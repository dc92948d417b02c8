package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.ATTEMPT;
import static io.postern.ledger.schema.Tables.AUDIT;
import static io.postern.ledger.schema.Tables.CANDIDATE;
import static io.postern.ledger.schema.Tables.CHALLENGE;
import static io.postern.ledger.schema.Tables.CONVERSATION;
import static io.postern.ledger.schema.Tables.DELIVERY;
import static io.postern.ledger.schema.Tables.DEPARTURE;
import static io.postern.ledger.schema.Tables.FAILED_MAIL;
import static io.postern.ledger.schema.Tables.GATHERED;
import static io.postern.ledger.schema.Tables.KNOWN_SIGNER;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;
import static io.postern.ledger.schema.Tables.PAPER;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.PAYEE;
import static io.postern.ledger.schema.Tables.RAW_PIECE;
import static io.postern.ledger.schema.Tables.REFUSAL;
import static io.postern.ledger.schema.Tables.SIGNATURE;
import static io.postern.ledger.schema.Tables.TIMER;
import static io.postern.ledger.schema.Tables.TOKEN;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deal.Erasing;
import io.postern.deciding.Outcome;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Takes a person out of every table but those of the deals. Of a mail there stay its hash, its
 * times and how it ended; of a notice what it was, and when it left.
 *
 * @param instead what stands for the person's address
 */
record Eraser(DSLContext dsl, String programId, Address person, Address instead, Instant now) {
  /** Why a mail that was held is not held any more. */
  static final String ERASED = "erased";

  private static final OutgoingState[] LEFT = {
    OutgoingState.SENT, OutgoingState.BOUNCED, OutgoingState.SUPPRESSED
  };

  void mails(Collection<Long> mails) {
    for (long id : mails) {
      dsl.update(MAIL)
          .setNull(MAIL.SENDER)
          .setNull(MAIL.SUBJECT)
          .setNull(MAIL.MESSAGE_ID)
          .setNull(MAIL.MESSAGE_KEY)
          .setNull(MAIL.ERROR)
          .where(MAIL.PROGRAM_ID.eq(programId), MAIL.ID.eq(id))
          .execute();
      dsl.update(MAIL)
          .set(MAIL.OUTCOME, Outcome.RECORDED.name())
          .set(MAIL.REASON, ERASED)
          .where(
              MAIL.PROGRAM_ID.eq(programId), MAIL.ID.eq(id), MAIL.OUTCOME.eq(Outcome.HELD.name()))
          .execute();
      dsl.select(DELIVERY.ID)
          .from(DELIVERY)
          .where(DELIVERY.PROGRAM_ID.eq(programId), DELIVERY.MAIL_ID.eq(id))
          .fetch(DELIVERY.ID)
          .forEach(delivery -> parts(RAW_PIECE, RAW_PIECE.PROGRAM_ID, RAW_PIECE.ID, delivery));
      dsl.update(DELIVERY)
          .set(DELIVERY.ENVELOPE, Json.of(Envelope.UNKNOWN))
          .set(DELIVERY.PIECES, 0)
          .where(DELIVERY.PROGRAM_ID.eq(programId), DELIVERY.MAIL_ID.eq(id))
          .execute();
      parts(PAPER, PAPER.PROGRAM_ID, PAPER.ID, id);
      dsl.deleteFrom(REFUSAL).where(REFUSAL.PROGRAM_ID.eq(programId), REFUSAL.ID.eq(id)).execute();
      dsl.update(AUDIT)
          .set(AUDIT.DETAIL, Erasing.GONE)
          .where(
              AUDIT.PROGRAM_ID.eq(programId),
              AUDIT.SUBJECT.eq(Operators.mail(id)),
              AUDIT.DETAIL.ne(""))
          .execute();
    }
  }

  void outgoing(Collection<Long> outgoing) {
    for (long id : outgoing) {
      Condition one = OUTGOING.PROGRAM_ID.eq(programId).and(OUTGOING.ID.eq(id));
      dsl.update(OUTGOING)
          .set(OUTGOING.SUBJECT, Erasing.GONE)
          .setNull(OUTGOING.ANSWERS)
          .set(OUTGOING.LAST_REPLY, "")
          .where(one)
          .execute();
      dsl.update(OUTGOING)
          .set(OUTGOING.STATE, OutgoingState.SUPERSEDED.name())
          .setNull(OUTGOING.DUE_AT)
          .setNull(OUTGOING.LEASE_OWNER)
          .set(OUTGOING.ENDED_AT, DSL.coalesce(OUTGOING.ENDED_AT, DSL.val(now, OUTGOING.ENDED_AT)))
          .set(OUTGOING.FENCE, OUTGOING.FENCE.plus(1)) // whoever is at it just now records nothing
          .where(one, OUTGOING.STATE.notIn(Arrays.stream(LEFT).map(Enum::name).toList()))
          .execute();
      dsl.update(OUTGOING)
          .set(OUTGOING.RECIPIENT, instead.toString())
          .where(one, is(OUTGOING.RECIPIENT))
          .execute();
      parts(OUTGOING_PIECE, OUTGOING_PIECE.PROGRAM_ID, OUTGOING_PIECE.ID, id);
      dsl.update(ATTEMPT)
          .set(ATTEMPT.REPLY, "")
          .where(ATTEMPT.PROGRAM_ID.eq(programId), part(ATTEMPT.ID, id))
          .execute();
    }
  }

  /** What is known of the person as such. */
  void particulars() {
    delete(TOKEN, TOKEN.PROGRAM_ID, TOKEN.PERSON);
    delete(DEPARTURE, DEPARTURE.PROGRAM_ID, DEPARTURE.PERSON_KEY);
    delete(SIGNATURE, SIGNATURE.PROGRAM_ID, SIGNATURE.ADDRESS_KEY);
    delete(FAILED_MAIL, FAILED_MAIL.PROGRAM_ID, FAILED_MAIL.ADDRESS_KEY);
    delete(UNREACHABLE, UNREACHABLE.PROGRAM_ID, UNREACHABLE.ADDRESS_KEY);
    delete(KNOWN_SIGNER, KNOWN_SIGNER.PROGRAM_ID, KNOWN_SIGNER.ADDRESS_KEY);
    delete(REFUSAL, REFUSAL.PROGRAM_ID, REFUSAL.ADDRESS_KEY);
    delete(CHALLENGE, CHALLENGE.PROGRAM_ID, CHALLENGE.ASKED_KEY);
    delete(CHALLENGE, CHALLENGE.PROGRAM_ID, CHALLENGE.CLAIMED);
    delete(CANDIDATE, CANDIDATE.PROGRAM_ID, CANDIDATE.ADDRESS_KEY);
    delete(GATHERED, GATHERED.PROGRAM_ID, GATHERED.PERSON_KEY);
    delete(PAYEE, PAYEE.PROGRAM_ID, PAYEE.ACCOUNT);
    PayoutRows.erase(dsl, programId, person);
    delete(ANNOUNCEMENT_TURN, ANNOUNCEMENT_TURN.PROGRAM_ID, ANNOUNCEMENT_TURN.PERSON_KEY);
    // The steps about an invitation are named by who is invited.
    dsl.deleteFrom(TIMER)
        .where(TIMER.PROGRAM_ID.eq(programId), DSL.lower(TIMER.STEP).endsWith("@" + person.key()))
        .execute();
    rename(CONVERSATION, CONVERSATION.PROGRAM_ID, CONVERSATION.PERSON);
    rename(CONVERSATION, CONVERSATION.PROGRAM_ID, CONVERSATION.PERSON_KEY);
    rename(CANDIDATE, CANDIDATE.PROGRAM_ID, CANDIDATE.MANAGER);
    rename(AUDIT, AUDIT.PROGRAM_ID, AUDIT.OPERATOR);
    rename(PARTNER, PARTNER.PROGRAM_ID, PARTNER.MANAGER_EMAIL);
    // So that no mail is ever tried there.
    dsl.insertInto(UNREACHABLE)
        .columns(UNREACHABLE.PROGRAM_ID, UNREACHABLE.ADDRESS_KEY, UNREACHABLE.SINCE)
        .values(programId, instead.key(), now)
        .execute();
    dsl.select(AUDIT.ID, AUDIT.SUBJECT, AUDIT.DETAIL)
        .from(AUDIT)
        .where(
            AUDIT.PROGRAM_ID.eq(programId),
            DSL.lower(AUDIT.SUBJECT)
                .contains(person.key())
                .or(DSL.lower(AUDIT.DETAIL).contains(person.key())))
        .fetch()
        .forEach(
            row ->
                dsl.update(AUDIT)
                    .set(AUDIT.SUBJECT, without(row.value2()))
                    .set(AUDIT.DETAIL, without(row.value3()))
                    .where(AUDIT.PROGRAM_ID.eq(programId), AUDIT.ID.eq(row.value1()))
                    .execute());
  }

  // Where only the address was told, it is told as what stands for it; other words go.
  private String without(String text) {
    return text.equalsIgnoreCase(person.key())
        ? instead.toString()
        : person.namedIn(text) ? Erasing.GONE : text;
  }

  private void delete(Table<?> table, Field<String> program, Field<String> address) {
    dsl.deleteFrom(table).where(program.eq(programId), is(address)).execute();
  }

  private void rename(Table<?> table, Field<String> program, Field<String> address) {
    dsl.update(table)
        .set(address, instead.toString())
        .where(program.eq(programId), is(address))
        .execute();
  }

  private void parts(Table<?> table, Field<String> program, Field<Long> id, long owner) {
    dsl.deleteFrom(table).where(program.eq(programId), part(id, owner)).execute();
  }

  private static Condition part(Field<Long> id, long owner) {
    return id.ge(owner * Stored.PARTS).and(id.lt((owner + 1) * Stored.PARTS));
  }

  private Condition is(Field<String> address) {
    return DSL.lower(address).eq(person.key());
  }
}
