package io.postern.app.cli;

import io.postern.ledger.OperatorAct;
import io.postern.ledger.PayoutRecord;
import io.postern.program.Program;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file of a payout once more. */
@Command(
    name = "write",
    description = {
      "Writes the file of a payout once more: the same bytes as when it was released.",
      "Never send it twice. Banks know it by its number; do not count on it."
    },
    footer = {"", "Example:", "  postern payout write 12 --to /secure/bank"})
final class PayoutWriteCommand extends PayoutActCommand {
  @Parameters(paramLabel = "PAYOUT", description = "Its number.")
  private long number;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the file goes (default: here).")
  private String folder = ".";

  @Override
  int run(Office office) {
    Program program = program(office).program();
    PayoutRecord payout = PayoutNumber.find(office, program.id(), number);
    byte[] content =
        office
            .ledger()
            .payouts()
            .content(program.id(), number)
            .orElseThrow(
                () ->
                    CommandFailed.problem(
                        "the file of payout "
                            + number
                            + " is not kept any more: somebody in it was erased"));
    say(PayoutFolder.at(terminal().path(folder)).write(payout.fileName(), content).toString());
    OperatorAct act =
        new OperatorAct(actor(), "payout-written", "payout " + number, payout.sha256());
    office.ledger().operators().audit(program.id(), act, Instant.now());
    return ExitCode.DONE;
  }
}
