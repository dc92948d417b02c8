package io.postern.app.cli;

import picocli.CommandLine.Command;

/** Mails that came in and went out. */
@Command(
    name = "mail",
    description = "Looks at mails, and decides about those that wait for a person.",
    subcommands = {
      MailListCommand.class,
      MailShowCommand.class,
      MailRetryCommand.class,
      MailReleaseCommand.class,
      MailAssignCommand.class,
      MailDiscardCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  postern mail list --outcome held",
      "  postern mail show 17",
      "  postern mail release 17"
    })
final class MailCommand extends GroupCommand {}
