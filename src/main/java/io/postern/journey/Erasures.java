package io.postern.journey;

import io.postern.deal.DealEvent;
import io.postern.deal.Prospect;
import io.postern.deciding.Decision;
import io.postern.deciding.Erasure;
import io.postern.deciding.Erasure.ErasureFacts;
import io.postern.deciding.InForce;
import io.postern.deciding.Owed;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Decisions;
import io.postern.ledger.Erased;
import io.postern.ledger.Ledger;
import io.postern.ledger.MailThread;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Standing;
import io.postern.ledger.Written;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** The story of a person who wants to be forgotten. */
public final class Erasures {
  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;

  public Erasures(
      Ledger ledger,
      OutboundNotifier notifier,
      Function<Program, RuleShelf> rules,
      InstantSource clock) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * @param operator who says so
   */
  public Erased erase(Running running, Address person, String operator) {
    Program program = running.program();
    if (program.staff().contains(person)) {
      return new Erased.OnFile();
    }
    Instant now = clock.instant();
    Judge judge = new Judge(program, rules.apply(program).inForce(), now);
    return ledger.decisions().erase(program, running.workflow(), person, operator, judge, now);
  }

  private final class Judge implements Decisions.ErasureJudge {
    private final Program program;
    private final InForce inForce;
    private final Instant now;

    Judge(Program program, InForce inForce, Instant now) {
      this.program = program;
      this.inForce = inForce;
      this.now = now;
    }

    @Override
    public Decision erased(Standing standing, Map<Long, DealEvent.Erased> erased) {
      return Erasure.decide(
          new ErasureFacts(program, standing.workflow(), inForce, standing.deals(), erased), now);
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      return notifier.write(program, owed, thread, now);
    }

    @Override
    public ProspectKeys keys(Prospect prospect) {
      return MailReader.keys(prospect, inForce.engagement().matching());
    }
  }
}
