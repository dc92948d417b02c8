package io.postern.app.cli;

import io.postern.ledger.Roster;
import io.postern.partner.Contact;
import picocli.CommandLine.Command;

/** Partners as a CSV file that can be imported again. */
@Command(
    name = "export",
    description = "Writes all contacts as CSV, as 'partner import' reads it.",
    footer = {"", "Example:", "  postern partner export > partners.csv"})
final class PartnerExportCommand extends LedgerCommand {
  @Override
  int run(Office office) {
    String program = program(office).program().id();
    say(RosterCsv.head());
    for (Roster.Entry entry :
        new Pages<>((offset, limit) -> office.ledger().roster().list(program, "", offset, limit))) {
      for (Contact contact : entry.contacts()) {
        say(RosterCsv.line(entry, contact));
      }
    }
    return ExitCode.DONE;
  }
}
