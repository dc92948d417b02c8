package io.postern.deal;

/** Where a registration stands. */
public enum RegistrationStatus {
  /** Essentials are missing; the partner was asked. */
  NEEDS_INFO,
  /** Complete, and a manager is to decide. */
  IN_REVIEW,
  /** Accepted: protection runs and sales works on it. */
  APPROVED,
  /** Refused, with a reason. */
  DECLINED,
  /** Taken back by the partner. */
  WITHDRAWN,
  /** Nobody completed it, or its protection ran out. */
  EXPIRED;

  /** Whether a manager may still decide about it. */
  public boolean undecided() {
    return this == NEEDS_INFO || this == IN_REVIEW;
  }

  /** Whether something can still happen to it without being reopened. */
  public boolean open() {
    return undecided() || this == APPROVED;
  }
}
