package io.postern.app.cli;

import io.postern.ledger.Roster;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One contact of a partner. */
@Command(
    name = "add",
    description = "Adds a contact, and its partner when that is new; or updates it.",
    footer = {
      "",
      "Example:",
      "  postern partner add --partner \"Bright Advisory\" --contact \"Tom Becker\" \\",
      "      --email tom@bright-advisory.example"
    })
final class PartnerAddCommand extends LedgerCommand {
  @Option(names = "--partner", required = true, paramLabel = "NAME", description = "Whose contact.")
  private String partner = "";

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The address on file: the only one that data goes to.")
  private String email = "";

  @Option(
      names = "--contact",
      paramLabel = "NAME",
      defaultValue = "",
      description = "How the person is greeted.")
  private String contact = "";

  @Option(
      names = "--manager",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description = "Who looks after the partner (default: the program's first manager).")
  private String manager = "";

  @Option(
      names = "--tier",
      paramLabel = "NAME",
      defaultValue = "",
      description = "For example Gold.")
  private String tier = "";

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      defaultValue = "",
      description = "The person's language (default: the program's).")
  private String locale = "";

  @Override
  int run(Office office) {
    Program program = program(office).program();
    Address known =
        manager.isEmpty()
            ? program.managers().getFirst().email()
            : program
                .managerAt(address(manager))
                .orElseThrow(() -> CommandFailed.usage(manager + " is no manager in the settings"))
                .email();
    RosterRow row =
        new RosterRow(
            partner.strip(),
            contact.strip(),
            address(email),
            known,
            tier.strip(),
            Optional.of(locale.strip()).filter(tag -> !tag.isEmpty()));
    Roster.Imported done = office.take(program.id(), List.of(row), operator());
    String what = done.contactsAdded() > 0 ? "added" : done.changed() > 0 ? "changed" : "as it was";
    say(row.contactEmail() + " of " + row.partner() + ": " + what);
    return ExitCode.DONE;
  }

  private static Address address(String written) {
    return Address.parse(written)
        .orElseThrow(() -> CommandFailed.usage("'" + written + "' is not an email address"));
  }
}
