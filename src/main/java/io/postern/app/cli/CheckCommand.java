package io.postern.app.cli;

import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.app.socket.DataDirLock;
import io.postern.cadence.Announcement;
import io.postern.kit.Problem;
import io.postern.ledger.Checkup;
import io.postern.program.Program;
import io.postern.rules.CadenceFile;
import io.postern.writing.NoticeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything that is wrong, with file and line. */
@Command(
    name = "check",
    description = {
      "Says every problem, with file and line.",
      "Looks at settings, rules, workflow, templates and the database, and asks DNS about the "
          + "program's domains. Changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  postern check",
      "  postern check -c northwind/postern.yml --offline"
    })
final class CheckCommand extends SettingsCommand {
  @Option(names = "--offline", description = "Ask neither DNS nor the servers that are named.")
  private boolean offline;

  private final Set<String> problems = new LinkedHashSet<>();
  private final List<String> hints = new ArrayList<>();

  @Override
  public Integer call() {
    SettingsFile.Loaded loaded = load();
    loaded.problems().forEach(this::problem);
    loaded.hints().forEach(hint -> hints.add(hint.toString()));
    loaded.settings().ifPresent(this::look);
    problems.forEach(this::say);
    hints.forEach(hint -> say("hint: " + hint));
    say(problems.isEmpty() ? "No problems found." : counted(problems.size()));
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private void look(Settings settings) {
    for (Settings.ProgramSettings program : settings.programs()) {
      ProgramRules rules = ProgramRules.of(settings, program);
      rules.problems().forEach(this::problem);
      NoticeWriter writer =
          NoticeWriter.over(settings.templatesOf(program), InstantSource.system());
      writer.check(List.of(program.program())).forEach(this::problem);
      announcements(program.program(), rules, writer);
    }
    database(settings);
    if (!offline) {
      hints.addAll(new OutsideWorld(settings).hints());
    }
  }

  private void announcements(Program program, ProgramRules rules, NoticeWriter writer) {
    CadenceFile.read(rules.folder())
        .lines()
        .forEach(
            (name, line) -> {
              if (!writer.has(Announcement.template(name), program, program.locale())) {
                problem(
                    new Problem(
                        rules.folder().label(CadenceFile.FILE),
                        line,
                        "there is no template " + Announcement.template(name) + ".md"));
              }
            });
  }

  // Nothing is made: of an embedded database in use it is enough that its holder could open it.
  private void database(Settings settings) {
    if (settings.database().isPresent() && offline) {
      return;
    }
    if (settings.database().isEmpty() && Files.isDirectory(settings.dataDir())) {
      try (DataDirLock lock = DataDirLock.take(settings.dataDir()).orElse(null)) {
        if (lock != null) {
          look(settings, Checkup.of(LedgerAccess.of(settings)));
        }
      } catch (IOException e) {
        problems.add(settings.dataDir() + ": cannot be used: " + e.getMessage());
      }
      return;
    }
    look(settings, Checkup.of(LedgerAccess.of(settings)));
  }

  private void look(Settings settings, Checkup found) {
    String where =
        settings
            .database()
            .map(database -> "database " + database.url())
            .orElse("database in " + settings.dataDir());
    switch (found) {
      case Checkup.Ready _, Checkup.Empty _ -> {}
      case Checkup.Behind(int files) ->
          hints.add(
              where + ": of an older Postern; 'serve' runs " + files + " files of sql/ first");
      case Checkup.Unusable(String why) -> problems.add(where + ": " + why);
    }
  }

  private void problem(Problem problem) {
    problems.add(problem.toString());
  }

  private static String counted(int problems) {
    return problems == 1 ? "1 problem found." : problems + " problems found.";
  }
}
