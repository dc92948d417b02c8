package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.cadence.Announcement;
import io.postern.cadence.Audience;
import io.postern.cadence.Cadence;
import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.cadence.Schedule;
import io.postern.cadence.WhyNot;
import io.postern.cadence.Window;
import io.postern.cadence.Zones;
import io.postern.commission.CommissionPlans;
import io.postern.deciding.AnnouncementDecider.BeginFacts;
import io.postern.deciding.AnnouncementDecider.SliceFacts;
import io.postern.deciding.AnnouncementDecider.Waiting;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.IssueChange.Turn;
import io.postern.engagement.Engagement;
import io.postern.figures.Period;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Contact;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.partner.Preferences;
import io.postern.partner.Preferences.Courtesy;
import io.postern.partner.Preferences.Rhythm;
import io.postern.program.Program;
import io.postern.understanding.CommandRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An issue from its first reader to its last, each at the own time. */
class AnnouncementDeciderTest {
  private static final Address ADMIN = Address.of("admin@northwind.example");
  private static final Program PROGRAM =
      new Program(
          Scene.PROGRAM.id(),
          Scene.PROGRAM.name(),
          Scene.PROGRAM.prefix(),
          Scene.PROGRAM.addresses(),
          Scene.PROGRAM.locale(),
          Scene.PROGRAM.zone(),
          Scene.PROGRAM.calendar(),
          Scene.PROGRAM.managers(),
          List.of(),
          List.of(ADMIN),
          Scene.PROGRAM.reception(),
          Scene.PROGRAM.terms(),
          Scene.PROGRAM.brand(),
          Scene.PROGRAM.reporting());
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final Issue APRIL = new Issue("2026-04", LocalDate.of(2026, 4, 1), NINE);
  private static final IssueId ID = new IssueId("news", "2026-04");
  private static final Announcement NEWS = news(2, new Schedule.Every(Period.MONTH, 1, NINE));
  private static final Reader BERLIN = reader("pat@bright.example", Preferences.USUAL);
  private static final Reader TOKYO = reader("ken@bright.jp", Preferences.USUAL);
  private static final Reader NEW_YORK = reader("ann@bright.us", Preferences.USUAL);
  private static final Instant OPENS = Instant.parse("2026-03-31T19:00:00Z"); // 9:00 at UTC+14
  private static final Instant BERLIN_NINE = Instant.parse("2026-04-01T07:00:00Z");
  private static final Optional<Problem> SOUND = Optional.empty();
  private static final Optional<Problem> BROKEN =
      Optional.of(new Problem("templates/en/announcement-news.md", 3, "there is no nam"));

  private static Announcement news(int perMinute, Schedule schedule) {
    return new Announcement(
        "news", Audience.ALL_PARTNERS, Optional.of(schedule), Window.USUAL, perMinute, 5);
  }

  private static InForce rules(Announcement... announcements) {
    return new InForce(
        Engagement.NONE,
        CommissionPlans.NONE,
        Joining.NONE,
        Ladder.NONE,
        CommandRules.NONE,
        List.of(),
        new Cadence(
            List.of(announcements),
            new Zones(Map.of("JP", ZoneId.of("Asia/Tokyo"), "US", ZoneId.of("America/New_York")))));
  }

  private static Reader reader(String address, Preferences wants) {
    return new Reader(
        Scene.PARTNER,
        new Contact(1, 7, "Pat", Address.of(address), Optional.empty(), true, wants),
        3,
        1,
        1,
        Optional.empty());
  }

  private static Decision begin(
      Issue issue, boolean begun, Optional<Problem> fault, Instant now, Reader... readers) {
    return AnnouncementDecider.begin(
        new BeginFacts(
            PROGRAM,
            Scene.WORKFLOW,
            new AnnouncementStep.Begin("news", issue, 0),
            begun,
            List.of(readers)),
        rules(NEWS),
        fault,
        now);
  }

  private static Decision slice(
      InForce rules, Optional<Problem> fault, Instant now, Optional<Instant> next, Reader... due) {
    return AnnouncementDecider.slice(
        new SliceFacts(
            PROGRAM,
            Scene.WORKFLOW,
            new AnnouncementStep.Slice(ID, 3),
            Optional.of(APRIL),
            List.of(due).stream()
                .map(one -> new Waiting(one.contact().email(), Optional.of(one)))
                .toList(),
            next),
        rules,
        fault,
        now);
  }

