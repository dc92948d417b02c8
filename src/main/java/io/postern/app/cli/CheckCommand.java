package io.postern.app.cli;

import io.postern.app.settings.ProgramRules;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.kit.Problem;
import io.postern.writing.NoticeWriter;
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
      "Looks at settings, rules, workflow and templates, and asks DNS about the "
          + "program's domains. Changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  postern check",
      "  postern check -c northwind/postern.yml --offline"
    })
final class CheckCommand extends SettingsCommand {
  @Option(names = "--offline", description = "Ask neither DNS nor the mail servers that are named.")
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
      ProgramRules.of(settings, program).problems().forEach(this::problem);
      NoticeWriter.over(settings.templatesOf(program), InstantSource.system())
          .check(List.of(program.program()))
          .forEach(this::problem);
    }
    if (!offline) {
      hints.addAll(new OutsideWorld(settings).hints());
    }
  }

  private void problem(Problem problem) {
    problems.add(problem.toString());
  }

  private static String counted(int problems) {
    return problems == 1 ? "1 problem found." : problems + " problems found.";
  }
}
