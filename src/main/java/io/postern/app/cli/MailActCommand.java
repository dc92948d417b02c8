package io.postern.app.cli;

import io.postern.ledger.Operators;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** An operator's act on mails, each audited. */
abstract class MailActCommand extends LedgerCommand {
  @Parameters(arity = "1..*", paramLabel = "MAIL", description = "Numbers in 'mail list'.")
  private List<Long> mails = new ArrayList<>();

  /** Does it to one mail. */
  abstract Operators.Done act(Operators operators, Program program, long mail, Instant now);

  /** What was done, as the user reads it. */
  abstract String done();

  /** In which state it can't be done. */
  abstract String notNow();

  @Override
  int run(Office office) {
    Program program = program(office).program();
    boolean good = true;
    for (long mail : mails) {
      Operators.Done done = act(office.ledger().operators(), program, mail, Instant.now());
      good &= done == Operators.Done.DONE;
      switch (done) {
        case DONE -> say(mail + ": " + done());
        case NOT_FOUND -> warn(mail + ": there is no such mail");
        case NOT_NOW -> warn(mail + ": " + notNow());
      }
    }
    office.wake();
    return good ? ExitCode.DONE : ExitCode.PROBLEMS;
  }
}