  private static List<IssueChange> changes(Decision decision) {
    List<IssueChange> changes = new ArrayList<>();
    for (Upkeep one : decision.upkeep()) {
      if (one instanceof Upkeep.OfIssue of) {
        assertEquals(ID, of.issue());
        changes.add(of.change());
      }
    }
    return changes;
  }

  private static Address at(Reader reader) {
    return reader.contact().email();
  }

  private static List<Address> owed(Decision decision) {
    return decision.owed().stream().map(Owed::to).toList();
  }

  @Test
  void theNextIssueIsPlannedWhereItsDayBeginsFirst() {
    Timer april = new Timer(0, "announcement@news@2026-04@2026-04-01T09:00@0", OPENS);
    assertEquals(List.of(april), AnnouncementDecider.next(PROGRAM, rules(NEWS), Scene.NOW));
    assertEquals(
        Optional.of(new AnnouncementStep.Begin("news", APRIL, 0)),
        AnnouncementStep.of(april.step()));
    assertEquals(
        List.of(april),
        AnnouncementDecider.next(PROGRAM, rules(NEWS), BERLIN_NINE.minusSeconds(1)));
    assertEquals(
        "announcement@news@2026-05@2026-05-01T09:00@0",
        AnnouncementDecider.next(PROGRAM, rules(NEWS), BERLIN_NINE).getFirst().step());
  }

  @Test
  void everybodysTurnComesAtNineByTheOwnClock() {
    Reader stopped = reader("sam@bright.example", Preferences.USUAL.with(Courtesy.STOPPED));
    Decision decision = begin(APRIL, false, SOUND, OPENS, BERLIN, TOKYO, NEW_YORK, stopped);
    assertEquals("issue-begun", decision.reason());
    Instant tokyoNine = Instant.parse("2026-04-01T00:00:00Z");
    assertEquals(
        List.of(
            new IssueChange.Begun(
                APRIL,
                List.of(
                    new Turn(at(BERLIN), BERLIN_NINE),
                    new Turn(at(TOKYO), tokyoNine),
                    new Turn(at(NEW_YORK), Instant.parse("2026-04-01T13:00:00Z"))))),
        changes(decision));
    assertEquals(List.of(new Timer(0, "announcing@news@2026-04@1", tokyoNine)), decision.timers());
    assertEquals(List.of(), decision.owed());
  }

  @Test
  void anIssueIsBegunOnceAndOnlyAsItIsPlannedNow() {
    assertEquals("issue-begun-before", begin(APRIL, true, SOUND, OPENS, BERLIN).reason());
    Issue moved = new Issue("2026-04", LocalDate.of(2026, 4, 2), NINE);
    assertEquals("issue-planned-anew", begin(moved, false, SOUND, OPENS, BERLIN).reason());
    Decision gone =
        AnnouncementDecider.begin(
            new BeginFacts(
                PROGRAM,
                Scene.WORKFLOW,
                new AnnouncementStep.Begin("news", APRIL, 0),
                false,
                List.of(BERLIN)),
            rules(),
            SOUND,
            OPENS);
    assertEquals("no-such-announcement", gone.reason());
    assertEquals(List.of(), gone.upkeep());
  }

  @Test
  void anIssueForNobodyIsOverAtOnceAndOneThatIsTooOldIsNotSent() {
    Reader paused = reader("sam@bright.example", Preferences.USUAL.with(Courtesy.PAUSED));
    assertEquals(
        List.of(new IssueChange.Begun(APRIL, List.of()), new IssueChange.Ended("nobody")),
        changes(begin(APRIL, false, SOUND, OPENS, paused)));
    Instant last = BERLIN_NINE.plus(Duration.ofDays(5));
    assertEquals("issue-begun", begin(APRIL, false, SOUND, last, BERLIN).reason());
    Decision late = begin(APRIL, false, SOUND, last.plusSeconds(1), BERLIN);
    assertEquals(
        List.of(new IssueChange.Begun(APRIL, List.of()), new IssueChange.Ended("too-late")),
        changes(late));
    assertEquals(List.of(), late.timers());
  }

