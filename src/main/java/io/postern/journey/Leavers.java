package io.postern.journey;

import io.postern.deciding.Decision;
import io.postern.deciding.Leaving;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Decisions;
import io.postern.ledger.Ledger;
import io.postern.ledger.Roster;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The story of a partner's contact who leaves: the open deals go on with a colleague. */
public final class Leavers {
  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;

  public Leavers(
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
   * @return whether there is such a contact
   */
  public boolean leaves(Running running, Address contact, String operator) {
    Instant now = clock.instant();
    return ledger
        .decisions()
        .leave(
            running.program(),
            running.workflow(),
            contact,
            operator,
            new Judge(running.program(), now),
            now);
  }

  /**
   * Adds or updates partners and contacts. Who moves to another partner leaves the former one
   * first: the deals stay there.
   */
  public Roster.Imported take(Running running, List<RosterRow> rows, String operator) {
    String program = running.program().id();
    ledger.roster().movers(program, rows).forEach(mover -> leaves(running, mover, operator));
    return ledger.roster().take(program, rows, operator, clock.instant());
  }

  private final class Judge extends ProgramScribe implements Decisions.LeaveJudge {
    Judge(Program program, Instant now) {
      super(program, rules.apply(program), notifier, now);
    }

    @Override
    public Decision leaves(Leaving.LeavingFacts facts) {
      return Leaving.decide(facts, now);
    }
  }
}
