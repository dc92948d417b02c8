package io.postern.app.cli;

import io.postern.ledger.CreditBalance;
import picocli.CommandLine.Command;

/** The book of credits. */
@Command(
    name = "credits",
    description = {
      "Shows what partners were credited on accounts of your own; all balances add up to nothing.",
      "What partners spend of it is in your books, not here."
    },
    footer = {"", "Example:", "  postern payout credits"})
final class PayoutCreditsCommand extends LedgerCommand {
  @Override
  int run(Office office) {
    Table table = new Table("ACCOUNT", "BALANCE").cutting("ACCOUNT");
    for (CreditBalance one : office.ledger().payouts().credits(program(office).program().id())) {
      table.row(one.account(), one.balance());
    }
    show(table, "Nothing was credited.");
    return ExitCode.DONE;
  }
}
