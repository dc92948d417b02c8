package io.postern.app.cli;

import io.postern.ledger.Roster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Partners from a CSV file. */
@Command(
    name = "import",
    description = {
      "Adds and updates partners and contacts from a CSV file.",
      "Its columns are partner, contact_name, contact_email, manager_email, tier, locale; the last "
          + "two may be empty. All or nothing; the same file again changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  postern partner import partners.csv",
      "  postern partner import --dry-run partners.csv"
    })
final class PartnerImportCommand extends LedgerCommand {
  @Parameters(paramLabel = "FILE", description = "The CSV file, in UTF-8.")
  private String file = "";

  @Option(names = "--dry-run", description = "Only say what is wrong with the file.")
  private boolean dryRun;

  @Override
  int run(Office office) {
    var program = program(office).program();
    RosterCsv.Parsed parsed = RosterCsv.parse(file, text(file), program);
    if (!parsed.problems().isEmpty()) {
      parsed.problems().forEach(problem -> warn(problem.toString()));
      warn("Nothing was imported.");
      return ExitCode.PROBLEMS;
    }
    if (dryRun) {
      say(parsed.rows().size() + " contacts, no problems; nothing was imported.");
      return ExitCode.DONE;
    }
    Roster.Imported done = office.take(program.id(), parsed.rows(), operator());
    say(
        "%d partners and %d contacts added, %d changed, %d as they were."
            .formatted(done.partnersAdded(), done.contactsAdded(), done.changed(), done.same()));
    return ExitCode.DONE;
  }
}
