package io.postern.journey;

import io.postern.deal.Prospect;
import io.postern.deciding.InForce;
import io.postern.deciding.Owed;
import io.postern.ledger.MailThread;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Scribe;
import io.postern.ledger.Written;
import io.postern.program.Program;
import java.time.Instant;

/** What the ledger asks back where no mail caused a decision: one program's, at one moment. */
class ProgramScribe implements Scribe {
  final Instant now;
  final Program program;
  private final RuleShelf rules;
  private final OutboundNotifier notifier;

  ProgramScribe(Program program, RuleShelf rules, OutboundNotifier notifier, Instant now) {
    this.program = program;
    this.rules = rules;
    this.notifier = notifier;
    this.now = now;
  }

  /** The rules as they stand when it is asked. */
  final InForce inForce() {
    return rules.inForce();
  }

  @Override
  public final Written write(Owed owed, MailThread thread) {
    return notifier.write(program, owed, thread, now);
  }

  @Override
  public final ProspectKeys keys(Prospect prospect) {
    return MailReader.keys(prospect, inForce().engagement().matching());
  }
}
