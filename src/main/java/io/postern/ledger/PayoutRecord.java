package io.postern.ledger;

import io.postern.commission.payment.Method;
import io.postern.kit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A payout that was released, as it stands.
 *
 * @param number counts the program's
 * @param reference as the file has it
 * @param payOn the day on which the bank is asked to pay
 * @param sha256 of the file, in hex
 * @param releasedBy who released it
 * @param transfers by their place in the file
 */
public record PayoutRecord(
    long number,
    String reference,
    Method method,
    Money total,
    LocalDate payOn,
    String fileName,
    String sha256,
    String releasedBy,
    Instant releasedAt,
    List<Transfer> transfers) {
  public PayoutRecord {
    transfers = List.copyOf(transfers);
  }

  /** Where a transfer stands. */
  public enum State {
    /** It is in the file; nothing is known of it yet. */
    RELEASED,
    PAID,
    /** It did not leave, or came back: what it paid is owed again. */
    FAILED
  }

  /**
   * @param position in the file, from 1
   * @param payee so much of the account that people know which is meant
   * @param lines that it pays, by their numbers
   * @param reason why it failed; else empty
   * @param movedBy who said how it stands
   */
  public record Transfer(
      int position,
      long partnerId,
      String partner,
      Money sum,
      String payee,
      List<Integer> lines,
      State state,
      String reason,
      String movedBy,
      Instant movedAt) {
    public Transfer {
      lines = List.copyOf(lines);
    }
  }

  /** Where the whole of it stands: released as long as one of its transfers is. */
  public State state() {
    for (State state : State.values()) {
      if (transfers.stream().anyMatch(one -> one.state() == state)) {
        return state;
      }
    }
    return State.FAILED;
  }
}
