package io.postern.app.cli;

import io.postern.ledger.Operators;
import io.postern.program.Program;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Held mails end without effect. */
@Command(
    name = "discard",
    description = "Ends held mails without effect; they stay kept.",
    footer = {"", "Example:", "  postern mail discard --why \"an advertisement\" 17"})
final class MailDiscardCommand extends MailActCommand {
  @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "For the audit.")
  private String why = "";

  @Override
  Operators.Done act(Operators operators, Program program, long mail, Instant now) {
    return operators.discard(program.id(), mail, why, operator(), now);
  }

  @Override
  String done() {
    return "is discarded";
  }

  @Override
  String notNow() {
    return "is not held";
  }
}
