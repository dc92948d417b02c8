package io.postern.app.cli;

import io.postern.app.Application;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands before all commands. */
@Command(
    name = "postern",
    description = "Runs a referral partner program over plain email.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = PosternCommand.Version.class,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 problems found, 2 wrong usage.",
      "",
      "Examples:",
      "  postern demo                      a whole program to try, on this machine",
      "  postern init northwind            a folder to start an own program from",
      "  postern check -c northwind/postern.yml",
      "  postern serve -c northwind/postern.yml",
      "  postern read --json mail/*.eml    what Postern understands from mails"
    })
final class PosternCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  PosternCommand(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(session.terminal().err());
    return ExitCode.USAGE;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Application.class.getPackage().getImplementationVersion();
      return new String[] {
        "postern " + (version == null ? "(from its sources)" : version),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name"),
        "picocli " + CommandLine.VERSION
      };
    }
  }
}
