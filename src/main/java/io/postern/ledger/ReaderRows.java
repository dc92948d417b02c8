package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_ISSUE;
import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.cadence.Announcement;
import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.AnnouncementDecider.BeginFacts;
import io.postern.deciding.AnnouncementDecider.SliceFacts;
import io.postern.deciding.AnnouncementDecider.Waiting;
import io.postern.deciding.AnnouncementStep;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Whom announcements may go to, and whose turn it is. */
final class ReaderRows {
  private ReaderRows() {}

  static BeginFacts all(
      DSLContext dsl, Program program, Workflow workflow, AnnouncementStep.Begin step) {
    IssueId id = new IssueId(step.announcement(), step.issue().key());
    return new BeginFacts(
        program,
        workflow,
        step,
        dsl.fetchExists(ANNOUNCEMENT_ISSUE, IssueRows.is(program.id(), id)),
        all(dsl, program, workflow));
  }

  /** Every contact, by partner. */
  static List<Reader> all(DSLContext dsl, Program program, Workflow workflow) {
    Map<Long, Brought> brought = brought(dsl, program, workflow, DSL.trueCondition());
    return dsl.select(People.PARTNER_FIELDS)
        .select(People.CONTACT_FIELDS)
        .from(CONTACT)
        .join(PARTNER)
        .on(PARTNER.ID.eq(CONTACT.PARTNER_ID))
        .leftJoin(UNREACHABLE)
        .on(
            UNREACHABLE.PROGRAM_ID.eq(CONTACT.PROGRAM_ID),
            UNREACHABLE.ADDRESS_KEY.eq(CONTACT.EMAIL_KEY))
        .where(CONTACT.PROGRAM_ID.eq(program.id()), PARTNER.PROGRAM_ID.eq(program.id()))
        .orderBy(PARTNER.NAME_KEY, CONTACT.ID)
        .fetch(row -> reader(People.partner(row), People.contact(row), brought));
  }

  static SliceFacts due(
      DSLContext dsl,
      Program program,
      Workflow workflow,
      AnnouncementStep.Slice step,
      Instant now) {
    Optional<Issue> issue =
        dsl.select(ANNOUNCEMENT_ISSUE.PLANNED)
            .from(ANNOUNCEMENT_ISSUE)
            .where(IssueRows.is(program.id(), step.issue()), ANNOUNCEMENT_ISSUE.ENDED_AT.isNull())
            .fetchOptional(ANNOUNCEMENT_ISSUE.PLANNED)
            .map(planned -> issue(step.issue().key(), planned));
    // One more than can be written shows when the next turn comes.
    List<Record2<String, Instant>> turns =
        List.copyOf(
            dsl.select(ANNOUNCEMENT_TURN.PERSON_KEY, ANNOUNCEMENT_TURN.DUE_AT)
                .from(ANNOUNCEMENT_TURN)
                .where(
                    IssueRows.turnOf(program.id(), step.issue()),
                    ANNOUNCEMENT_TURN.DUE_AT.isNotNull())
                .orderBy(ANNOUNCEMENT_TURN.DUE_AT, ANNOUNCEMENT_TURN.PERSON_KEY)
                .limit(Announcement.FASTEST + 1)
                .fetch());
    List<String> due =
        turns.stream()
            .filter(turn -> !turn.value2().isAfter(now))
            .map(Record2::value1)
            .limit(Announcement.FASTEST)
            .toList();
    Map<String, Reader> readers = readers(dsl, program, workflow, due);
    return new SliceFacts(
        program,
        workflow,
        step,
        issue,
        due.stream()
            .map(key -> new Waiting(Stored.address(key), Optional.ofNullable(readers.get(key))))
            .toList(),
        turns.stream().skip(due.size()).map(Record2::value2).findFirst());
  }

  static Issue issue(String key, String planned) {
    LocalDateTime at = LocalDateTime.parse(planned);
    return new Issue(key, at.toLocalDate(), at.toLocalTime());
  }

  private static Map<String, Reader> readers(
      DSLContext dsl, Program program, Workflow workflow, List<String> keys) {
    var contacts = People.contactsAt(dsl, program.id(), keys);
    Unnested<Long> partners =
        Unnested.longs(
            contacts.values().stream().map(one -> one.partner().id()).distinct().toList());
    Map<Long, Brought> brought =
        brought(
            dsl,
            program,
            workflow,
            DEAL.PARTNER_ID.in(DSL.select(partners.value()).from(partners.table())));
    Map<String, Reader> readers = new HashMap<>();
    contacts.forEach((key, one) -> readers.put(key, reader(one.partner(), one.contact(), brought)));
    return readers;
  }

  private record Brought(int referrals, int open, int won, Optional<Instant> last) {
    static final Brought NOTHING = new Brought(0, 0, 0, Optional.empty());
  }

  private static Reader reader(Partner partner, Contact contact, Map<Long, Brought> brought) {
    Brought by = brought.getOrDefault(partner.id(), Brought.NOTHING);
    return new Reader(partner, contact, by.referrals(), by.open(), by.won(), by.last());
  }

  private static Map<Long, Brought> brought(
      DSLContext dsl, Program program, Workflow workflow, Condition whose) {
    var referrals = DSL.count();
    var open =
        DSL.count()
            .filterWhere(
                DEAL.STATUS
                    .in(
                        RegistrationStatus.NEEDS_INFO.name(),
                        RegistrationStatus.IN_REVIEW.name(),
                        RegistrationStatus.APPROVED.name())
                    .and(DEAL.CLOSED_AT.isNull()));
    var won =
        DSL.count().filterWhere(DEAL.STAGE.eq(workflow.wonStage()).and(DEAL.CLOSED_AT.isNotNull()));
    var last = DSL.max(DEAL.CLAIMED_AT);
    Map<Long, Brought> brought = new HashMap<>();
    dsl.select(DEAL.PARTNER_ID, referrals, open, won, last)
        .from(DEAL)
        .where(DEAL.PROGRAM_ID.eq(program.id()), whose)
        .groupBy(DEAL.PARTNER_ID)
        .forEach(
            row ->
                brought.put(
                    row.value1(),
                    new Brought(
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        Optional.ofNullable(row.value5()))));
    return brought;
  }
}
