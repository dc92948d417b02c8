package io.postern.app.cli;

import io.postern.ledger.Operators;
import io.postern.program.Program;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Held mails go on. */
@Command(
    name = "release",
    description = "Lets held mails go on: you vouch that their senders are who they say.",
    footer = {"", "Example:", "  postern mail release 17"})
final class MailReleaseCommand extends MailActCommand {
  @Override
  Operators.Done act(Operators operators, Program program, long mail, Instant now) {
    return operators.release(program.id(), mail, operator(), now);
  }

  @Override
  String done() {
    return "goes on";
  }

  @Override
  String notNow() {
    return "is not held";
  }
}
