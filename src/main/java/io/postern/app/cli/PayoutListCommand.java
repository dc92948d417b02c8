package io.postern.app.cli;

import io.postern.ledger.PayoutRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All payouts. */
@Command(
    name = "list",
    description = "Lists payouts, the newest first.",
    footer = {"", "Example:", "  postern payout list"})
final class PayoutListCommand extends LedgerCommand {
  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  int run(Office office) {
    String program = program(office).program().id();
    Table table =
        new Table("PAYOUT", "FILE", "TOTAL", "PAYMENTS", "STATE", "RELEASED", "BY")
            .cutting("FILE", "BY");
    for (PayoutRecord payout :
        new Pages<>((offset, limit) -> office.ledger().payouts().list(program, offset, limit))) {
      if (json) {
        say(PayoutShowCommand.json(payout).toString());
      } else {
        table.row(
            payout.number(),
            payout.fileName(),
            payout.total(),
            payout.transfers().size(),
            payout.state(),
            When.minute(payout.releasedAt()),
            payout.releasedBy());
      }
    }
    if (!json) {
      show(table, "No payouts.");
    }
    return ExitCode.DONE;
  }
}
