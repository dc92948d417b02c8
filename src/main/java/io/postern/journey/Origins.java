package io.postern.journey;

import io.postern.identity.Authentication;
import io.postern.identity.Senders;
import io.postern.ledger.Inbox;
import io.postern.mail.Address;
import io.postern.trusting.OriginChecks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where mail comes from that no border has checked: DNS is asked before anything is decided. */
public final class Origins {
  private final Function<String, Optional<OriginChecks>> checks;

  /**
   * @param checks our own ones, by the name of the way in; empty where a border makes them
   */
  public Origins(Function<String, Optional<OriginChecks>> checks) {
    this.checks = checks;
  }

  /** A mail and what came of it: it is checked, or that failed by a fault of ours. */
  record Outcome(OpenedMail mail, @Nullable RuntimeException fault) {}

  /** All of them at once: they wait for name servers, not for a processor. */
  List<Outcome> check(List<OpenedMail> opened) {
    if (opened.stream().noneMatch(mail -> checksOf(mail).isPresent())) {
      return opened.stream().map(mail -> new Outcome(mail, null)).toList();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OpenedMail>> checked =
          opened.stream().map(mail -> threads.submit(() -> check(mail))).toList();
      return java.util.stream.IntStream.range(0, opened.size())
          .mapToObj(i -> outcome(opened.get(i), checked.get(i)))
          .toList();
    }
  }

  private static Outcome outcome(OpenedMail mail, Future<OpenedMail> checked) {
    try {
      return new Outcome(checked.get(), null);
    } catch (ExecutionException e) {
      return new Outcome(mail, new IllegalStateException("while its origin was checked", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(mail, new IllegalStateException("stopped while its origin was checked"));
    }
  }

  /** One of them, with what our own checks say where they are ours to make. */
  OpenedMail check(OpenedMail mail) {
    return checksOf(mail)
        .map(
            own ->
                mail.with(
                    own.of(mail.raw(), mail.headers(), mail.clues().from().map(Address::domain))))
        .orElse(mail);
  }

  private Optional<OriginChecks> checksOf(OpenedMail mail) {
    return checks.apply(mail.raw().source().ingress());
  }

  /**
   * Why a mail has to wait: DNS could not say what would prove its sender, and has not been asked
   * often enough to give that up. Never is a missing answer taken for a good one.
   */
  static Optional<String> openQuestion(OpenedMail mail, Instant now) {
    Optional<Authentication> open =
        mail.authentication()
            .filter(Authentication::open)
            .filter(_ -> mail.claim().attempt() < Inbox.TRIES);
    return open.map(
            own ->
                Senders.identify(
                    mail.headers(), mail.raw().envelope(), own, Optional.empty(), Set.of(), now))
        .filter(identity -> !identity.domainProven())
        .map(identity -> String.join("; ", identity.reasons()));
  }
}
