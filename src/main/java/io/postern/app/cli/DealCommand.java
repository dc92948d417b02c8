package io.postern.app.cli;

import picocli.CommandLine.Command;

/** Deals and what happened to them. */
@Command(
    name = "deal",
    description = "Looks at deals.",
    subcommands = {DealListCommand.class, DealShowCommand.class},
    footer = {
      "",
      "Examples:",
      "  postern deal list --status in_review",
      "  postern deal show NW-1042"
    })
final class DealCommand extends GroupCommand {}
