package io.postern.app.cli;

import io.postern.commission.payment.PayeeOnFile;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** Where partners' money goes. */
@Command(
    name = "payees",
    description = "Lists where partners' money goes; accounts are shown in part.",
    footer = {"", "Example:", "  postern payout payees"})
final class PayoutPayeesCommand extends LedgerCommand {
  @Override
  int run(Office office) {
    Instant now = Instant.now();
    Table table = new Table("PARTNER", "METHOD", "ACCOUNT", "STATE").cutting("PARTNER", "STATE");
    for (Map.Entry<String, PayeeOnFile> one :
        office.ledger().payouts().payees(program(office).program().id())) {
      table.row(
          one.getKey(),
          one.getValue().payee().method().word(),
          one.getValue().payee().masked(),
          state(one.getValue(), now));
    }
    show(table, "Nobody's details are known: 'postern payout import'.");
    return ExitCode.DONE;
  }

  private static String state(PayeeOnFile payee, Instant now) {
    if (!payee.refused().isEmpty()) {
      return "sent back: " + payee.refused();
    }
    return payee.usableFrom().isAfter(now)
        ? "counts from " + When.minute(payee.usableFrom())
        : "ok";
  }
}
