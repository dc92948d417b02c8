package io.postern.commission;

import io.postern.kit.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One amount that is owed to a partner, or taken back.
 *
 * @param number counts the partner's lines; by it people call it
 * @param dealId for which deal
 * @param title how that deal is named to people
 * @param entry what was entered
 * @param state where it stands
 * @param accruedAt when it was entered
 * @param movedAt when its state changed last
 */
public record CommissionLine(
    int number,
    long dealId,
    String title,
    Entry entry,
    State state,
    Instant accruedAt,
    Instant movedAt) {
  /** Why there is a line. */
  public enum Kind {
    /** A sale. */
    SALE,
    /** A sale that is paid again. */
    RECURRING,
    /** What was paid for a deal that came to nothing; negative. */
    CLAWBACK,
    /** A manager put a line right. */
    ADJUSTMENT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a line stands. */
  public enum State {
    /** It waits until the deal is safe. */
    HELD,
    /** It may be paid, once somebody approves it. */
    PAYABLE,
    /** It will be paid. */
    APPROVED,
    /** It is in a payout that was released, and no other way of paying may touch it. */
    IN_PAYOUT,
    PAID,
    /** The partner objects, and nothing happens to it until a manager answers. */
    DISPUTED,
    /** Its deal came to nothing before it was paid. */
    VOID,
    /** Its deal came to nothing after it was paid: another line takes it back. */
    CLAWED_BACK;

    /** Whether it was released, so that only another line can take it back. */
    boolean released() {
      return this == APPROVED || this == IN_PAYOUT || this == PAID;
    }
  }

  /**
   * A line as it is entered; it never changes.
   *
   * @param occurrence 1 for a sale, 2 for the first time after it …
   * @param base the partner's part of what was sold
   * @param credit which part that is
   * @param plan the plan that it is by
   * @param heldUntil when it is payable
   * @param about for a clawback or an adjustment the line that it is about
   */
  public record Entry(
      Kind kind,
      int occurrence,
      Money base,
      Money amount,
      Credit credit,
      String plan,
      Instant heldUntil,
      Optional<Integer> about) {}

  public Money amount() {
    return entry.amount();
  }

  CommissionLine in(State next, Instant at) {
    return new CommissionLine(number, dealId, title, entry, next, accruedAt, at);
  }

  /** Where it goes when an objection to it is answered. */
  public State afterDispute(Instant now) {
    return entry.heldUntil().isAfter(now) ? State.HELD : State.PAYABLE;
  }
}
