package io.postern.journey;

import io.postern.deal.Prospect;
import io.postern.deciding.Decider;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Owed;
import io.postern.journey.Programs.Running;
import io.postern.ledger.ClaimedMail;
import io.postern.ledger.Decided;
import io.postern.ledger.Decisions;
import io.postern.ledger.Inbox;
import io.postern.ledger.Ledger;
import io.postern.ledger.MailCase;
import io.postern.ledger.MailThread;
import io.postern.ledger.ProspectKeys;
import io.postern.ledger.Recalled;
import io.postern.ledger.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The story of a mail that was kept: read it, find out who sent it, understand it, decide about it
 * and record all of that together. Start reading here.
 */
public final class InboundMailProcessor {
  private static final int BATCH = 64;
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final MailReader reader;
  private final OutboundNotifier notifier;
  private final InstantSource clock;
  private final MailLog log;

  public InboundMailProcessor(
      Ledger ledger,
      MailReader reader,
      OutboundNotifier notifier,
      InstantSource clock,
      MailLog log) {
    this.ledger = ledger;
    this.reader = reader;
    this.notifier = notifier;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Takes the mails of one program that wait, oldest first, and brings each to its end.
   *
   * @return whether there may be more
   */
  public boolean runOnce(Running running) {
    Inbox.Claims claims =
        ledger.inbox().claim(running.program().id(), BATCH, LEASE, clock.instant());
    claims.poisoned().forEach(mail -> log.decided(mail, "HELD", "poison", 0, 0));
    if (claims.mails().isEmpty()) {
      return false;
    }
    try {
      process(claims.mails(), running);
    } catch (RuntimeException e) {
      blame(claims.mails(), e);
      throw e;
    }
    return true;
  }

  private void process(List<ClaimedMail> mails, Running running) {
    Instant began = clock.instant();
    List<OpenedMail> opened = fromKnownOrigins(each(mails, mail -> reader.open(mail, running)));
    List<Recalled> recalled =
        ledger.memory().recall(running.program(), opened.stream().map(OpenedMail::clues).toList());
    List<UnderstoodMail> understood = understand(opened, recalled, running);
    record(running, understood, began);
  }

  private List<OpenedMail> fromKnownOrigins(List<OpenedMail> opened) {
    List<OpenedMail> settled = new ArrayList<>();
    for (Origins.Outcome checked : reader.origins().check(opened)) {
      ClaimedMail mail = checked.mail().claim();
      Optional<String> open = Origins.openQuestion(checked.mail(), clock.instant());
      if (checked.fault() != null) {
        failed(mail, checked.fault());
      } else if (open.isPresent()) {
        log.originOpen(mail.id(), mail.attempt(), open.get());
        ledger.inbox().failed(mail, open.get(), clock.instant());
      } else {
        settled.add(checked.mail());
      }
    }
    return settled;
  }

  // The work that mails share failed. While the database is away none is to blame, and their leases
  // run out; else each is tried alone, and one that was alone already has failed.
  private void blame(List<ClaimedMail> mails, RuntimeException why) {
    if (!ledger.healthy()) {
      return;
    }
    if (mails.size() == 1) {
      failed(mails.getFirst(), why);
    } else {
      ledger.inbox().setApart(mails);
    }
  }

  private List<UnderstoodMail> understand(
      List<OpenedMail> opened, List<Recalled> recalled, Running running) {
    Instant now = clock.instant();
    return IntStream.range(0, opened.size())
        .parallel()
        .mapToObj(
            i ->
                attempt(
                    opened.get(i).claim(),
                    () -> reader.understand(opened.get(i), recalled.get(i), running, now)))
        .flatMap(List::stream)
        .toList();
  }

  private void record(Running running, List<UnderstoodMail> understood, Instant began) {
    List<MailCase> cases = new ArrayList<>();
    Map<Long, UnderstoodMail> byId = new HashMap<>();
    for (UnderstoodMail mail : understood) {
      byId.put(mail.claim().id(), mail);
      if (mail.changesNothing()) {
        ledger.inbox().leaveAsBefore(mail.claim());
      } else {
        cases.add(mail.toCase());
      }
    }
    if (cases.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<Decided> decided =
        ledger
            .decisions()
            .mails(
                running.program(), running.workflow(), cases, new Judge(running, byId, now), now);
    long micros = Duration.between(began, clock.instant()).toNanos() / 1000 / cases.size();
    for (int i = 0; i < cases.size(); i++) {
      report(cases.get(i).claim(), decided.get(i), micros);
    }
  }

  private void report(ClaimedMail mail, Decided decided, long micros) {
    switch (decided) {
      case Decided.Done done ->
          log.decided(
              mail.id(), done.outcome().name(), done.reason(), done.outgoing().size(), micros);
      case Decided.NotOurs _ -> log.decided(mail.id(), "NOT-OURS", "lease-lost", 0, micros);
      case Decided.Failed failed -> failed(mail, failed.why());
    }
  }

  // A mail that makes its worker fail must not hold up the others: it is tried again, then held.
  private void failed(ClaimedMail mail, RuntimeException why) {
    log.decideFailed(mail.id(), mail.attempt(), why);
    ledger.inbox().failed(mail, why.toString(), clock.instant());
  }

  private <T> List<T> attempt(ClaimedMail mail, Supplier<T> step) {
    try {
      return List.of(step.get());
    } catch (RuntimeException | StackOverflowError e) {
      failed(mail, e instanceof RuntimeException r ? r : new IllegalStateException(e));
      return List.of();
    }
  }

  private List<OpenedMail> each(List<ClaimedMail> mails, Function<ClaimedMail, OpenedMail> step) {
    return mails.parallelStream()
        .map(mail -> attempt(mail, () -> step.apply(mail)))
        .flatMap(List::stream)
        .toList();
  }

  private final class Judge implements Decisions.MailJudge {
    private final Running running;
    private final Map<Long, UnderstoodMail> mails;
    private final Instant now;

    Judge(Running running, Map<Long, UnderstoodMail> mails, Instant now) {
      this.running = running;
      this.mails = mails;
      this.now = now;
    }

    @Override
    public Decision decide(MailCase mail, Facts facts) {
      UnderstoodMail understood = mails.get(mail.claim().id());
      if (understood == null) {
        throw new IllegalStateException("asked about mail " + mail.claim().id() + ", never given");
      }
      return Decider.decide(understood.reading(), facts, reader.inForce(running.program()), now);
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      return notifier.write(running.program(), owed, thread, now);
    }

    @Override
    public ProspectKeys keys(Prospect prospect) {
      return reader.keys(prospect, running.program());
    }
  }
}
