package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.PAPER;

import io.postern.deal.DealRef;
import io.postern.deciding.Outcome;
import io.postern.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Everything about kept mails. */
final class MailPage {
  private MailPage() {}

  static List<MailRow> list(DSLContext dsl, String programId, Records.MailQuery query) {
    Condition wanted = MAIL.PROGRAM_ID.eq(programId);
    if (query.outcome().isPresent()) {
      wanted = wanted.and(MAIL.OUTCOME.eq(query.outcome().get().name()));
    }
    if (query.waiting()) {
      wanted = wanted.and(MAIL.DUE_AT.lt(Stored.END));
    }
    if (query.since().isPresent()) {
      wanted = wanted.and(MAIL.KEPT_AT.ge(Stored.time(query.since().get())));
    }
    String part = Stored.text(query.search().strip().toLowerCase(Locale.ROOT));
    if (!part.isEmpty()) {
      wanted =
          wanted.and(
              DSL.lower(MAIL.SENDER)
                  .contains(part)
                  .or(DSL.lower(MAIL.SUBJECT).contains(part))
                  .or(DSL.lower(MAIL.MESSAGE_ID).contains(part)));
    }
    return dsl.select(MAIL.fields())
        .from(MAIL)
        .where(wanted)
        .orderBy(MAIL.ID.desc())
        .offset(query.offset())
        .limit(query.limit())
        .fetch(MailPage::row);
  }

  static Optional<MailRecord> of(DSLContext dsl, Program program, long mailId) {
    return dsl.select(MAIL.fields())
        .from(MAIL)
        .where(MAIL.PROGRAM_ID.eq(program.id()), MAIL.ID.eq(mailId))
        .fetchOptional()
        .map(row -> page(dsl, program, row));
  }

  private static MailRecord page(DSLContext dsl, Program program, Record row) {
    long id = row.get(MAIL.ID);
    List<Record> papers =
        List.copyOf(
            dsl.select(PAPER.fields())
                .from(PAPER)
                .where(
                    PAPER.PROGRAM_ID.eq(program.id()),
                    PAPER.ID.ge(id * Stored.PARTS),
                    PAPER.ID.lt((id + 1) * Stored.PARTS))
                .orderBy(PAPER.ID)
                .fetch());
    Optional<Record> first = papers.stream().findFirst();
    return new MailRecord(
        row(row),
        RawRows.of(dsl, program.id(), List.of(id)).getOrDefault(id, List.of()).stream()
            .map(one -> new MailRecord.Delivery(one.id(), one.raw(), one.sha256(), one.bytesKept()))
            .toList(),
        Optional.ofNullable(row.get(MAIL.CLAIMED_AT)),
        first.map(paper -> paper.get(PAPER.IDENTITY)).orElse(""),
        papers.stream().map(paper -> paper.get(PAPER.READING)).collect(Collectors.joining()),
        first.map(paper -> paper.get(PAPER.DECISION)).orElse(""),
        events(dsl, program, id),
        OutgoingRows.ofMail(dsl, program.id(), id),
        Objects.requireNonNullElse(row.get(MAIL.ERROR), ""),
        Audits.on(dsl, program.id(), Operators.mail(id)));
  }

  private static List<MailRecord.Moved> events(DSLContext dsl, Program program, long mailId) {
    return dsl.select(DEAL.NUMBER, DEAL_EVENT.VERSION, DEAL_EVENT.WORD)
        .from(DEAL_EVENT)
        .join(DEAL)
        .on(DEAL.ID.eq(DEAL_EVENT.DEAL_ID))
        .where(
            DEAL_EVENT.PROGRAM_ID.eq(program.id()),
            DEAL.PROGRAM_ID.eq(program.id()),
            DEAL_EVENT.MAIL_ID.eq(mailId))
        .orderBy(DEAL_EVENT.ID)
        .fetch(
            row ->
                new MailRecord.Moved(
                    new DealRef(program.prefix(), row.value1()).toString(),
                    row.value2(),
                    row.value3()));
  }

  // Only the last outcome counts once the mail is taken again.
  private static MailRow row(Record row) {
    boolean ended = MailState.DONE.name().equals(row.get(MAIL.STATE));
    return new MailRow(
        row.get(MAIL.ID),
        row.get(MAIL.KEPT_AT),
        row.get(MAIL.SHA256),
        row.get(MAIL.SIZE),
        Objects.requireNonNullElse(row.get(MAIL.MESSAGE_ID), ""),
        Objects.requireNonNullElse(row.get(MAIL.SENDER), ""),
        Objects.requireNonNullElse(row.get(MAIL.SUBJECT), ""),
        Objects.requireNonNullElse(row.get(MAIL.KIND), ""),
        ended ? Optional.of(Outcome.valueOf(row.get(MAIL.OUTCOME))) : Optional.empty(),
        ended ? row.get(MAIL.REASON) : "",
        row.get(MAIL.ATTEMPTS));
  }
}
