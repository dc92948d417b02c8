package io.postern.identity;

/**
 * What a mail may bring about, and how sure it must be who sent it. What is not allowed is not
 * done: the mail is held, or the address on file is asked.
 */
public enum Act {
  /** Open a deal. */
  REFER,
  /** Ask for status or data; the answer goes to the address on file only. */
  ASK_STATUS,
  /** Correct, withdraw, dispute or extend an own deal. */
  CHANGE_OWN_DEAL,
  /** Add a comment or a file; without a proven domain it is marked as unverified. */
  COMMENT,
  /** Approve, decline, credit, move a stage: whatever only a manager may. */
  DECIDE,
  /** Say of a mail that waits whether it is one's own, or a colleague's. */
  CONFIRM,
  /** Stop optional mail. */
  UNSUBSCRIBE,
  /** Release sums above the program's limit. */
  STEP_UP;

  public boolean allowedTo(Identity sender) {
    return switch (this) {
      case REFER, ASK_STATUS, CHANGE_OWN_DEAL -> sender.domainProven();
      case COMMENT -> sender.level().atLeast(IdentityLevel.DOMAIN);
      case CONFIRM -> sender.answersFromOwnAddress();
      case UNSUBSCRIBE -> sender.level().atLeast(IdentityLevel.TOKEN);
      case DECIDE -> sender.level().atLeast(IdentityLevel.BOTH);
      case STEP_UP -> sender.level().atLeast(IdentityLevel.STEP_UP);
    };
  }
}
