package io.postern.app.cli;

import io.postern.journey.PayoutDesk.Release;
import io.postern.ledger.Payouts.Filed;
import io.postern.program.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The word that pays. */
@Command(
    name = "release",
    description = {
      "Releases what 'postern payout prepare' showed, and writes its files, once.",
      "From then on these lines are in no other payout. Who released them is put on record."
    },
    footer = {"", "Example:", "  postern payout release 3f9a01c2 --to /secure/bank --by anna"})
final class PayoutReleaseCommand extends PayoutActCommand {
  @Parameters(paramLabel = "CODE", description = "The code that 'prepare' ended with.")
  private String code = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the files go (default: here).")
  private String folder = ".";

  @Override
  int run(Office office) {
    Program program = program(office).program();
    PayoutFolder to = PayoutFolder.at(terminal().path(folder));
    Release release = office.payouts().release(office.running(program.id()), code.strip(), actor());
    if (release.files().isEmpty()) {
      throw CommandFailed.problem(
          "nothing was released: "
              + code
              + " is not the code of what can be paid now; look at it again with"
              + " 'postern payout prepare'");
    }
    boolean written = true;
    for (Filed file : release.files()) {
      say(
          "payout %d: %s to %d partners by %s, to be paid on %s"
              .formatted(
                  file.number(),
                  file.batch().total(),
                  file.batch().payments().size(),
                  file.batch().method().word(),
                  file.payOn()));
      written &= write(to, file);
    }
    return written ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private boolean write(PayoutFolder to, Filed file) {
    try {
      say("  " + to.write(file.fileName(), file.content()));
      return true;
    } catch (CommandFailed e) {
      warn(
          e.getMessage()
              + "; it is released all the same: 'postern payout write "
              + file.number()
              + "' writes its file");
      return false;
    }
  }
}
