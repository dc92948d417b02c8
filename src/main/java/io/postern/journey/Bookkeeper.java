package io.postern.journey;

import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.DailyDecider;
import io.postern.deciding.Decision;
import io.postern.deciding.FiguresDecider;
import io.postern.deciding.Owed;
import io.postern.deciding.StatementDecider;
import io.postern.deciding.TierDecider;
import io.postern.figures.Period;
import io.postern.journey.OutboundNotifier.BrokenTemplate;
import io.postern.journey.Programs.Running;
import io.postern.kit.Problem;
import io.postern.ledger.Ledger;
import io.postern.mail.Address;
import io.postern.notice.AdminNotice;
import io.postern.notice.Notice;
import io.postern.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What must be seen to now and then: what dead workers held, and what admins must hear. */
public final class Bookkeeper {
  private static final Duration SAME_ALERT_AGAIN = Duration.ofDays(1);

  private final Ledger ledger;
  private final OutboundNotifier notifier;
  private final Function<Program, RuleShelf> rules;
  private final InstantSource clock;
  private final MailLog log;
  private final Map<String, Instant> alerted = new HashMap<>();
  private final Map<String, Decision.Timer> planned = new HashMap<>();

  public Bookkeeper(
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
   * @return whether a mail was queued or freed, so that somebody should look
   */
  public boolean runOnce(Programs programs) {
    Instant now = clock.instant();
    int freed = ledger.outbox().recover(now);
    if (freed > 0) {
      log.recovered(0, freed);
    }
    programs.all().forEach(running -> plan(running, now));
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

  private void plan(Running running, Instant now) {
    Program program = running.program();
    plan("daily " + program.id(), program, DailyDecider.next(program, now));
    StatementDecider.next(program, rules.apply(program).inForce().commission(), now)
        .ifPresent(next -> plan("statements " + program.id(), program, next));
    TierDecider.next(program, rules.apply(program).inForce().ladder(), now)
        .ifPresent(next -> plan("tiers " + program.id(), program, next));
    AnnouncementDecider.next(program, rules.apply(program).inForce(), now)
        .forEach(next -> plan(next.step(), program, next));
    for (Period period : Period.values()) {
      FiguresDecider.next(period, program, now)
          .ifPresent(next -> plan(period + " " + program.id(), program, next));
    }
  }

  private void plan(String what, Program program, Decision.Timer next) {
    if (!next.equals(planned.get(what))) {
      ledger.decisions().plan(program.id(), next);
      planned.put(what, next);
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
                        new AdminNotice.TemplateAlert(
                            broken.template(), problem.file(), problem.line(), problem.what())))
            .toList();
    Program program = running.program();
    ProgramScribe scribe = new ProgramScribe(program, rules.apply(program), notifier, now);
    ledger.decisions().announce(program, owed, scribe, now);
  }

  private static Owed owed(Address to, Notice notice) {
    return new Owed(
        notice, to, "", Optional.empty(), List.of(), Optional.empty(), false, Optional.empty());
  }
}
