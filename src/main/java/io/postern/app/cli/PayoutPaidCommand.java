package io.postern.app.cli;

import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.program.Program;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The money of a payout has left. */
@Command(
    name = "paid",
    description = "Notes that a payout was carried out. Its partners get a mail about it.",
    footer = {
      "",
      "Examples:",
      "  postern payout paid 12",
      "  postern payout paid 12 --partner 'Bright Advisory'"
    })
final class PayoutPaidCommand extends PayoutActCommand {
  @Parameters(paramLabel = "PAYOUT", description = "Its number.")
  private long number;

  @Option(names = "--partner", paramLabel = "NAME", description = "Only this partner's part of it.")
  private Optional<String> partner = Optional.empty();

  @Override
  int run(Office office) {
    Program program = program(office).program();
    PayoutNumber.find(office, program.id(), number);
    List<Transfer> paid =
        office.payouts().paid(office.running(program.id()), number, partner, actor());
    if (paid.isEmpty()) {
      throw CommandFailed.problem(
          "nothing of payout "
              + number
              + partner.map(name -> " for " + name).orElse("")
              + " waits to be paid; see 'postern payout show "
              + number
              + "'");
    }
    office.wake();
    paid.forEach(one -> say(one.partner() + ": " + one.sum() + " paid"));
    return ExitCode.DONE;
  }
}
