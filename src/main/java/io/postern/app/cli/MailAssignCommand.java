package io.postern.app.cli;

import io.postern.ledger.Operators;
import io.postern.program.Program;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Held mails go on as mails about a deal. */
@Command(
    name = "assign",
    description = "Lets held mails go on as mails about a deal.",
    footer = {"", "Example:", "  postern mail assign --deal NW-1042 17"})
final class MailAssignCommand extends MailActCommand {
  @Option(
      names = "--deal",
      required = true,
      paramLabel = "DEAL",
      description = "Which deal they are about.")
  private String deal = "";

  @Override
  Operators.Done act(Operators operators, Program program, long mail, Instant now) {
    long number =
        DealShowCommand.number(deal, program)
            .orElseThrow(() -> CommandFailed.usage("'" + deal + "' is no deal's reference"));
    return operators.assign(program.id(), mail, number, operator(), now);
  }

  @Override
  String done() {
    return "goes on, about " + deal;
  }

  @Override
  String notNow() {
    return "is not held, or there is no deal " + deal;
  }
}
