package io.postern.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word that others follow: {@code postern partner list}. */
@Command(synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n")
abstract class GroupCommand extends Subcommand {
  @Spec private CommandSpec group = CommandSpec.create();

  @Override
  public final Integer call() {
    group.commandLine().usage(terminal().err());
    return ExitCode.USAGE;
  }
}
