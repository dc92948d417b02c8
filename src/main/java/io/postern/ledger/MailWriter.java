package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.Batch.word;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.PAPER;
import static io.postern.ledger.schema.Tables.REFUSAL;
import static io.postern.ledger.schema.Tables.SIGNATURE;

import io.postern.deciding.Decision;
import io.postern.deciding.Facts.MailFacts;
import io.postern.deciding.Outcome;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.partner.Manager;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes how a mail ends, and what is kept of its reading. */
final class MailWriter {
  // A copy that came while a mail was being held may authenticate better: it is looked at again.
  private static final Condition COPY_CAME =
      DSL.and(to(MAIL.OUTCOME).eq(word(Outcome.HELD)), MAIL.COPIES.gt(to(MAIL.COPIES)));
  private static final Query END =
      DSL.update(MAIL)
          .set(
              MAIL.STATE,
              DSL.when(COPY_CAME, word(MailState.RECEIVED)).otherwise(word(MailState.DONE)))
          .set(MAIL.DUE_AT, DSL.when(COPY_CAME, to(MAIL.DUE_AT)).otherwise(Batch.none(MAIL.DUE_AT)))
          .set(MAIL.ATTEMPTS, DSL.when(COPY_CAME, DSL.inline(0)).otherwise(MAIL.ATTEMPTS))
          .set(MAIL.UNFINISHED, DSL.inline(0))
          .set(MAIL.LEASE_OWNER, Batch.none(MAIL.LEASE_OWNER))
          .set(MAIL.OUTCOME, to(MAIL.OUTCOME))
          .set(MAIL.REASON, to(MAIL.REASON))
          .set(MAIL.DECIDED_AT, to(MAIL.DECIDED_AT))
          .set(MAIL.MESSAGE_ID, to(MAIL.MESSAGE_ID))
          .set(MAIL.MESSAGE_KEY, to(MAIL.MESSAGE_KEY))
          .set(MAIL.SENDER, to(MAIL.SENDER))
          .set(MAIL.SUBJECT, to(MAIL.SUBJECT))
          .set(MAIL.KIND, to(MAIL.KIND))
          .set(MAIL.LEVEL, to(MAIL.LEVEL))
          .set(MAIL.CLAIMED_AT, to(MAIL.CLAIMED_AT))
          .set(MAIL.CLAIMED_AT_SOURCE, to(MAIL.CLAIMED_AT_SOURCE))
          .set(MAIL.CONVERSATION_ID, to(MAIL.CONVERSATION_ID))
          .where(
              MAIL.ID.eq(to(MAIL.ID)),
              MAIL.PROGRAM_ID.eq(to(MAIL.PROGRAM_ID)),
              MAIL.STATE.eq(word(MailState.DECIDING)),
              MAIL.FENCE.eq(to(MAIL.FENCE)));
  private static final Query INSERT_PAPER = Batch.insert(PAPER, PAPER.fields());
  private static final Query FORGET_PAPER =
      DSL.deleteFrom(PAPER)
          .where(
              PAPER.ID.ge(to(PAPER.ID)),
              PAPER.ID.lt(to(PAPER.ID)),
              PAPER.PROGRAM_ID.eq(to(PAPER.PROGRAM_ID)));
  private static final Query FORGET_REFUSAL =
      DSL.deleteFrom(REFUSAL)
          .where(REFUSAL.ID.eq(to(REFUSAL.ID)), REFUSAL.PROGRAM_ID.eq(to(REFUSAL.PROGRAM_ID)));
  private static final Query INSERT_REFUSAL = Batch.insert(REFUSAL, REFUSAL.fields());
  private static final Query INSERT_SIGNATURE =
      DSL.insertInto(SIGNATURE)
          .columns(SIGNATURE.PROGRAM_ID, SIGNATURE.ADDRESS_KEY, SIGNATURE.LINES)
          .values(to(SIGNATURE.PROGRAM_ID), to(SIGNATURE.ADDRESS_KEY), to(SIGNATURE.LINES))
          .onConflictDoNothing();
  private static final Query UPDATE_SIGNATURE =
      DSL.update(SIGNATURE)
          .set(SIGNATURE.LINES, to(SIGNATURE.LINES))
          .where(
              SIGNATURE.PROGRAM_ID.eq(to(SIGNATURE.PROGRAM_ID)),
              SIGNATURE.ADDRESS_KEY.eq(to(SIGNATURE.ADDRESS_KEY)));

  private static final int SIGNATURE_LINES = 20;
  private static final int SIGNATURE_LINE = 200;

  private final Tx tx;
  private final Program program;
  private final String programId;
  private final Instant now;
  private final List<End> ends = new ArrayList<>();

  /** A mail that ends; its conversation may become known later. */
  static final class End {
    private final MailCase mail;
    private final Decision decision;
    private @Nullable Long conversationId;

