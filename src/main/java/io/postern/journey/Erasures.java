package io.postern.journey;

import io.postern.deal.DealEvent;
import io.postern.deciding.Decision;
import io.postern.deciding.Erasure;
import io.postern.deciding.Erasure.ErasureFacts;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Decisions;
import io.postern.ledger.Erased;
import io.postern.ledger.Ledger;
import io.postern.ledger.Standing;
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
    return ledger
        .decisions()
        .erase(program, running.workflow(), person, operator, new Judge(program, now), now);
  }

  private final class Judge extends ProgramScribe implements Decisions.ErasureJudge {
    Judge(Program program, Instant now) {
      super(program, rules.apply(program), notifier, now);
    }

    @Override
    public Decision erased(Standing standing, Map<Long, DealEvent.Erased> erased) {
      return Erasure.decide(
          new ErasureFacts(program, standing.workflow(), inForce(), standing.deals(), erased), now);
    }
  }
}
