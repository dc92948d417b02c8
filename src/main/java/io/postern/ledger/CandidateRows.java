package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.CANDIDATE;
import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deal.Workflow;
import io.postern.deciding.Candidacy;
import io.postern.deciding.Candidacy.End;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.InvitationDecider;
import io.postern.deciding.NudgeDecider;
import io.postern.deciding.Outcome;
import io.postern.deciding.Upkeep;
import io.postern.partner.Correspondent;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** People who may become partners, as rows: one for each mail that asks about them. */
final class CandidateRows {
  private static final int LONGEST_COMPANY = 200;

  private static final Query INSERT =
      DSL.insertInto(CANDIDATE)
          .columns(
              CANDIDATE.ID,
              CANDIDATE.PROGRAM_ID,
              CANDIDATE.QUESTION,
              CANDIDATE.ADDRESS,
              CANDIDATE.ADDRESS_KEY,
              CANDIDATE.COMPANY,
              CANDIDATE.MANAGER,
              CANDIDATE.MAIL_ID,
              CANDIDATE.ASKED_AT)
          .values(
              to(CANDIDATE.ID),
              to(CANDIDATE.PROGRAM_ID),
              to(CANDIDATE.QUESTION),
              to(CANDIDATE.ADDRESS),
              to(CANDIDATE.ADDRESS_KEY),
              to(CANDIDATE.COMPANY),
              to(CANDIDATE.MANAGER),
              to(CANDIDATE.MAIL_ID),
              to(CANDIDATE.ASKED_AT));

  private CandidateRows() {}

  /** A question that is asked by a notice which is written. */
  record Asked(Upkeep.Recruit step, long outgoingId) {}

  static void insert(Tx tx, String programId, Collection<Asked> asked, Instant now) {
    Batch batch = tx.batch(INSERT);
    for (Asked one : asked) {
      Candidacy about = one.step().about();
      batch.row(
          one.outgoingId(),
          programId,
          about.question(),
          about.who().toString(),
          about.who().key(),
          Stored.text(about.company(), LONGEST_COMPANY),
          about.manager().toString(),
          about.waiting().map(Candidacy.Waiting::mailId).orElse(null),
          now);
    }
    batch.run();
  }

