package io.postern.journey;

import io.postern.journey.Programs.Running;
import io.postern.kit.Backoff;
import io.postern.ledger.Lease;
import io.postern.ledger.Ledger;
import io.postern.ledger.Outgoing;
import io.postern.ledger.SendReport;
import io.postern.ledger.SendReport.Result;
import io.postern.posting.Carrier;
import io.postern.posting.Delivery;
import io.postern.posting.Parcel;
import io.postern.posting.Phase;
import io.postern.posting.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * The story of a notice that was written: claim it, send it outside of any transaction, record what
 * came of it.
 */
public final class Postman implements AutoCloseable {
  private static final int BATCH = 128;
  private static final Duration LEASE = Duration.ofMinutes(15); // longer than any SMTP conversation
  private static final Duration HEARD_AFTER = Duration.ofHours(4);
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Carrier carrier;
  private final Undeliverables failures;
  private final InstantSource clock;
  private final RandomGenerator jitter;
  private final MailLog log;
  private final ExecutorService wires = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Instant pausedUntil = Instant.MIN;

  public Postman(
      Ledger ledger,
      Carrier carrier,
      Undeliverables failures,
      InstantSource clock,
      RandomGenerator jitter,
      MailLog log) {
    this.ledger = ledger;
    this.carrier = carrier;
    this.failures = failures;
    this.clock = clock;
    this.jitter = jitter;
    this.log = log;
  }

  /**
   * Sends the mails of one program that are due.
   *
   * @return whether there may be more
   */
  public boolean runOnce(Running running) throws InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return false;
    }
    List<Outgoing> due = ledger.outbox().claim(running.program().id(), BATCH, LEASE, now);
    if (due.isEmpty()) {
      return false;
    }
    List<Future<Delivery>> sending = new ArrayList<>();
    for (Outgoing mail : due) {
      Callable<Delivery> send = () -> send(mail);
      sending.add(wires.submit(send));
    }
    List<SendReport> reports = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      Delivery delivery = outcome(sending.get(i));
      Instant at = clock.instant();
      SendReport report = new SendReport(due.get(i), result(due.get(i), delivery, at), at);
      if (delivery instanceof Delivery.Refused refused) {
        log.sendRefused(report.mail().id(), refused.reply());
        failures.refused(running, report, refused);
      } else if (report.result() instanceof Result.Failed failed) {
        failures.gaveUp(running, report, failed.reply());
      } else {
        reports.add(report);
      }
    }
    ledger.outbox().record(reports);
    alertDelays(running, reports);
    return due.size() == BATCH;
  }

  /** A process that stood still for longer than its lease must not send what another one sent. */
  private record WhileLeased(Lease lease, InstantSource clock) implements Progress {
    @Override
    public void reaches(Phase phase) {
      // told to those who wait; nobody does
    }

    @Override
    public boolean mayEnd() {
      return clock.instant().isBefore(lease.until());
    }
  }

  private Delivery send(Outgoing mail) {
    long began = System.nanoTime();
    Delivery delivery =
        carrier.send(
            new Parcel(Optional.of(mail.envelopeFrom()), mail.to(), mail.bytes()),
            new WhileLeased(mail.lease(), clock));
    log.tried(delivery.getClass().getSimpleName(), (System.nanoTime() - began) / 1000);
    return delivery;
  }

  private static Delivery outcome(Future<Delivery> sending) throws InterruptedException {
    try {
      return sending.get();
    } catch (ExecutionException e) {
      // A fault of ours on the wire: nobody can say how far it got.
      return new Delivery.Uncertain(String.valueOf(e.getCause()));
    }
  }

  private Result result(Outgoing mail, Delivery delivery, Instant at) {
    return switch (delivery) {
      case Delivery.Sent sent -> {
        log.sent(mail.id(), sent.reply());
        yield new Result.Sent(sent.reply());
      }
      case Delivery.TryLater later -> later(mail, later.phase() + ": " + later.why(), at);
      case Delivery.Refused refused -> new Result.Bounced(refused.reply());
      case Delivery.Uncertain uncertain -> {
        log.sendUncertain(mail.id(), uncertain.why());
        yield new Result.Uncertain(uncertain.why(), Optional.of(at.plus(ACCOUNT_PAUSE)));
      }
      case Delivery.AccountFault fault -> {
        // It is the account, not the mail: all wait, and no try is counted.
        log.accountStopped(fault.why());
        pausedUntil = at.plus(ACCOUNT_PAUSE);
        yield new Result.NotTried();
      }
    };
  }

  private Result later(Outgoing mail, String why, Instant at) {
    Duration age = Duration.between(mail.firstTriedAt(), at);
    Optional<Duration> wait = Backoff.OUTGOING.after(mail.attempt(), age, jitter.nextDouble());
    if (wait.isEmpty()) {
      log.sendGivenUp(mail.id(), mail.attempt(), why);
      return new Result.Failed(why);
    }
    Instant next = at.plus(wait.get());
    log.sendLater(mail.id(), mail.attempt(), why, next.toString());
    return new Result.TryLater(why, next);
  }

  private void alertDelays(Running running, List<SendReport> reports) {
    for (SendReport report : reports) {
      Instant began = report.mail().firstTriedAt();
      if (report.result() instanceof Result.TryLater later
          && Duration.between(began, report.at()).compareTo(HEARD_AFTER) < 0
          && Duration.between(began, later.nextAt()).compareTo(HEARD_AFTER) >= 0) {
        failures.late(running, report.mail(), report.at());
      }
    }
  }

  @Override
  public void close() {
    wires.close();
    carrier.close();
  }
}
