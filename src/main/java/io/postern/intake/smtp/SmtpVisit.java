package io.postern.intake.smtp;

import io.github.bucket4j.Bucket;
import io.postern.intake.smtp.SmtpSettings.Limits;
import java.time.Duration;

/** What one connection has used up of what it may. */
final class SmtpVisit {
  private final Limits limits;
  private final Bucket commands;
  private volatile long deadline;
  private int errors;

  SmtpVisit(Limits limits) {
    this.limits = limits;
    this.commands =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(limits.commandsPerSecond())
                        .refillGreedy(limits.commandsPerSecond(), Duration.ofSeconds(1)))
            .build();
    beginAnew();
  }

  /** The time for the next mail runs from now. */
  void beginAnew() {
    deadline = System.nanoTime() + limits.transaction().toNanos();
  }

  boolean overdue() {
    return System.nanoTime() - deadline > 0;
  }

  /** Waits where the client is faster than it may be. */
  void pace() throws InterruptedException {
    commands.asBlocking().consume(1);
  }

  /** Counts a refused command; false when it was one too many. */
  boolean mayErrAgain() {
    return ++errors < limits.errors();
  }
}
