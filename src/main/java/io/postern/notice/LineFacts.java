package io.postern.notice;

import io.postern.commission.CommissionLine;
import io.postern.kit.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a partner's commission account as a notice tells of it.
 *
 * @param number by which the partner calls it
 * @param title of its deal: {@code Acme Tools (NW-1042)}
 * @param kind sale, recurring, clawback or adjustment
 * @param base the partner's part of what was sold
 * @param share percent of the credit that the partner has
 * @param amount what it earns; negative when it is taken back
 * @param plan by which plan
 * @param state HELD, PAYABLE, APPROVED, IN_PAYOUT, PAID, DISPUTED, VOID or CLAWED_BACK
 * @param accruedAt when it was entered
 * @param heldUntil when it is payable
 * @param movedAt when its state changed last
 * @param about for a clawback or an adjustment the line that it is about
 */
public record LineFacts(
    int number,
    String title,
    String kind,
    Money base,
    int share,
    Money amount,
    String plan,
    String state,
    Instant accruedAt,
    Instant heldUntil,
    Instant movedAt,
    Optional<Integer> about) {
  public static LineFacts of(CommissionLine line) {
    return new LineFacts(
        line.number(),
        line.title(),
        line.entry().kind().word(),
        line.entry().base(),
        line.entry().credit().share(),
        line.amount(),
        line.entry().plan(),
        line.state().name(),
        line.accruedAt(),
        line.entry().heldUntil(),
        line.movedAt(),
        line.entry().about());
  }

  public static List<LineFacts> of(List<CommissionLine> lines) {
    return lines.stream().map(LineFacts::of).toList();
  }
}