  @Test
  void aBrokenTemplateSendsNothingTellsAdminsOnceAndIsTriedAgain() {
    Decision broken = begin(APRIL, false, BROKEN, OPENS, BERLIN);
    assertEquals(List.of(), changes(broken));
    assertEquals(List.of(ADMIN), owed(broken));
    Timer again = broken.timers().getFirst();
    assertEquals("announcement@news@2026-04@2026-04-01T09:00@1", again.step());
    assertEquals(OPENS.plus(Duration.ofMinutes(15)), again.dueAt());
    Decision inTheMiddle = slice(rules(NEWS), BROKEN, BERLIN_NINE, Optional.empty(), BERLIN);
    assertEquals(List.of(), changes(inTheMiddle));
    assertEquals("announcing@news@2026-04@4", inTheMiddle.timers().getFirst().step());
  }

  @Test
  void aSliceIsNoFasterThanThePaceAndSetsTheNextOne() {
    Reader third = reader("third@bright.example", Preferences.USUAL);
    Decision decision =
        slice(
            rules(NEWS),
            SOUND,
            BERLIN_NINE,
            Optional.of(BERLIN_NINE.plusSeconds(5)),
            BERLIN,
            reader("digest@bright.example", Preferences.USUAL.with(Rhythm.WEEKLY)),
            third);
    assertEquals(2, decision.owed().size());
    assertEquals(false, decision.owed().getLast().gathered(), "a digest tells of deals");
    assertEquals(
        new PartnerNotice.Announcement(
            "news",
            "2026-04",
            "Bright Advisory",
            "",
            "Max Manager",
            3,
            1,
            1,
            Optional.empty(),
            false),
        decision.owed().getFirst().notice());
    assertEquals(2, changes(decision).size(), "of the third one nothing is said yet");
    assertEquals(
        List.of(new Timer(0, "announcing@news@2026-04@4", BERLIN_NINE.plusSeconds(60))),
        decision.timers());
  }

  @Test
  void afterTheLastTurnTheIssueIsOver() {
    Decision last = slice(rules(NEWS), SOUND, BERLIN_NINE, Optional.empty(), BERLIN);
    assertEquals(
        List.of(new IssueChange.Written(at(BERLIN)), new IssueChange.Ended("sent")), changes(last));
    assertEquals(List.of(), last.timers());
    Instant tomorrow = BERLIN_NINE.plus(Duration.ofDays(1));
    Decision more = slice(rules(NEWS), SOUND, BERLIN_NINE, Optional.of(tomorrow), BERLIN);
    assertEquals(tomorrow, more.timers().getFirst().dueAt(), "nothing to do until then");
  }

  @Test
  void lateInTheEveningATurnWaitsForTheReadersMorning() {
    // The engine was down until 20:00 in Berlin; in New York it is afternoon, in Tokyo night.
    Instant evening = Instant.parse("2026-04-01T18:00:00Z");
    Decision decision =
        slice(rules(NEWS), SOUND, evening, Optional.empty(), BERLIN, TOKYO, NEW_YORK);
    Instant tokyoMorning = Instant.parse("2026-04-01T23:00:00Z");
    assertEquals(
        List.of(
            new IssueChange.PutOff(at(BERLIN), Instant.parse("2026-04-02T06:00:00Z")),
            new IssueChange.PutOff(at(TOKYO), tokyoMorning),
            new IssueChange.Written(at(NEW_YORK))),
        changes(decision));
    assertEquals(tokyoMorning, decision.timers().getFirst().dueAt());
  }

  @Test
  void whatHappenedSinceCountsAtTheTurn() {
    Reader stopped = reader("sam@bright.example", Preferences.USUAL.with(Courtesy.STOPPED));
    assertEquals(
        List.of(
            new IssueChange.PassedOver(at(stopped), WhyNot.STOPPED), new IssueChange.Ended("sent")),
        changes(slice(rules(NEWS), SOUND, BERLIN_NINE, Optional.empty(), stopped)));
    Instant late = BERLIN_NINE.plus(Duration.ofDays(6));
    assertEquals(
        new IssueChange.PassedOver(at(BERLIN), WhyNot.TOO_LATE),
        changes(slice(rules(NEWS), SOUND, late, Optional.empty(), BERLIN)).getFirst());
    assertEquals(
        new IssueChange.PassedOver(at(BERLIN), WhyNot.CALLED_OFF),
        changes(slice(rules(), BROKEN, BERLIN_NINE, Optional.empty(), BERLIN)).getFirst(),
        "the file does not know the announcement any more");
  }
}