    private End(MailCase mail, Decision decision) {
      this.mail = mail;
      this.decision = decision;
      this.conversationId = mail.conversationId().orElse(null);
    }

    /** A notice to this person was written in this conversation. */
    void answeredIn(long conversation, Address person) {
      if (conversationId == null
          && mail.mail().identity().from().map(person::equals).orElse(false)) {
        conversationId = conversation;
      }
    }
  }

  MailWriter(Tx tx, Program program, Instant now) {
    this.tx = tx;
    this.program = program;
    this.programId = program.id();
    this.now = now;
  }

  End add(MailCase mail, Decision decision) {
    End end = new End(mail, decision);
    ends.add(end);
    return end;
  }

  void flush() {
    Batch rows = tx.batch(END);
    Batch oldPapers = tx.batch(FORGET_PAPER);
    Batch papers = tx.batch(INSERT_PAPER);
    Batch oldRefusals = tx.batch(FORGET_REFUSAL);
    Batch refusals = tx.batch(INSERT_REFUSAL);
    for (End end : ends) {
      row(end, rows);
      if (end.mail.claim().before().isPresent()) {
        long first = end.mail.claim().id() * Stored.PARTS;
        oldPapers.row(first, first + Stored.PARTS, programId);
        oldRefusals.row(end.mail.claim().id(), programId);
      }
      papers(end, papers);
      refusal(end, refusals);
    }
    rows.runAll("a mail's lease ran out");
    oldPapers.run();
    papers.run();
    oldRefusals.run();
    refusals.run();
    signatures();
  }

  private void row(End end, Batch batch) {
    MailFacts mail = end.mail.mail();
    ClaimedMail claim = end.mail.claim();
    String outcome = end.decision.outcome().name();
    int seen = claim.copies().size();
    Optional<MessageId> id = mail.messageId();
    batch.row(
        outcome,
        seen,
        outcome,
        seen,
        now,
        outcome,
        seen,
        outcome,
        end.decision.reason(),
        now,
        id.map(MessageId::value).orElse(null),
        id.map(Stored::key).orElse(null),
        mail.identity().from().map(Address::toString).orElse(null),
        end.mail.paper().subject(),
        end.mail.paper().kind(),
        mail.identity().level(),
        mail.claimedAt(),
        mail.claimedAtSource(),
        end.conversationId,
        claim.id(),
        programId,
        claim.lease().fence());
  }

  private void papers(End end, Batch batch) {
    String json = end.mail.paper().json();
    long id = end.mail.claim().id() * Stored.PARTS;
    for (int at = 0, piece = 0; at < json.length() || piece == 0; at += Stored.LONGEST, piece++) {
      boolean first = piece == 0;
      batch.row(
          id + piece,
          programId,
          first ? Json.of(end.mail.mail().identity()) : null,
          first ? Stored.text(Json.of(end.decision.trace()), Stored.LONGEST) : null,
          json.substring(at, Math.min(json.length(), at + Stored.LONGEST)));
    }
  }

  // Counted only when the sender was told: else who writes each day would never be told again.
  private void refusal(End end, Batch batch) {
    Optional<Address> sender = end.mail.mail().identity().from();
    Optional<Address> onFile =
        sender.map(from -> program.managerAt(from).map(Manager::email).orElse(from));
    boolean told =
        end.decision.owed().stream().anyMatch(owed -> onFile.map(owed.to()::equals).orElse(false));
    boolean no =
        end.decision.outcome() == Outcome.REFUSED || end.decision.outcome() == Outcome.HELD;
    if (told && (no || end.decision.idle())) {
      batch.row(
          end.mail.claim().id(),
          program.id(),
          sender.orElseThrow().key(),
          end.decision.reason(),
          now);
    }
  }

  // The same signature again, as nearly always, writes nothing.
  private void signatures() {
    Map<String, String> last = new TreeMap<>();
    for (End end : ends) {
      List<String> lines = end.mail.paper().signatureLines();
      Optional<Address> sender = end.mail.mail().identity().from();
      if (!lines.isEmpty() && sender.isPresent()) {
        last.put(
            sender.get().key(),
            Json.lines(
                lines.stream()
                    .limit(SIGNATURE_LINES)
                    .map(line -> Stored.text(line, SIGNATURE_LINE))
                    .toList()));
      }
    }
    Map<String, String> known = Signatures.of(tx.dsl(), programId, last.keySet());
    Batch inserts = tx.batch(INSERT_SIGNATURE);
    Batch updates = tx.batch(UPDATE_SIGNATURE);
    last.forEach(
        (person, lines) -> {
          String before = known.get(person);
          if (before == null) {
            inserts.row(programId, person, lines);
          } else if (!before.equals(lines)) {
            updates.row(lines, programId, person);
          }
        });
    inserts.run();
    updates.run();
  }
}
