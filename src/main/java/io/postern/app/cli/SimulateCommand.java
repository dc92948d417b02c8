package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.app.settings.SettingsFile;
import io.postern.app.simulate.Simulation;
import io.postern.ledger.RosterRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    Path mails = existing(mailbox);
    Settings settings = settings();
    Simulation.Span span =
        Simulation.Span.of(mails, problem -> warn(problem.toString()))
            .orElseThrow(() -> CommandFailed.problem("there is no mail in " + mailbox));
    Instant start = from.isEmpty() ? span.first() : When.since(from, span.last());
    Instant end = to.isEmpty() ? span.last().plus(AFTER_THE_LAST) : When.since(to, span.last());
    if (!start.isBefore(end)) {
      throw CommandFailed.usage("--from must be before --to");
    }
    Path ledger = temporary();
    SimulationPage page = new SimulationPage(terminal(), settings, noticesFolder());
    try (Simulation simulation = new Simulation(settings, roster(settings), ledger, start, page)) {
      page.begin(span.mails(), start, end);
      simulation.play(mails, end);
      page.end(simulation.ledger());
    } finally {
      delete(ledger);
    }
    return ExitCode.DONE;
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
    SettingsFile.Loaded loaded = SettingsFile.read(file, terminal().environment());
    Settings all =
        loaded
            .settings()
            .orElseThrow(
                () -> {
                  loaded.problems().forEach(problem -> warn(problem.toString()));
                  return CommandFailed.problem("the settings have problems");
                });
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

  private static Path temporary() {
    try {
      return Files.createTempDirectory("postern-simulate-");
    } catch (IOException e) {
      throw CommandFailed.problem("cannot make a temporary directory: " + e.getMessage());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // the system clears its temporary files
    }
  }
}
