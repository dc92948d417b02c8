package io.postern.app.cli;

import io.postern.ledger.Operators;
import io.postern.program.Program;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mails that are read and decided anew, or sent once more. */
@Command(
    name = "retry",
    description = "Reads and decides mails anew, after the cause was mended.",
    footer = {
      "",
      "Examples:",
      "  postern mail retry 17 18",
      "  postern mail retry --outgoing 40     sends it at once, or once more"
    })
final class MailRetryCommand extends MailActCommand {
  @Option(names = "--outgoing", description = "Mails that Postern wrote: send them again.")
  private boolean outgoing;

  @Override
  Operators.Done act(Operators operators, Program program, long mail, Instant now) {
    return outgoing
        ? operators.sendAgain(program.id(), mail, operator(), now)
        : operators.retry(program.id(), mail, operator(), now);
  }

  @Override
  String done() {
    return outgoing ? "is sent again" : "is looked at again";
  }

  @Override
  String notNow() {
    return outgoing ? "was sent, or must not leave any more" : "is not held, or is being looked at";
  }
}
