package io.postern.app.cli;

import io.postern.ledger.LedgerException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command and says its exit code. */
public final class Cli {
  private static final String DEBUG = "POSTERN_DEBUG";

  private Cli() {}

  /** Runs a command of this process's user. */
  public static int run(List<String> arguments, Terminal terminal) {
    return run(new Session(arguments, terminal, Optional.empty()));
  }

  /** Runs a command inside the running engine, for a user elsewhere. */
  public static int run(List<String> arguments, Terminal terminal, Office office) {
    return run(new Session(arguments, terminal, Optional.of(office)));
  }

  private static int run(Session session) {
    Terminal terminal = session.terminal();
    CommandLine line = new CommandLine(new PosternCommand(session));
    addSubcommands(line, session.arguments());
    line.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 100))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.interactive() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUnmatchedOptionsArePositionalParams(false)
        .setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, terminal))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
    int code = line.execute(session.arguments().toArray(String[]::new));
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private static PrintWriter writer(PrintStream to) {
    return new PrintWriter(to, true, StandardCharsets.UTF_8);
  }

  // Only the command that is asked for is loaded: picocli reads each class by reflection.
  private static void addSubcommands(CommandLine line, List<String> arguments) {
    Map<String, Supplier<Object>> all = commands();
    Optional<String> asked = arguments.stream().findFirst().filter(all::containsKey);
    all.forEach(
        (name, command) -> {
          if (asked.isEmpty() || asked.get().equals(name)) {
            line.addSubcommand(name, command.get());
          }
        });
  }

  /** The names of all commands. */
  static List<String> names() {
    return List.copyOf(commands().keySet());
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("demo", DemoCommand::new);
    all.put("serve", ServeCommand::new);
    all.put("init", InitCommand::new);
    all.put("check", CheckCommand::new);
    all.put("read", ReadCommand::new);
    all.put("ingest", IngestCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("replay", ReplayCommand::new);
    all.put("simulate", SimulateCommand::new);
    all.put("preview", PreviewCommand::new);
    all.put("partner", PartnerCommand::new);
    all.put("deal", DealCommand::new);
    all.put("mail", MailCommand::new);
    all.put("payout", PayoutCommand::new);
    all.put("outbox", OutboxCommand::new);
    all.put("erase", EraseCommand::new);
    all.put("announce", AnnounceCommand::new);
    all.put("report", ReportCommand::new);
    all.put("verify", VerifyCommand::new);
    return all;
  }

  private static int wrongUsage(ParameterException wrong, Terminal terminal) {
    CommandLine command = wrong.getCommandLine();
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !command.getSubcommands().isEmpty()) {
      String typed = unmatched.getUnmatched().getFirst();
      terminal.err().println("postern: there is no command '" + typed + "'");
      List<String> near = nearest(typed, command.getSubcommands().keySet());
      if (!near.isEmpty()) {
        terminal.err().println("Did you mean: " + String.join(", ", near) + "?");
      }
    } else {
      terminal.err().println("postern: " + firstLine(wrong.getMessage()));
    }
    terminal.err().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  // Those with the same letters but for one or two, in any order: most slips are of this kind.
  private static List<String> nearest(String typed, Collection<String> commands) {
    return commands.stream()
        .filter(name -> Math.abs(name.length() - typed.length()) <= 2)
        .filter(
            name -> {
              List<Integer> left = new ArrayList<>(name.chars().boxed().toList());
              typed.chars().forEach(c -> left.remove(/* element */ (Integer) c));
              return left.size() <= 1 && name.length() > 2;
            })
        .toList();
  }

  private static int failed(Exception failure, Terminal terminal) {
    if (terminal.environment().containsKey(DEBUG)) {
      failure.printStackTrace(terminal.err());
    }
    terminal.err().println("postern: " + words(failure));
    return failure instanceof CommandFailed said ? said.exitCode() : ExitCode.PROBLEMS;
  }

  private static String words(Exception failure) {
    return switch (failure) {
      case CommandFailed said -> String.valueOf(said.getMessage());
      case LedgerException said -> String.valueOf(said.getMessage());
      case UncheckedIOException io -> String.valueOf(io.getMessage());
      default ->
          "an error of Postern itself: "
              + failure
              + " (set "
              + DEBUG
              + "=1 to see where, and please report it)";
    };
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "wrong usage" : text.lines().findFirst().orElse("wrong usage");
  }
}
