package io.postern.intake.smtp;

import io.postern.intake.smtp.SmtpSettings.Limits;

/** What one connection has used up of what it may. */
final class SmtpVisit {
  private final Limits limits;
  private volatile long deadline;
  private int errors;

  SmtpVisit(Limits limits) {
    this.limits = limits;
    beginAnew();
  }

  /** The time for the next mail runs from now. */
  void beginAnew() {
    deadline = System.nanoTime() + limits.transaction().toNanos();
  }

  boolean overdue() {
    return System.nanoTime() - deadline > 0;
  }

  /** Counts a refused command; false when it was one too many. */
  boolean mayErrAgain() {
    return ++errors < limits.errors();
  }
}
