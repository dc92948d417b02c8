package io.postern.app.cli;

import io.postern.app.TemporaryFolder;
import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.app.settings.SettingsFile;
import io.postern.app.simulate.Mailbox;
import io.postern.app.simulate.Simulation;
import io.postern.figures.Range;
import io.postern.kit.Problem;
import io.postern.ledger.RosterRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a program would have done with the mails of a mailbox. */
@Command(
    name = "simulate",
    description = {
      "Plays a program over a mailbox of the past, under a clock of its own.",
      "Prints each mail that came, each notice that would have been sent, and what stands at the"
          + " end. Nothing is sent, and the program's own data is not touched. Answers to notices"
          + " are known by their sender and subject, and answer the notices of the simulation."
          + " With 'trust: verify: own' DNS is asked as it is today, and such answers do not pass."
    },
    footer = {
      "",
      "Examples:",
      "  postern init --sample try && postern simulate try try/mailbox.mbox",
      "  postern simulate northwind archive.mbox --from 2026-01-01 --to 2026-04-01",
      "  postern simulate northwind archive.mbox --notices out/    each notice as a file"
    })
final class SimulateCommand extends Subcommand {
  /** Long enough for reminders and late reviews to show. */
  private static final Duration AFTER_THE_LAST = Duration.ofDays(14);

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "The program's folder, with its postern.yml and partners.csv.")
  private String folder = "";

  @Parameters(
      index = "1",
      paramLabel = "MAILBOX",
      description = "The mails: .eml, mbox, a maildir, or a folder of them.")
  private String mailbox = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "",
      description = "When the program begins (default: with the first mail).")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      defaultValue = "",
      description = "When it ends (default: 14 days after the last mail).")
  private String to = "";

  @Option(
      names = "--partners",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Who takes part (default: partners.csv in the folder).")
  private String partners = "";

  @Option(
      names = "--program",
      paramLabel = "ID",
      defaultValue = "",
      description = "Which program, where the settings have several.")
  private String program = "";

  @Option(
      names = "--notices",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Also writes each notice there, as an .eml file.")
  private String notices = "";

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    Mailbox mails = mails();
    Instant start = from.isEmpty() ? mails.first() : When.since(from, mails.last());
    Instant end = to.isEmpty() ? mails.last().plus(AFTER_THE_LAST) : When.since(to, mails.last());
    if (!start.isBefore(end)) {
      throw CommandFailed.usage("--from must be before --to");
    }
    List<RosterRow> roster = roster(settings);
    SimulationPage page = new SimulationPage(terminal(), settings, noticesFolder());
    try (TemporaryFolder data = TemporaryFolder.make("postern-simulate-");
        Simulation simulation = new Simulation(settings, roster, data.path(), start, page)) {
      page.begin(mails.size(), start, end);
      simulation.play(mails, end);
      ProgramSettings played = settings.programs().getFirst();
      ZoneId zone = played.program().zone();
      page.end(
          simulation.ledger(),
          Figuring.of(settings, played, end),
          new Range(LocalDate.ofInstant(start, zone), LocalDate.ofInstant(end, zone)));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw CommandFailed.problem("cannot make a temporary directory: " + e.getMessage());
    }
  }

  private Mailbox mails() {
    List<Problem> problems = new ArrayList<>();
    Optional<Mailbox> mails = Mailbox.read(existing(mailbox), problems);
    problems.forEach(problem -> warn(problem.toString()));
    return mails.orElseThrow(() -> CommandFailed.problem("there is no mail in " + mailbox));
  }

  private Path existing(String name) {
    Path path = terminal().path(name);
    if (!Files.exists(path)) {
      throw CommandFailed.usage("there is no " + name);
    }
    return path;
  }

  /** Those of the folder, with the one program. */
  private Settings settings() {
    Path file = existing(folder).resolve(SettingsFile.DEFAULT);
    Settings all = sound(SettingsFile.read(file, terminal().environment()));
    ProgramSettings one = Office.program(all, program);
    return new Settings(
        all.file(),
        all.dataDir(),
        all.database(),
        all.inbound(),
        all.outbound(),
        all.http(),
        all.folders(),
        List.of(one));
  }

  private List<RosterRow> roster(Settings settings) {
    Path file =
        partners.isEmpty()
            ? terminal().path(folder).resolve("partners.csv")
            : terminal().path(partners);
    try {
      RosterCsv.Parsed parsed =
          RosterCsv.parse(
              file.toString(), Files.readString(file), settings.programs().getFirst().program());
      if (!parsed.problems().isEmpty()) {
        parsed.problems().forEach(problem -> warn(problem.toString()));
        throw CommandFailed.problem("the partners have problems");
      }
      return parsed.rows();
    } catch (IOException e) {
      throw CommandFailed.problem(
          "cannot read " + file + ": who takes part stands there; or name a file by --partners");
    }
  }

  private Optional<Path> noticesFolder() {
    if (notices.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.createDirectories(terminal().path(notices)));
    } catch (IOException e) {
      throw CommandFailed.problem("cannot write to " + notices + ": " + e.getMessage());
    }
  }
}
