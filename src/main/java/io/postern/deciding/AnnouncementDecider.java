package io.postern.deciding;

import io.postern.cadence.Announcement;
import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.cadence.Reader;
import io.postern.cadence.WhyNot;
import io.postern.deal.Workflow;
import io.postern.deciding.AnnouncementStep.Begin;
import io.postern.deciding.AnnouncementStep.Slice;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.Facts.Person;
import io.postern.deciding.IssueChange.Turn;
import io.postern.kit.Problem;
import io.postern.mail.Address;
import io.postern.notice.AdminNotice;
import io.postern.notice.PartnerNotice;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An issue of an announcement, from its first reader to its last: a step of the program begins it
 * and notes whose turn comes when; others follow each other, each writing to as many readers as the
 * pace allows and setting the next one in the same transaction. So it goes on where it was,
 * whatever stops in between, and nobody gets it twice.
 */
public final class AnnouncementDecider {
  private static final Duration PACE = Duration.ofMinutes(1);
  private static final Duration MENDED = Duration.ofMinutes(15);

  /** Where a day begins first: nobody's turn comes earlier. */
  private static final ZoneId FIRST_ZONE = ZoneOffset.ofHours(14);

  private AnnouncementDecider() {}

  /**
   * @param begun whether this issue was begun before
   * @param readers every contact
   */
  public record BeginFacts(
      Program program, Workflow workflow, Begin step, boolean begun, List<Reader> readers) {
    public BeginFacts {
      readers = List.copyOf(readers);
    }
  }

  /**
   * @param issue empty when nothing of it is left to be done
   * @param due whose turn it is, the longest first; at most {@link Announcement#FASTEST}
   * @param nextDue when the next turn after those comes
   */
  public record SliceFacts(
      Program program,
      Workflow workflow,
      Slice step,
      Optional<Issue> issue,
      List<Waiting> due,
      Optional<Instant> nextDue) {
    public SliceFacts {
      due = List.copyOf(due);
    }
  }

  /**
   * @param reader empty when nobody has this address any more
   */
  public record Waiting(Address to, Optional<Reader> reader) {}

  /** The steps that begin the next issue of each announcement. */
  public static List<Timer> next(Program program, InForce rules, Instant now) {
    List<Timer> next = new ArrayList<>();
    for (Announcement one : rules.cadence().announcements()) {
      issueAfter(one, program, now).ifPresent(issue -> next.add(begin(one.name(), issue)));
    }
    return next;
  }

