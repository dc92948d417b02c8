package io.postern.app.cli;

import io.postern.app.settings.Settings.ProgramSettings;
import io.postern.ledger.Records.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The chain of deal events, proven. */
@Command(
    name = "verify",
    description = {
      "Proves the record of what happened to the deals.",
      "That no event was changed, left out or put in, and that each deal is what its events add "
          + "up to. The head stands for all of it: kept elsewhere, it shows later that nothing "
          + "before was rewritten."
    },
    footer = {
      "",
      "Examples:",
      "  postern verify",
      "  postern verify --head 3f8a…     the head that you kept"
    })
final class VerifyCommand extends LedgerCommand {
  @Option(
      names = "--head",
      paramLabel = "HEX",
      defaultValue = "",
      description = "The head as it was kept; anything else is a problem.")
  private String head = "";

  @Override
  int run(Office office) {
    ProgramSettings program = program(office);
    Verified verified = office.ledger().records().verify(program.program());
    verified.problems().forEach(this::warn);
    say(verified.deals() + " deals, " + verified.events() + " events");
    say("head " + verified.head());
    boolean same = head.isEmpty() || verified.head().equalsIgnoreCase(head.strip());
    if (!same) {
      warn("the head is not the one that was kept: something happened since, or was rewritten");
    }
    return verified.problems().isEmpty() && same ? ExitCode.DONE : ExitCode.PROBLEMS;
  }
}
