package io.postern.app.cli;

import io.postern.commission.payment.Batch;
import io.postern.commission.payment.Payment;
import io.postern.commission.payment.PayoutRun.LeftOut;
import io.postern.journey.PayoutDesk.Proposal;
import io.postern.program.Program;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** What would be paid. */
@Command(
    name = "prepare",
    description = {
      "Shows what would be paid now, and who is left out and why. Changes nothing.",
      "It ends with the command that releases just this; when anything changes before, it does not."
    },
    footer = {"", "Example:", "  postern payout prepare"})
final class PayoutPrepareCommand extends LedgerCommand {
  @Override
  int run(Office office) {
    Program program = program(office).program();
    Proposal proposal = office.payouts().propose(office.running(program.id()));
    Table table = new Table("PARTNER", "TO", "AMOUNT", "LINES").cutting("PARTNER", "TO", "LINES");
    for (Batch batch : proposal.run().batches()) {
      for (Payment payment : batch.payments()) {
        table.row(
            payment.partner(),
            batch.method().word() + " " + payment.payee().masked(),
            payment.sum(),
            payment.lines().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
    }
    show(table, "Nothing can be paid now.");
    if (!proposal.run().leftOut().isEmpty()) {
      say("");
      say("Left out:");
      Table left = new Table("PARTNER", "AMOUNT", "WHY").cutting("PARTNER", "WHY");
      for (LeftOut one : proposal.run().leftOut()) {
        left.row(one.partner(), one.sum(), PayoutWords.of(one));
      }
      show(left, "");
    }
    if (proposal.run().batches().isEmpty()) {
      return ExitCode.DONE;
    }
    say("");
    for (Batch batch : proposal.run().batches()) {
      say(
          "%s: %d payments, %s"
              .formatted(batch.method().word(), batch.payments().size(), batch.total()));
    }
    say("To release just this:  postern payout release " + proposal.code());
    return ExitCode.DONE;
  }
}
