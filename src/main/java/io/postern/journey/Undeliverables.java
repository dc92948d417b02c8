package io.postern.journey;

import io.postern.deciding.Decision;
import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.Owed;
import io.postern.deciding.Undelivered;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Decisions;
import io.postern.ledger.Ledger;
import io.postern.ledger.Outgoing;
import io.postern.ledger.SendReport;
import io.postern.ledger.Standing;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.posting.Delivery;
import io.postern.posting.Phase;
import io.postern.program.Program;
import io.postern.understanding.AutomaticRules;
import io.postern.understanding.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The story of a notice that its host does not take: what it said is read, and somebody hears. */
public final class Undeliverables {
  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;

  /**
   * @param rules the words of a program by which refusals are understood
   */
  public Undeliverables(
      Ledger ledger, OutboundNotifier notifier, Function<Program, RuleShelf> rules) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.rules = rules;
  }

  /** The host will never take it. */
  void refused(Running running, SendReport report, Delivery.Refused refused) {
    record(
        running,
        report,
        Refusals.refused(
            report.mail().to().toString(),
            refused.status(),
            refused.code(),
            refused.at() == Phase.RCPT,
            refused.reply(),
            words(running)));
  }

  /** It was tried for long enough. */
  void gaveUp(Running running, SendReport report, String why) {
    record(running, report, Refusals.gaveUp(report.mail().to().toString(), why, words(running)));
  }

  /**
   * Whoever waits for an answer that does not arrive should not have to guess: the manager hears of
   * it.
   */
  void late(Running running, Outgoing mail, Instant now) {
    Program program = running.program();
    Owed alert = Undelivered.delay(program, mail.to(), mail.subject(), mail.queuedAt());
    ProgramScribe scribe = new ProgramScribe(program, rules.apply(program), notifier, now);
    ledger.decisions().announce(program, List.of(alert), scribe, now);
  }

  private AutomaticRules.Bounces words(Running running) {
    return rules.apply(running.program()).current().automatic().bounces();
  }

  private void record(Running running, SendReport report, Fate fate) {
    ledger
        .decisions()
        .undeliverable(
            running.program(),
            running.workflow(),
            report,
            new FateJudge(running, fate, report.at()),
            report.at());
  }

  private final class FateJudge extends ProgramScribe implements Decisions.FailureJudge {
    private final Fate fate;

    FateJudge(Running running, Fate fate, Instant now) {
      super(running.program(), rules.apply(running.program()), notifier, now);
      this.fate = fate;
    }

    @Override
    public Decision decide(Standing standing, FailedMail mail) {
      return Undelivered.decide(
          new Undelivered.Refusal(
              standing.program(),
              standing.workflow(),
              standing.deals(),
              standing.partners(),
              standing.people(),
              mail,
              fate),
          now);
    }
  }
}
