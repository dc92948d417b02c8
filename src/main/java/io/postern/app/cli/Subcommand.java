package io.postern.app.cli;

import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: help, and the terminal of its user. */
@Command(
    abbreviateSynopsis = false,
    parameterListHeading = "%n",
    optionListHeading = "%n",
    descriptionHeading = "%n")
abstract class Subcommand implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // picocli answers it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  final Session session() {
    return ((PosternCommand) spec.root().userObject()).session();
  }

  final Terminal terminal() {
    return session().terminal();
  }

  /** A result for the user. */
  final void say(String line) {
    terminal().out().println(line);
  }

  /** A problem for the user. */
  final void warn(String line) {
    terminal().err().println(line);
  }

  /** Settings that have no problem; else the problems are said and the command ends. */
  final Settings sound(SettingsFile.Loaded loaded) {
    return loaded
        .settings()
        .orElseThrow(
            () -> {
              loaded.problems().forEach(problem -> warn(problem.toString()));
              return CommandFailed.problem(
                  loaded.problems().size() == 1
                      ? "the settings have a problem"
                      : "the settings have " + loaded.problems().size() + " problems");
            });
  }
}
