package io.postern.journey;

import io.postern.cadence.Reader;
import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.ApplicationDecider;
import io.postern.deciding.DailyDecider;
import io.postern.deciding.DailyDecider.DailyFacts;
import io.postern.deciding.Decision;
import io.postern.deciding.DigestDecider;
import io.postern.deciding.FiguresDecider;
import io.postern.deciding.InvitationDecider;
import io.postern.deciding.JoinedDecider;
import io.postern.deciding.JoinedDecider.JoinedFacts;
import io.postern.deciding.NudgeDecider;
import io.postern.deciding.SheetDecider;
import io.postern.deciding.StatementDecider;
import io.postern.deciding.TierDecider;
import io.postern.deciding.TimerDecider;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.journey.Programs.Running;
import io.postern.kit.Problem;
import io.postern.ledger.Decided;
import io.postern.ledger.Decisions;
import io.postern.ledger.Ledger;
import io.postern.program.Program;
import io.postern.understanding.StageSheet;
import io.postern.understanding.StageSheets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The story of a step in the future whose time has come. */
public final class Timers {
  private static final int BATCH = 32;

  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;
  private final MailLog log;

  public Timers(
      Ledger ledger,
      OutboundNotifier notifier,
      Function<Program, RuleShelf> rules,
      InstantSource clock,
      MailLog log) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.rules = rules;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Decides about the steps of one program that are due.
   *
   * @return whether there may be more
   */
  public boolean runOnce(Running running) {
    Instant now = clock.instant();
    Program program = running.program();
    Judge judge = new Judge(program, rules.apply(program), now);
    List<Decided> decided =
        ledger.decisions().timers(program, running.workflow(), BATCH, judge, now);
    for (Decided one : decided) {
      switch (one) {
        case Decided.Done done ->
            log.timer(String.join(",", done.deals()), done.reason(), done.outgoing().size());
        case Decided.NotOurs _ -> log.timer("", "lease-lost", 0);
        case Decided.Failed failed -> log.workerFailed("timers", failed.why());
      }
    }
    // A step may set others that are due at once.
    return !decided.isEmpty();
  }

  private final class Judge extends ProgramScribe implements Decisions.TimerJudge {
    private final RuleShelf shelf;

    Judge(Program program, RuleShelf shelf, Instant now) {
      super(program, shelf, notifier, now);
      this.shelf = shelf;
    }

    @Override
    public Decision decide(String step, TimerFacts facts) {
      return TimerDecider.decide(step, facts, inForce(), now);
    }

    @Override
    public Decision daily(DailyFacts facts) {
      return DailyDecider.decide(facts, now);
    }

    @Override
    public Decision joined(JoinedFacts facts) {
      return JoinedDecider.decide(facts, now);
    }

    @Override
    public Decision application(ApplicationDecider.ApplicationFacts facts) {
      return ApplicationDecider.decide(facts, now);
    }

    @Override
    public Decision invitation(InvitationDecider.InvitationFacts facts) {
      return InvitationDecider.decide(facts, inForce(), now);
    }

    @Override
    public Decision nudge(NudgeDecider.NudgeFacts facts) {
      return NudgeDecider.decide(facts, inForce(), now);
    }

    @Override
    public Decision statements(StatementDecider.AllFacts facts) {
      return StatementDecider.all(facts, inForce(), now);
    }

    @Override
    public Decision figures(FiguresDecider.FiguresFacts facts) {
      return FiguresDecider.decide(facts, inForce(), now);
    }

    @Override
    public Decision statement(StatementDecider.OneFacts facts) {
      return StatementDecider.one(facts, inForce(), now);
    }

    @Override
    public Decision tiers(TierDecider.AllFacts facts) {
      return TierDecider.all(facts, inForce(), now);
    }

    @Override
    public Decision tier(TierDecider.OneFacts facts) {
      return TierDecider.one(facts, inForce(), now);
    }

    @Override
    public StageSheet sheet(String name, String text) {
      return StageSheets.read(name, text, shelf.current().crm())
          .orElseGet(() -> new StageSheet(name, Optional.empty(), text, List.of()));
    }

    @Override
    public SheetDecider.Done stages(SheetDecider.SheetFacts facts) {
      return SheetDecider.decide(facts, inForce(), now);
    }

    @Override
    public Decision announcement(AnnouncementDecider.BeginFacts facts) {
      return AnnouncementDecider.begin(
          facts, inForce(), fault(facts.step().announcement(), facts.readers()), now);
    }

    @Override
    public Decision announcement(AnnouncementDecider.SliceFacts facts) {
      List<Reader> readers = facts.due().stream().flatMap(one -> one.reader().stream()).toList();
      return AnnouncementDecider.slice(
          facts, inForce(), fault(facts.step().issue().announcement(), readers), now);
    }

    // In words of somebody else, or none, an announcement is not what the program wants to say.
    private Optional<Problem> fault(String announcement, List<Reader> readers) {
      return notifier.fault(
          program, announcement, readers.stream().map(one -> one.contact().locale()).toList());
    }

    @Override
    public Decision digests(DigestDecider.AllFacts facts) {
      return DigestDecider.all(facts, now);
    }

    @Override
    public Decision digest(DigestDecider.OneFacts facts) {
      return DigestDecider.one(facts, now);
    }
  }
}
