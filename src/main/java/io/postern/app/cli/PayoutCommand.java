package io.postern.app.cli;

import picocli.CommandLine.Command;

/** How partners are paid. */
@Command(
    name = "payout",
    description = {
      "Pays partners: writes files for banks, PayPal or the books, each once.",
      "What managers approved by mail is collected for each partner and currency. Postern moves no"
          + " money itself: upload the file, then say what became of it."
    },
    subcommands = {
      PayoutPrepareCommand.class,
      PayoutReleaseCommand.class,
      PayoutWriteCommand.class,
      PayoutPaidCommand.class,
      PayoutFailedCommand.class,
      PayoutListCommand.class,
      PayoutShowCommand.class,
      PayoutPayeesCommand.class,
      PayoutImportCommand.class,
      PayoutCreditsCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  postern payout import payees.csv      where partners' money goes",
      "  postern payout prepare                what would be paid, and who is left out and why",
      "  postern payout release 3f9a01c2       with the code that 'prepare' said",
      "  postern payout paid 12                once the bank has carried it out"
    })
final class PayoutCommand extends GroupCommand {}
