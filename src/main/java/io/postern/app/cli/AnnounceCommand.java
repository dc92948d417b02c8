package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.cadence.Announcement;
import io.postern.cadence.Issue;
import io.postern.cadence.WhyNot;
import io.postern.journey.Announcements;
import io.postern.journey.Announcements.Place;
import io.postern.journey.Announcements.Preview;
import io.postern.kit.Problem;
import io.postern.ledger.IssueRecord;
import io.postern.ledger.OutgoingState;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is written to many. */
@Command(
    name = "announce",
    description = {
      "Newsletters, check-ins and updates: what is planned, who gets it, how far it is.",
      "What there is to announce stands in cadence.yml. With no option it shows the next issue of "
          + "each announcement, and how far those are that were begun."
    },
    footer = {
      "",
      "Examples:",
      "  postern announce",
      "  postern announce newsletter --preview           who gets it, who does not, why",
      "  postern announce newsletter --test ann@northwind.example --locale de",
      "  postern announce newsletter --send              an issue today, by hand",
      "  postern announce newsletter --call-off          nobody else gets it"
    })
final class AnnounceCommand extends LedgerCommand {
  private static final int MOST_ISSUES = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which announcement.")
  private String name = "";

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      defaultValue = "",
      description = "The language of a test (default: the program's).")
  private String locale = "";

  @ArgGroup private @Nullable Act act;

  /** One of these. */
  static final class Act {
    @Option(names = "--preview", description = "Who gets the next issue, when, and who does not.")
    private boolean preview;

    @Option(
        names = "--test",
        paramLabel = "ADDRESS",
        description = "Mail it to one of the program's own people, with made-up facts.")
    private @Nullable String test;

    @Option(names = "--send", description = "Begin an issue now, besides those of the schedule.")
    private boolean send;

    @Option(names = "--call-off", description = "Nobody else gets the issue that goes out now.")
    private boolean callOff;
  }

  @Override
  int run(Office office) {
    ProgramSettings program = program(office);
    Announcements story = office.announcements();
    if (name.isEmpty()) {
      if (act != null) {
        throw CommandFailed.usage("say which announcement");
      }
      plan(program.program(), story);
      issues(office, program.program(), "");
      return ExitCode.DONE;
    }
    Announcement one = announcement(program.program(), story);
    if (act == null) {
      issues(office, program.program(), name);
      return ExitCode.DONE;
    }
    if (act.preview) {
      return preview(story.preview(office.running(program.program().id()), one), one);
    }
    if (act.send) {
      return send(office, program.program(), one);
    }
    if (act.callOff) {
      return callOff(office, program.program());
    }
    return test(office, program.program(), one, Objects.requireNonNull(act.test));
  }

  private Announcement announcement(Program program, Announcements story) {
    return story
        .of(program)
        .named(name)
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "cadence.yml announces no '"
                        + name
                        + "'; it has: "
                        + story.of(program).announcements().stream()
                            .map(Announcement::name)
                            .collect(Collectors.joining(", "))));
  }

  private void plan(Program program, Announcements story) {
    Table table = new Table("ANNOUNCEMENT", "NEXT ISSUE", "BY THE READER'S CLOCK", "A MINUTE");
    for (Announcement one : story.of(program).announcements()) {
      Optional<Issue> next = story.next(program, one);
      table.row(
          one.name(),
          next.map(Issue::key).orElse("by hand only"),
          next.map(AnnounceCommand::time).orElse(""),
          one.perMinute());
    }
    show(table, "cadence.yml announces nothing.");
  }

  private static String time(Issue issue) {
    return TIME.format(issue.day().atTime(issue.at()));
  }

  private void issues(Office office, Program program, String which) {
    List<IssueRecord> issues =
        office.ledger().issues().list(program.id(), MOST_ISSUES).stream()
            .filter(issue -> which.isEmpty() || issue.announcement().equals(which))
            .toList();
    Table table =
        new Table("ISSUE", "BEGUN", "STATE", "READERS", "SENT", "NOT YET", "PASSED OVER")
            .cutting("PASSED OVER");
    for (IssueRecord issue : issues) {
      int sent = issue.mails().getOrDefault(OutgoingState.SENT, 0);
      table.row(
          issue.announcement() + " " + issue.issue().key(),
          TIME.format(issue.begunAt().atZone(program.zone())),
          issue.endedAt().isPresent() ? issue.how() : "goes out",
          issue.readers(),
          sent,
          issue.waiting() + issue.written() - sent,
          words(issue.passedOver()));
    }
    if (!table.isEmpty()) {
      say("");
    }
    show(table, which.isEmpty() ? "" : "No issue of " + which + " was begun yet.");
  }

  private static String words(Map<String, Integer> passedOver) {
    return new TreeMap<>(passedOver)
        .entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
  }

  private int preview(Preview preview, Announcement one) {
    Table gets = new Table("ADDRESS", "PARTNER", "AT THE EARLIEST").cutting("PARTNER");
    Table others = new Table("ADDRESS", "PARTNER", "WHY NOT").cutting("PARTNER");
    for (Place place : preview.places()) {
      Address address = place.reader().contact().email();
      String partner = place.reader().partner().name();
      place
          .whyNot()
          .ifPresentOrElse(
              why -> others.row(address, partner, why.word()),
              () ->
                  gets.row(
                      address,
                      partner,
                      TIME.format(place.dueAt()) + " " + place.dueAt().getZone()));
    }
    preview.strangers().forEach(address -> others.row(address, "", WhyNot.NO_CONTACT.word()));
    long count = preview.places().stream().filter(place -> place.whyNot().isEmpty()).count();
    say(
        "%s %s: %d readers, at most %d a minute"
            .formatted(one.name(), preview.issue().key(), count, one.perMinute()));
    say("");
    show(gets, "Nobody gets it.");
    if (!others.isEmpty()) {
      say("");
      say("Not to:");
      show(others, "");
    }
    preview.fault().ifPresent(fault -> warn("its template is broken: " + fault));
    return preview.fault().isPresent() ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private int test(Office office, Program program, Announcement one, String typed) {
    Address to =
        Address.parse(typed)
            .orElseThrow(() -> CommandFailed.usage("'" + typed + "' is not an email address"));
    if (!program.staff().contains(to) && !program.reporting().owners().contains(to)) {
      throw CommandFailed.problem(
          to + " is neither a manager nor an admin nor the owner: a test stays in the house");
    }
    Optional<Problem> fault = office.announcements().fault(program, one, tag());
    if (fault.isPresent()) {
      throw CommandFailed.problem("its template is broken: " + fault.get());
    }
    office.announcements().test(program, one, to, tag());
    office.wake();
    say("A test goes to " + to + (office.running() ? "." : " as soon as 'serve' runs."));
    return ExitCode.DONE;
  }

  private Optional<String> tag() {
    return Optional.of(locale)
        .filter(tag -> !tag.isEmpty())
        .map(tag -> Locale.forLanguageTag(tag).toLanguageTag());
  }

  private int send(Office office, Program program, Announcement one) {
    Preview preview = office.announcements().preview(office.running(program.id()), one);
    if (preview.fault().isPresent()) {
      throw CommandFailed.problem("its template is broken: " + preview.fault().get());
    }
    Optional<Issue> issue = office.announcements().send(program, one);
    if (issue.isEmpty()) {
      throw CommandFailed.problem("an issue of today was begun before; see 'postern announce'");
    }
    office.wake();
    say(
        one.name()
            + " "
            + issue.get().key()
            + (office.running() ? " begins now" : " begins as soon as 'serve' runs")
            + ", in the window of each reader's day. How far it is: postern announce "
            + one.name());
    return ExitCode.DONE;
  }

  private int callOff(Office office, Program program) {
    List<String> ended = office.announcements().callOff(program, name, operator());
    if (ended.isEmpty()) {
      warn("no issue of " + name + " goes out now");
      return ExitCode.PROBLEMS;
    }
    ended.forEach(key -> say(name + " " + key + " is called off: nobody else gets it."));
    return ExitCode.DONE;
  }
}