  /** The next issue of an announcement whose time, by the program's clock, is still to come. */
  public static Optional<Issue> issueAfter(Announcement one, Program program, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, program.zone());
    return one.schedule()
        .flatMap(schedule -> schedule.nextFrom(today, program.calendar()))
        .filter(issue -> issue.at(program.zone()).toInstant().isAfter(now))
        .or(
            () ->
                one.schedule()
                    .flatMap(schedule -> schedule.nextFrom(today.plusDays(1), program.calendar())));
  }

  /** The step that begins an issue, at its time where a day begins first. */
  public static Timer begin(String announcement, Issue issue) {
    return new Begin(announcement, issue, 0).timer(issue.at(FIRST_ZONE).toInstant());
  }

  /** Who gets an issue, and why the others do not; by address, as the file says it now. */
  public static Map<Reader, Optional<WhyNot>> audience(
      Announcement one, List<Reader> readers, Program program, Instant now) {
    Map<Reader, Optional<WhyNot>> judged = new LinkedHashMap<>();
    readers.forEach(reader -> judged.put(reader, one.audience().whyNot(reader, program, now)));
    return judged;
  }

  /**
   * @param fault what is wrong with its template
   */
  public static Decision begin(
      BeginFacts facts, InForce rules, Optional<Problem> fault, Instant now) {
    Program program = facts.program();
    Begin step = facts.step();
    Draft draft = draft(program, facts.workflow(), rules, List.of(), now);
    Optional<Announcement> found = rules.cadence().named(step.announcement());
    if (found.isEmpty()) {
      return draft.end(Outcome.RECORDED, "no-such-announcement");
    }
    Announcement one = found.get();
    if (facts.begun()) {
      return draft.end(Outcome.RECORDED, "issue-begun-before");
    }
    if (!step.issue().byHand() && !planned(one, step.issue(), program)) {
      return draft.end(Outcome.RECORDED, "issue-planned-anew");
    }
    IssueId id = new IssueId(one.name(), step.issue().key());
    if (one.tooLate(step.issue(), program.zone(), now)) {
      change(id, new IssueChange.Begun(step.issue(), List.of()), draft);
      change(id, new IssueChange.Ended(WhyNot.TOO_LATE.word()), draft);
      return draft.end(Outcome.RECORDED, "issue-too-late");
    }
    if (fault.isPresent()) {
      if (step.attempt() == 0) {
        alert(one, fault.get(), draft);
      }
      draft.later(step.again().timer(now.plus(MENDED)));
      return draft.end(Outcome.RECORDED, "template-broken");
    }
    List<Turn> turns = turns(one, facts, rules, now);
    change(id, new IssueChange.Begun(step.issue(), turns), draft);
    if (turns.isEmpty()) {
      change(id, new IssueChange.Ended("nobody"), draft);
      return draft.end(Outcome.ACTED, "issue-for-nobody");
    }
    Instant first = turns.stream().map(Turn::dueAt).min(Instant::compareTo).orElseThrow();
    draft.later(new Slice(id, 1).timer(first));
    return draft.end(Outcome.ACTED, "issue-begun");
  }

  // A schedule may have been changed since the step was set: it has set another one by then.
  private static boolean planned(Announcement one, Issue issue, Program program) {
    return one.schedule()
        .flatMap(schedule -> schedule.nextFrom(issue.day(), program.calendar()))
        .filter(issue::equals)
        .isPresent();
  }

  private static List<Turn> turns(Announcement one, BeginFacts facts, InForce rules, Instant now) {
    Program program = facts.program();
    List<Turn> turns = new ArrayList<>();
    audience(one, facts.readers(), program, now)
        .forEach(
            (reader, whyNot) -> {
              if (whyNot.isEmpty()) {
                ZoneId zone = rules.cadence().zones().of(reader, program.zone());
                turns.add(
                    new Turn(
                        reader.contact().email(),
                        one.dueAt(facts.step().issue(), zone, program.calendar())));
              }
            });
    return turns;
  }

  /**
   * @param fault what is wrong with its template
   */
  public static Decision slice(
      SliceFacts facts, InForce rules, Optional<Problem> fault, Instant now) {
    Program program = facts.program();
    List<Reader> readers = facts.due().stream().flatMap(one -> one.reader().stream()).toList();
    Draft draft = draft(program, facts.workflow(), rules, readers, now);
    if (facts.issue().isEmpty()) {
      return draft.end(Outcome.RECORDED, "issue-over");
    }
    Optional<Announcement> found = rules.cadence().named(facts.step().issue().announcement());
    if (found.isPresent() && fault.isPresent()) {
      draft.later(facts.step().next().timer(now.plus(MENDED)));
      return draft.end(Outcome.RECORDED, "template-broken");
    }
    Issue issue = facts.issue().get();
    IssueId id = facts.step().issue();
    Optional<Instant> next = facts.nextDue();
    int written = 0;
    for (Waiting one : facts.due()) {
      Optional<Instant> later = Optional.empty();
      if (found.isPresent() && written == found.get().perMinute()) {
        later = Optional.of(now);
      } else {
        IssueChange change =
            found
                .map(announcement -> turn(announcement, issue, one, draft, rules))
                .orElseGet(() -> new IssueChange.PassedOver(one.to(), WhyNot.CALLED_OFF));
        change(id, change, draft);
        written += change instanceof IssueChange.Written ? 1 : 0;
        later = change instanceof IssueChange.PutOff off ? Optional.of(off.until()) : later;
      }
      next = earlier(next, later);
    }
    if (next.isEmpty()) {
      change(id, new IssueChange.Ended("sent"), draft);
      return draft.end(Outcome.ACTED, "issue-sent");
    }
    Instant paced = now.plus(PACE);
    draft.later(facts.step().next().timer(next.get().isAfter(paced) ? next.get() : paced));
    return draft.end(Outcome.ACTED, "issue-goes-out");
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
        : one.or(() -> other);
  }

  // Much may have happened since the issue was begun: everything is asked once more.
  private static IssueChange turn(
      Announcement one, Issue issue, Waiting waiting, Draft draft, InForce rules) {
    if (waiting.reader().isEmpty()) {
      return new IssueChange.PassedOver(waiting.to(), WhyNot.LEFT);
    }
    Reader reader = waiting.reader().get();
    Optional<WhyNot> whyNot = one.audience().whyNot(reader, draft.program, draft.now);
    if (whyNot.isPresent()) {
      return new IssueChange.PassedOver(waiting.to(), whyNot.get());
    }
    ZoneId zone = rules.cadence().zones().of(reader, draft.program.zone());
    if (one.tooLate(issue, zone, draft.now)) {
      return new IssueChange.PassedOver(waiting.to(), WhyNot.TOO_LATE);
    }
    ZonedDateTime here = draft.now.atZone(zone);
    ZonedDateTime open = one.window().openFrom(here, draft.program.calendar());
    if (open.isAfter(here)) {
      return new IssueChange.PutOff(waiting.to(), open.toInstant());
    }
    draft.owe(notice(one, issue, reader, draft.program), reader.contact().email(), List.of());
    return new IssueChange.Written(waiting.to());
  }

  /** An announcement in a reader's words. */
  static PartnerNotice.Announcement notice(
      Announcement one, Issue issue, Reader reader, Program program) {
    return new PartnerNotice.Announcement(
        one.name(),
        issue.key(),
        reader.partner().name(),
        reader.partner().tier(),
        program
            .managerAt(program.inCharge(reader.partner().managerEmail()))
            .map(manager -> manager.name().isBlank() ? program.name() : manager.name())
            .orElse(program.name()),
        reader.referrals(),
        reader.open(),
        reader.won(),
        reader.lastReferralAt(),
        false);
  }

  private static void alert(Announcement one, Problem fault, Draft draft) {
    draft
        .program
        .admins()
        .forEach(
            admin ->
                draft.owe(
                    new AdminNotice.TemplateAlert(
                        Announcement.template(one.name()),
                        fault.file(),
                        fault.line(),
                        fault.what()),
                    admin,
                    List.of()));
  }

  private static void change(IssueId id, IssueChange change, Draft draft) {
    draft.upkeep(new Upkeep.OfIssue(id, change));
  }

  private static Draft draft(
      Program program, Workflow workflow, InForce rules, List<Reader> readers, Instant now) {
    Map<String, Person> people = new HashMap<>();
    readers.forEach(one -> people.put(one.contact().email().key(), Person.of(one.contact())));
    return Draft.unasked(program, workflow, rules, Accounts.NONE, people, now);
  }
}
