package io.postern.app.cli;

import io.postern.ledger.PayoutRecord;
import io.postern.ledger.PayoutRecord.Transfer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One payout. */
@Command(
    name = "show",
    description = "Shows a payout: who released it, and what became of each payment.",
    footer = {"", "Example:", "  postern payout show 12"})
final class PayoutShowCommand extends LedgerCommand {
  @Parameters(paramLabel = "PAYOUT", description = "Its number.")
  private long number;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  int run(Office office) {
    PayoutRecord payout = PayoutNumber.find(office, program(office).program().id(), number);
    if (json) {
      say(json(payout).toString());
      return ExitCode.DONE;
    }
    Page page = new Page(terminal());
    page.title("Payout " + payout.number() + ": " + payout.total());
    page.line("state", payout.state());
    page.line("reference", payout.reference());
    page.line("released", When.minute(payout.releasedAt()) + " by " + payout.releasedBy());
    page.line("to be paid", payout.payOn());
    page.line("file", payout.fileName());
    page.line("sha-256", payout.sha256());
    page.gap();
    Table table =
        new Table("#", "PARTNER", "TO", "AMOUNT", "LINES", "STATE", "WHY")
            .cutting("PARTNER", "LINES", "WHY");
    for (Transfer one : payout.transfers()) {
      table.row(
          one.position(),
          one.partner(),
          one.payee(),
          one.sum(),
          lines(one),
          one.state(),
          one.reason());
    }
    show(table, "");
    return ExitCode.DONE;
  }

  private static String lines(Transfer one) {
    return one.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static Json json(PayoutRecord payout) {
    return new Json()
        .put("payout", payout.number())
        .put("reference", payout.reference())
        .put("method", payout.method().word())
        .put("total", payout.total().toString())
        .put("state", payout.state())
        .put("releasedBy", payout.releasedBy())
        .put("releasedAt", payout.releasedAt())
        .put("payOn", payout.payOn().toString())
        .put("file", payout.fileName())
        .put("sha256", payout.sha256())
        .put(
            "payments",
            payout.transfers().stream()
                .map(
                    one ->
                        new Json()
                            .put("partner", one.partner())
                            .put("to", one.payee())
                            .put("amount", one.sum().toString())
                            .put("lines", lines(one))
                            .put("state", one.state())
                            .put("why", one.reason()))
                .toList());
  }
}
