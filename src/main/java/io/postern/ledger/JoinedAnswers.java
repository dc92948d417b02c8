package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.REFUSAL;

import io.postern.deal.Workflow;
import io.postern.deciding.Facts.Person;
import io.postern.deciding.JoinedDecider.JoinedFacts;
import io.postern.mail.Address;
import io.postern.notice.Notice;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/** The mails of one sender whose answers were put off, to be told of in one mail. */
final class JoinedAnswers {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int MOST_ROWS = 20;

  private JoinedAnswers() {}

  /**
   * @param mailId the first of them
   */
  static JoinedFacts of(
      DSLContext dsl, Program program, Workflow workflow, long mailId, Instant now) {
    Address sender =
        dsl.select(MAIL.SENDER)
            .from(MAIL)
            .where(MAIL.ID.eq(mailId), MAIL.PROGRAM_ID.eq(program.id()))
            .fetchOptional(MAIL.SENDER)
            .map(Stored::address)
            .orElseThrow(() -> new IllegalStateException("mail " + mailId + " has no sender"));
    List<Notice.UnansweredMail> mails =
        dsl.select(MAIL.CLAIMED_AT, MAIL.SUBJECT, MAIL.REASON)
            .from(REFUSAL)
            .join(MAIL)
            .on(MAIL.ID.eq(REFUSAL.ID))
            .where(
                REFUSAL.PROGRAM_ID.eq(program.id()),
                REFUSAL.ADDRESS_KEY.eq(sender.key()),
                REFUSAL.REASON.eq(AnswersGiven.LATER),
                REFUSAL.ANSWERED_AT.gt(now.minus(A_DAY)),
                MAIL.PROGRAM_ID.eq(program.id()))
            .orderBy(REFUSAL.ID)
            .limit(MOST_ROWS)
            .fetch(
                row ->
                    new Notice.UnansweredMail(
                        row.value1(),
                        Objects.requireNonNullElse(row.value2(), ""),
                        Objects.requireNonNullElse(row.value3(), "")));
    Optional<Person> person =
        People.contactsAt(dsl, program.id(), List.of(sender.key())).values().stream()
            .findFirst()
            .map(one -> Person.of(one.contact()));
    return new JoinedFacts(
        program, workflow, sender, person.or(() -> manager(program, sender)), mails);
  }

  private static Optional<Person> manager(Program program, Address sender) {
    return program.managerAt(sender).map(manager -> new Person(manager.name(), Optional.empty()));
  }
}
