package io.postern.app.cli;

import io.postern.ledger.Payouts;
import io.postern.ledger.Payouts.DetailsRow;
import io.postern.program.Program;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where partners' money goes, from a CSV file. */
@Command(
    name = "import",
    description = {
      "Takes in where partners' money goes, from a CSV file. All or nothing.",
      "Its columns are partner, method (sepa, ach, paypal or credit), holder, account (an IBAN, an"
          + " account's number, PayPal's address, or a credit account), bank (a BIC, or a routing"
          + " number), account_type (checking or savings) and holder_type (company or person) for"
          + " ach, street, postcode, town, country. A line without an account takes the method"
          + " away.",
      "Every contact of a partner whose details are new or other than before gets a mail, and they"
          + " count 72 hours later. Never import what only a mail asks for: call somebody whom you"
          + " know. Delete the file afterwards."
    },
    footer = {"", "Example:", "  postern payout import payees.csv --by anna"})
final class PayoutImportCommand extends PayoutActCommand {
  @Parameters(paramLabel = "FILE", description = "The CSV file, in UTF-8.")
  private String file = "";

  @Option(names = "--dry-run", description = "Only say what is wrong with the file.")
  private boolean dryRun;

  @Override
  int run(Office office) {
    Program program = program(office).program();
    PayeeCsv.Parsed parsed = PayeeCsv.parse(file, text(file));
    parsed.problems().forEach(problem -> warn(problem.toString()));
    Set<String> unknown =
        office
            .ledger()
            .payouts()
            .unknown(program.id(), parsed.rows().stream().map(DetailsRow::partner).toList());
    unknown.forEach(name -> warn(file + ": there is no partner '" + name + "'"));
    if (!parsed.problems().isEmpty() || !unknown.isEmpty()) {
      warn("Nothing was imported.");
      return ExitCode.PROBLEMS;
    }
    if (dryRun) {
      say(parsed.rows().size() + " lines, no problems; nothing was imported.");
      return ExitCode.DONE;
    }
    Payouts.Taken done =
        office.payouts().take(office.running(program.id()), parsed.rows(), actor());
    office.wake();
    say(
        "%d new or changed, which count in 72 hours; %d taken away, %d as they were."
            .formatted(done.changed(), done.removed(), done.same()));
    return ExitCode.DONE;
  }
}
