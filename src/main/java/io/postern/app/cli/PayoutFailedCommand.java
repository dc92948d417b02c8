package io.postern.app.cli;

import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.program.Program;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The money of a payout did not arrive. */
@Command(
    name = "failed",
    description = {
      "Notes that a payout did not leave, or came back, also after it was noted as paid.",
      "Its lines are paid by the next payout, and its partners get a mail with the reason. Where"
          + " one partner is named, its details are not used again before they are imported anew.",
      "Without --partner the whole file failed: be sure that the bank does not carry it out."
    },
    footer = {
      "",
      "Example:",
      "  postern payout failed 12 --partner 'Bright Advisory' --reason 'the account is closed'"
    })
final class PayoutFailedCommand extends PayoutActCommand {
  private static final int LONGEST = 500;

  @Parameters(paramLabel = "PAYOUT", description = "Its number.")
  private long number;

  @Option(names = "--partner", paramLabel = "NAME", description = "Only this partner's part of it.")
  private Optional<String> partner = Optional.empty();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; the partner reads it.")
  private String reason = "";

  @Override
  int run(Office office) {
    Program program = program(office).program();
    PayoutNumber.find(office, program.id(), number);
    String why = Text.plain(reason).replace('\n', ' ').strip();
    if (why.isEmpty() || why.length() > LONGEST) {
      throw CommandFailed.usage("--reason has 1 to " + LONGEST + " characters");
    }
    List<Transfer> failed =
        office.payouts().failed(office.running(program.id()), number, partner, why, actor());
    if (failed.isEmpty()) {
      throw CommandFailed.problem(
          "nothing of payout "
              + number
              + partner.map(name -> " for " + name).orElse("")
              + " can fail; see 'postern payout show "
              + number
              + "'");
    }
    office.wake();
    failed.forEach(one -> say(one.partner() + ": " + one.sum() + " is to be paid again"));
    return ExitCode.DONE;
  }
}
