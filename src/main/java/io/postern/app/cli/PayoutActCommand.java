package io.postern.app.cli;

import picocli.CommandLine.Option;

/** A command about payouts of which it is put on record who gave it. */
abstract class PayoutActCommand extends LedgerCommand {
  private static final int LONGEST = 100;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Who does it, where several people share a login; put on record.")
  private String by = "";

  final String actor() {
    String name = Text.plain(by).strip();
    if (name.length() > LONGEST) {
      throw CommandFailed.usage("--by has at most " + LONGEST + " characters");
    }
    return name.isEmpty() ? operator() : operator() + " (" + name + ")";
  }
}
