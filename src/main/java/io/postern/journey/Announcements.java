package io.postern.journey;

import io.postern.cadence.Announcement;
import io.postern.cadence.Cadence;
import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.cadence.WhyNot;
import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.Owed;
import io.postern.journey.Programs.Running;
import io.postern.kit.Problem;
import io.postern.ledger.Ledger;
import io.postern.mail.Address;
import io.postern.program.Program;
import io.postern.writing.SampleAnnouncements;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The story of an announcement as a person has it in hand: who would get it, how it looks, send it
 * now, call it off.
 */
public final class Announcements {
  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;

  public Announcements(
      Ledger ledger,
      OutboundNotifier notifier,
      Function<Program, RuleShelf> rules,
      InstantSource clock) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Somebody who gets an issue, or does not.
   *
   * @param dueAt when it may come, by the reader's clock
   */
  public record Place(Reader reader, Optional<WhyNot> whyNot, ZonedDateTime dueAt) {}

  /**
   * @param issue the next one, or one that is sent by hand today
   * @param places every contact
   * @param strangers addresses of the audience that are no contact's
   * @param fault what is wrong with its template; nobody gets it until that is mended
   */
  public record Preview(
      Issue issue, List<Place> places, List<Address> strangers, Optional<Problem> fault) {
    public Preview {
      places = List.copyOf(places);
      strangers = List.copyOf(strangers);
    }
  }

  /** What a program's files announce. */
  public Cadence of(Program program) {
    return rules.apply(program).inForce().cadence();
  }

  /** The next issue of an announcement by its schedule. */
  public Optional<Issue> next(Program program, Announcement one) {
    return AnnouncementDecider.issueAfter(one, program, clock.instant());
  }

  /** Who would get its next issue as things stand. */
  public Preview preview(Running running, Announcement one) {
    Program program = running.program();
    Instant now = clock.instant();
    Issue issue = next(program, one).orElseGet(() -> byHand(program));
    List<Reader> readers = ledger.issues().readers(program, running.workflow());
    List<Place> places = new ArrayList<>();
    AnnouncementDecider.audience(one, readers, program, now)
        .forEach(
            (reader, whyNot) -> {
              ZoneId zone = of(program).zones().of(reader, program.zone());
              places.add(
                  new Place(
                      reader, whyNot, one.dueAt(issue, zone, program.calendar()).atZone(zone)));
            });
    List<Address> known = readers.stream().map(reader -> reader.contact().email()).toList();
    return new Preview(
        issue,
        places,
        one.audience().addresses().stream().filter(listed -> !known.contains(listed)).toList(),
        fault(program, one, places));
  }

  /** What is wrong with its template for readers of a language; empty for the program's. */
  public Optional<Problem> fault(Program program, Announcement one, Optional<String> locale) {
    return notifier.fault(program, one.name(), List.of(locale));
  }

  private Optional<Problem> fault(Program program, Announcement one, List<Place> places) {
    return notifier.fault(
        program,
        one.name(),
        places.stream()
            .filter(place -> place.whyNot().isEmpty())
            .map(place -> place.reader().contact().locale())
            .toList());
  }

  /**
   * Mails an announcement to one of the program's own people, with made-up facts.
   *
   * @param locale the language to see it in; empty for the program's
   */
  public void test(Program program, Announcement one, Address to, Optional<String> locale) {
    Instant now = clock.instant();
    String name = program.managerAt(to).map(manager -> manager.name()).orElse("");
    Owed owed =
        new Owed(
            SampleAnnouncements.test(one.name()),
            to,
            name,
            locale,
            List.of(),
            Optional.empty(),
            false,
            Optional.empty());
    ProgramScribe scribe = new ProgramScribe(program, rules.apply(program), notifier, now) {};
    ledger.decisions().announce(program, List.of(owed), scribe, now);
  }

  /**
   * Begins an issue of today, besides those of the schedule; window and pace count for it too.
   *
   * @return the issue; empty when today's was begun before
   */
  public Optional<Issue> send(Program program, Announcement one) {
    Issue issue = byHand(program);
    if (ledger.issues().begun(program.id(), new IssueId(one.name(), issue.key()))) {
      return Optional.empty();
    }
    ledger.decisions().plan(program.id(), AnnouncementDecider.begin(one.name(), issue));
    return Optional.of(issue);
  }

  private Issue byHand(Program program) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), program.zone());
    return Announcement.byHand(today, LocalTime.MIDNIGHT);
  }

  /**
   * Nobody else gets the issues of an announcement that go out now.
   *
   * @return the keys of these
   */
  public List<String> callOff(Program program, String announcement, String operator) {
    return ledger.issues().goingOut(program.id(), announcement).stream()
        .filter(issue -> ledger.issues().callOff(program.id(), issue, operator, clock.instant()))
        .map(IssueId::key)
        .toList();
  }
}
