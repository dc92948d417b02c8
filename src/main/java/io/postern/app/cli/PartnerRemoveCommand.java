package io.postern.app.cli;

import io.postern.mail.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A contact leaves. */
@Command(
    name = "remove",
    description = {
      "Removes a contact: nothing is mailed to the address any more, and answers to what it was"
          + " sent count no more.",
      "Its open deals go on with another contact of the partner, who is told by mail; with none"
          + " left, their managers are."
    },
    footer = {"", "Example:", "  postern partner remove tom@bright-advisory.example"})
final class PartnerRemoveCommand extends LedgerCommand {
  @Parameters(paramLabel = "ADDRESS", description = "The contact's address on file.")
  private String email = "";

  @Override
  int run(Office office) {
    Address address =
        Address.parse(email)
            .orElseThrow(() -> CommandFailed.usage("'" + email + "' is not an email address"));
    if (!office.leaves(program(office).program().id(), address, operator())) {
      throw CommandFailed.problem("no contact has the address " + address);
    }
    say(address + ": removed");
    return ExitCode.DONE;
  }
}
