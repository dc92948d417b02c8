package io.postern.journey;

import io.postern.deal.Prospect;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.Owed;
import io.postern.deciding.Undelivered;
import io.postern.journey.Programs.Running;
import io.postern.ledger.Decisions;
import io.postern.ledger.Ledger;
import io.postern.ledger.MailThread;
import io.postern.ledger.Outgoing;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Scribe;
import io.postern.ledger.SendReport;
import io.postern.ledger.Standing;
import io.postern.ledger.Written;
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
    Owed alert = Undelivered.delay(running.program(), mail.to(), mail.subject(), mail.queuedAt());
    ledger.decisions().announce(running.program(), List.of(alert), new Alerts(running, now), now);
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

  /** Writes notices that no mail and no deal caused. */
  private class Alerts implements Scribe {
    private final Running running;
    private final Instant now;

    Alerts(Running running, Instant now) {
      this.running = running;
      this.now = now;
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      return notifier.write(running.program(), owed, thread, now);
    }

    @Override
    public ProspectKeys keys(Prospect prospect) {
      return ProspectKeys.NONE; // no deal is opened here
    }
  }

  private final class FateJudge extends Alerts implements Decisions.FailureJudge {
    private final Fate fate;
    private final Instant now;

    FateJudge(Running running, Fate fate, Instant now) {
      super(running, now);
      this.fate = fate;
      this.now = now;
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
