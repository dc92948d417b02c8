package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.Outcome;
import io.postern.figures.Past;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.program.Program;
import io.postern.understanding.Known.SentNotice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What people and machines look at; nothing here changes anything. */
public final class Records {
  private final Database database;

  Records(Database database) {
    this.database = database;
  }

  /**
   * @param status only those; empty for all
   * @param partnerId only this partner's; empty for all
   * @param search part of the company's or contact's name or address; empty for all
   */
  public record DealQuery(
      Optional<RegistrationStatus> status,
      Optional<Long> partnerId,
      String search,
      int offset,
      int limit) {}

  /** Newest first. */
  public List<Deal> deals(Program program, DealQuery query) {
    Condition wanted = DEAL.PROGRAM_ID.eq(program.id());
    if (query.status().isPresent()) {
      wanted = wanted.and(DEAL.STATUS.eq(query.status().get().name()));
    }
    if (query.partnerId().isPresent()) {
      wanted = wanted.and(DEAL.PARTNER_ID.eq(query.partnerId().get()));
    }
    String part = Stored.text(query.search().strip().toLowerCase(Locale.ROOT));
    if (!part.isEmpty()) {
      wanted =
          wanted.and(
              DSL.lower(DEAL.COMPANY)
                  .contains(part)
                  .or(DSL.lower(DEAL.CONTACT_NAME).contains(part))
                  .or(DSL.lower(DEAL.CONTACT_EMAIL).contains(part)));
    }
    Condition which = wanted;
    return database.read(
        dsl ->
            dsl.select(DEAL.fields())
                .from(DEAL)
                .where(which)
                .orderBy(DEAL.NUMBER.desc())
                .offset(query.offset())
                .limit(query.limit())
                .fetch(row -> DealRows.deal(row, program)));
  }

  /** Everything about a deal, by its number. */
  public Optional<DealRecord> deal(Program program, long number) {
    return database.read(dsl -> DealPage.of(dsl, program, number));
  }

  /**
   * @param outcome only those that ended so; empty for all
   * @param waiting only those that have not ended
   * @param since kept at or after
   * @param search part of the sender, the subject or the Message-ID; empty for all
   */
  public record MailQuery(
      Optional<Outcome> outcome,
      boolean waiting,
      Optional<Instant> since,
      String search,
      int offset,
      int limit) {}

  /** Newest first. */
  public List<MailRow> mails(String programId, MailQuery query) {
    return database.read(dsl -> MailPage.list(dsl, programId, query));
  }

  /** Everything about a kept mail. */
  public Optional<MailRecord> mail(Program program, long mailId) {
    return database.read(dsl -> MailPage.of(dsl, program, mailId));
  }

  /** The mails of ours that have these ids, in the order of the ids; others are left out. */
  public List<SentNotice> notices(String programId, List<MessageId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Long> keys = ids.stream().map(Stored::key).toList();
    Map<MessageId, SentNotice> byId = new HashMap<>();
    database.read(
        dsl -> {
          List<Long> ours =
              dsl.select(OUTGOING.ID)
                  .from(OUTGOING)
                  .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.MESSAGE_KEY.in(keys))
                  .fetch(OUTGOING.ID);
          Memory.notices(dsl, programId, ours)
              .values()
              .forEach(notice -> byId.put(notice.id(), notice));
          return byId;
        });
    return ids.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
  }

  /** Outgoing mails, newest first. */
  public List<OutgoingRecord> outgoing(
      String programId, Optional<OutgoingState> state, int offset, int limit) {
    return database.read(
        dsl ->
            OutgoingRows.where(
                dsl,
                programId,
                state
                    .<Condition>map(one -> OUTGOING.STATE.eq(one.name()))
                    .orElseGet(DSL::trueCondition),
                true,
                offset,
                limit));
  }

  /** The bytes of an outgoing mail; empty when there is none, or they were erased. */
  public Optional<byte[]> outgoingBytes(String programId, long outgoingId) {
    return database.read(
        dsl ->
            dsl.fetchExists(
                    OUTGOING_PIECE,
                    OUTGOING_PIECE.PROGRAM_ID.eq(programId),
                    OUTGOING_PIECE.ID.eq(outgoingId * Stored.PARTS))
                ? Optional.of(OutboxClaims.whole(dsl, programId, outgoingId))
                : Optional.empty());
  }

  /** What waits to be sent, the next first. */
  public List<Unsent> unsent(String programId) {
    return database.read(dsl -> Unsent.of(dsl, programId));
  }

  /** What a program's figures are reckoned from. */
  public Past past(Program program, Workflow workflow) {
    return database.read(dsl -> FiguresRows.of(dsl, program, workflow));
  }

  /** Proves the stream of events and what was made of it. */
  public Verified verify(Program program) {
    return new Verification(database, program).run();
  }

  /**
   * @param deals how many deals were looked at
   * @param events how many events
   * @param erased how many of them say less than they did, since a person's data were erased
   * @param problems what does not add up, in words
   * @param seals every head that was taken, oldest first
   */
  public record Verified(
      long deals, long events, long erased, List<String> problems, List<Seals.Seal> seals) {
    public Verified {
      seals = List.copyOf(seals);
      problems = List.copyOf(problems);
    }
  }

  /** Every address that is known: of people on file, and of those who wrote or were written of. */
  public Set<Address> addresses(String programId) {
    return database.read(dsl -> Footprint.addresses(dsl, programId));
  }

  /** What waits, now. */
  public Counts counts(String programId) {
    return database.read(dsl -> Waiting.count(dsl, programId));
  }
}
