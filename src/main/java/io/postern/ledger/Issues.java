package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_ISSUE;
import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.deal.Workflow;
import io.postern.program.Program;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Issues of announcements: who may get one, and how far those are that were begun. */
public final class Issues {
  private final Database database;
  private final Audits audits;

  Issues(Database database, Audits audits) {
    this.database = database;
    this.audits = audits;
  }

  /** Every contact, by partner. */
  public List<Reader> readers(Program program, Workflow workflow) {
    return database.read(dsl -> ReaderRows.all(dsl, program, workflow));
  }

  /** Whether an issue was begun. */
  public boolean begun(String programId, IssueId issue) {
    return database.read(
        dsl -> dsl.fetchExists(ANNOUNCEMENT_ISSUE, IssueRows.is(programId, issue)));
  }

  /** The issues of a program, the newest first. */
  public List<IssueRecord> list(String programId, int limit) {
    return database.readAtOnce(
        dsl ->
            dsl
                .selectFrom(ANNOUNCEMENT_ISSUE)
                .where(ANNOUNCEMENT_ISSUE.PROGRAM_ID.eq(programId))
                .orderBy(ANNOUNCEMENT_ISSUE.BEGUN_AT.desc(), ANNOUNCEMENT_ISSUE.ANNOUNCEMENT)
                .limit(limit)
                .fetch()
                .stream()
                .map(
                    row -> {
                      IssueId id = new IssueId(row.getAnnouncement(), row.getIssue());
                      Turns turns = turns(dsl, programId, id);
                      return new IssueRecord(
                          row.getAnnouncement(),
                          ReaderRows.issue(row.getIssue(), row.getPlanned()),
                          row.getBegunAt(),
                          Optional.ofNullable(row.getEndedAt()),
                          Objects.requireNonNullElse(row.getEnded(), ""),
                          turns.waiting,
                          turns.next,
                          turns.mails,
                          turns.passedOver);
                    })
                .toList());
  }

  /** The issues of an announcement that go out now. */
  public List<IssueId> goingOut(String programId, String announcement) {
    return database.read(
        dsl ->
            dsl.select(ANNOUNCEMENT_ISSUE.ISSUE)
                .from(ANNOUNCEMENT_ISSUE)
                .where(
                    ANNOUNCEMENT_ISSUE.PROGRAM_ID.eq(programId),
                    ANNOUNCEMENT_ISSUE.ANNOUNCEMENT.eq(announcement),
                    ANNOUNCEMENT_ISSUE.ENDED_AT.isNull())
                .orderBy(ANNOUNCEMENT_ISSUE.BEGUN_AT)
                .fetch(row -> new IssueId(announcement, row.value1())));
  }

  private static final class Turns {
    private int waiting;
    private Optional<Instant> next = Optional.empty();
    private final Map<OutgoingState, Integer> mails = new EnumMap<>(OutgoingState.class);
    private final Map<String, Integer> passedOver = new HashMap<>();
  }

  private static Turns turns(DSLContext dsl, String programId, IssueId issue) {
    Turns turns = new Turns();
    dsl.select(
            ANNOUNCEMENT_TURN.PASSED_OVER,
            OUTGOING.STATE,
            DSL.count(),
            DSL.min(ANNOUNCEMENT_TURN.DUE_AT))
        .from(ANNOUNCEMENT_TURN)
        .leftJoin(OUTGOING)
        .on(
            OUTGOING.ID.eq(ANNOUNCEMENT_TURN.OUTGOING_ID),
            OUTGOING.PROGRAM_ID.eq(ANNOUNCEMENT_TURN.PROGRAM_ID))
        .where(IssueRows.turnOf(programId, issue))
        .groupBy(ANNOUNCEMENT_TURN.PASSED_OVER, OUTGOING.STATE)
        .forEach(
            row -> {
              if (row.value1() != null) {
                turns.passedOver.put(row.value1(), row.value3());
              } else if (row.value2() != null) {
                turns.mails.put(OutgoingState.valueOf(row.value2()), row.value3());
              } else {
                turns.waiting = row.value3();
                turns.next = Optional.ofNullable(row.value4());
              }
            });
    return turns;
  }

  /**
   * Nobody else gets this issue; audited.
   *
   * @return whether it was going out
   */
  public boolean callOff(String programId, IssueId issue, String operator, Instant now) {
    return database.write(
        tx -> {
          boolean goingOut = IssueRows.callOff(tx, programId, issue, Stored.time(now));
          if (goingOut) {
            OperatorAct act =
                new OperatorAct(operator, "announcement-called-off", issue.toString(), "");
            audits.write(tx, programId, act, now);
          }
          return goingOut;
        });
  }
}