  /** Questions by the outgoing mail that asks. */
  static Map<Long, Candidacy> askedBy(
      DSLContext dsl, String programId, Collection<Long> outgoingIds) {
    if (outgoingIds.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(outgoingIds);
    Map<Long, Candidacy> found = new HashMap<>();
    select(dsl, wanted.table(), CANDIDATE.ID.eq(wanted.value()), programId)
        .forEach(candidacy -> found.put(candidacy.id(), candidacy));
    return found;
  }

  /** Of these address keys, the applications that no manager has answered: the newest of each. */
  static Map<String, Candidacy> applications(
      DSLContext dsl, String programId, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(keys);
    Map<String, Candidacy> found = new HashMap<>();
    select(
            dsl,
            wanted.table(),
            CANDIDATE
                .ADDRESS_KEY
                .eq(wanted.value())
                .and(CANDIDATE.QUESTION.eq(Question.ACCEPT.name()))
                .and(CANDIDATE.SETTLED.isNull()),
            programId)
        .forEach(candidacy -> found.put(candidacy.who().key(), candidacy));
    return found;
  }

  /**
   * The application that nobody has answered of whoever was asked by a mail of ours.
   *
   * @param id that mail
   */
  static Optional<Candidacy> waiting(DSLContext dsl, String programId, long id) {
    return Optional.ofNullable(askedBy(dsl, programId, List.of(id)).get(id))
        .map(asked -> asked.who().key())
        .map(key -> applications(dsl, programId, List.of(key)).get(key));
  }

  /**
   * The invitation of that time, when nothing has come of it: neither an answer, nor a question,
   * nor a bounce.
   */
  static Optional<Candidacy> invited(
      DSLContext dsl, String programId, InvitationDecider.Step invitation) {
    Condition since =
        CANDIDATE
            .PROGRAM_ID
            .eq(programId)
            .and(CANDIDATE.ADDRESS_KEY.eq(invitation.addressKey()))
            .and(CANDIDATE.ASKED_AT.ge(invitation.invitedAt()));
    boolean answered =
        dsl.fetchExists(
                CANDIDATE,
                since.and(
                    CANDIDATE
                        .SETTLED
                        .isNotNull()
                        .or(CANDIDATE.QUESTION.eq(Question.ADVISE.name()))))
            || !People.contactsAt(dsl, programId, List.of(invitation.addressKey())).isEmpty()
            || dsl.fetchExists(
                UNREACHABLE,
                UNREACHABLE.PROGRAM_ID.eq(programId),
                UNREACHABLE.ADDRESS_KEY.eq(invitation.addressKey()));
    if (answered) {
      return Optional.empty();
    }
    return dsl.select(CANDIDATE.ID)
        .from(CANDIDATE)
        .where(since, CANDIDATE.QUESTION.eq(Question.JOIN.name()))
        .orderBy(CANDIDATE.ID.desc())
        .limit(1)
        .fetchOptional(CANDIDATE.ID)
        .map(id -> askedBy(dsl, programId, List.of(id)).get(id));
  }

  private static List<Candidacy> select(
      DSLContext dsl, Table<?> wanted, Condition on, String programId) {
    return dsl.select(CANDIDATE.fields())
        .select(MAIL.STATE, MAIL.OUTCOME)
        .from(wanted)
        .join(CANDIDATE)
        .on(on)
        .leftJoin(MAIL)
        .on(MAIL.ID.eq(CANDIDATE.MAIL_ID), MAIL.PROGRAM_ID.eq(CANDIDATE.PROGRAM_ID))
        .where(CANDIDATE.PROGRAM_ID.eq(programId))
        .orderBy(CANDIDATE.ID)
        .fetch(CandidateRows::candidacy);
  }

  private static Candidacy candidacy(Record row) {
    Question question = Question.valueOf(row.get(CANDIDATE.QUESTION));
    String settled = row.get(CANDIDATE.SETTLED);
    boolean held =
        MailState.DONE.name().equals(row.get(MAIL.STATE))
            && Outcome.HELD.name().equals(row.get(MAIL.OUTCOME));
    return new Candidacy(
        row.get(CANDIDATE.ID),
        question,
        Stored.address(row.get(CANDIDATE.ADDRESS)),
        row.get(CANDIDATE.COMPANY),
        Stored.address(row.get(CANDIDATE.MANAGER)),
        Optional.ofNullable(row.get(CANDIDATE.MAIL_ID))
            .map(mail -> new Candidacy.Waiting(mail, held)),
        settled == null
            // Who said no may think again.
            || question == Question.JOIN && settled.equals(End.DECLINED.name()));
  }

  /** One question is answered. */
  static void settle(Tx tx, String programId, long id, End end, long mailId, Instant now) {
    int changed =
        tx.dsl()
            .update(CANDIDATE)
            .set(CANDIDATE.SETTLED, end.name())
            .set(CANDIDATE.SETTLED_AT, Stored.time(now))
            .set(CANDIDATE.SETTLED_BY, mailId)
            .where(CANDIDATE.PROGRAM_ID.eq(programId), CANDIDATE.ID.eq(id))
            .execute();
    if (changed != 1) {
      throw new LostRace("nobody is asked about by mail " + id);
    }
  }

  /** Somebody joined: every question about this person is answered. */
  static void joined(
      Tx tx, String programId, Upkeep.Enrol enrol, long partnerId, long mailId, Instant now) {
    tx.dsl()
        .update(CANDIDATE)
        .set(CANDIDATE.SETTLED, End.JOINED.name())
        .set(CANDIDATE.SETTLED_AT, Stored.time(now))
        .set(CANDIDATE.SETTLED_BY, mailId)
        .set(CANDIDATE.PARTNER_ID, partnerId)
        .set(CANDIDATE.TERMS_VERSION, enrol.termsVersion())
        .where(
            CANDIDATE.PROGRAM_ID.eq(programId),
            CANDIDATE.ADDRESS_KEY.eq(enrol.contact().key()),
            CANDIDATE.SETTLED.isNull().or(CANDIDATE.ID.eq(enrol.candidacyId())))
        .execute();
  }

  static NudgeDecider.NudgeFacts nudge(
      DSLContext dsl, Program program, Workflow workflow, NudgeDecider.Step step) {
    Optional<Candidacy.Joined> joined =
        dsl
            .select(CANDIDATE.ADDRESS_KEY, CANDIDATE.SETTLED_AT)
            .from(CANDIDATE)
            .where(
                CANDIDATE.PROGRAM_ID.eq(program.id()),
                CANDIDATE.ID.eq(step.candidacyId()),
                CANDIDATE.SETTLED.eq(End.JOINED.name()))
            .fetch()
            .stream()
            .flatMap(
                row ->
                    People.contactsAt(dsl, program.id(), List.of(row.value1())).values().stream()
                        .map(who -> joined(dsl, program, who, row.value2())))
            .findFirst();
    return new NudgeDecider.NudgeFacts(program, workflow, step, joined);
  }

  private static Candidacy.Joined joined(
      DSLContext dsl, Program program, Correspondent.OfPartner who, Instant at) {
    boolean referred =
        dsl.fetchExists(
            DSL.selectOne()
                .from(DEAL)
                .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.PARTNER_ID.eq(who.partner().id())));
    return new Candidacy.Joined(who, at, referred);
  }
}
