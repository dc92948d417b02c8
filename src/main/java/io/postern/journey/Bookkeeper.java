package io.postern.journey;

import io.postern.deal.Prospect;
import io.postern.deciding.DailyDecider;
import io.postern.deciding.Decision;
import io.postern.deciding.Owed;
import io.postern.journey.OutboundNotifier.BrokenTemplate;
import io.postern.journey.Programs.Running;
import io.postern.kit.Problem;
import io.postern.ledger.Ledger;
import io.postern.ledger.MailThread;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Scribe;
import io.postern.ledger.Written;
import io.postern.mail.Address;
import io.postern.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be seen to now and then: what dead workers held, and what admins must hear. */
public final class Bookkeeper {
  private static final Duration SAME_ALERT_AGAIN = Duration.ofDays(1);

  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final InstantSource clock;
  private final MailLog log;
  private final Map<String, Instant> alerted = new HashMap<>();
  private final Map<String, Decision.Timer> planned = new HashMap<>();

  public Bookkeeper(Ledger ledger, OutboundNotifier notifier, InstantSource clock, MailLog log) {
    this.ledger = ledger;
    this.notifier = notifier;
    this.clock = clock;
    this.log = log;
  }

  /**
   * @return whether a mail was queued or freed, so that somebody should look
   */
  public boolean runOnce(Programs programs) {
    Instant now = clock.instant();
    int freed = ledger.outbox().recover(now);
    if (freed > 0) {
      log.recovered(0, freed);
    }
    programs.all().forEach(running -> planDaily(running, now));
    boolean told = false;
    for (BrokenTemplate broken : notifier.brokenTemplates()) {
      Instant last = alerted.get(broken.problem().toString());
      if (last == null || last.plus(SAME_ALERT_AGAIN).isBefore(now)) {
        alerted.put(broken.problem().toString(), now);
        programs.byId(broken.programId()).ifPresent(running -> alert(running, broken, now));
        told = true;
      }
    }
    return told || freed > 0;
  }

  private void planDaily(Running running, Instant now) {
    Decision.Timer next = DailyDecider.next(running.program(), now);
    if (!next.equals(planned.get(running.program().id()))) {
      ledger.decisions().plan(running.program().id(), next);
      planned.put(running.program().id(), next);
    }
  }

  private void alert(Running running, BrokenTemplate broken, Instant now) {
    Problem problem = broken.problem();
    List<Owed> owed =
        running.program().admins().stream()
            .map(
                admin ->
                    owed(
                        admin,
                        new Notice.TemplateAlert(
                            broken.template(), problem.file(), problem.line(), problem.what())))
            .toList();
    ledger.decisions().announce(running.program(), owed, new Alerts(running, now), now);
  }

  private static Owed owed(Address to, Notice notice) {
    return new Owed(
        notice, to, "", Optional.empty(), List.of(), Optional.empty(), false, Optional.empty());
  }

  private final class Alerts implements Scribe {
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
}
