package io.postern.app.cli;

import picocli.CommandLine.Command;

/** Partners and their contacts. */
@Command(
    name = "partner",
    description = "Looks at partners and their contacts, adds and removes some.",
    subcommands = {
      PartnerListCommand.class,
      PartnerAddCommand.class,
      PartnerRemoveCommand.class,
      PartnerImportCommand.class,
      PartnerExportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  postern partner import partners.csv",
      "  postern partner list --search bright"
    })
final class PartnerCommand extends GroupCommand {}
