package io.postern.commission;

import io.postern.kit.Money;
import java.math.BigDecimal;

/**
 * The part of a sale that one claim has, in percent. Parts of one sale are laid end to end, and
 * each is what lies between two rounded marks: so they add up to the sale to the last cent.
 *
 * @param before what the claims before it have together
 * @param share what it has itself
 */
public record Credit(int before, int share) {
  /** All of it. */
  public static final Credit ALL = new Credit(0, 100);

  public Credit {
    if (before < 0 || share < 0 || before + share > 100) {
      throw new IllegalArgumentException(before + " and " + share + " percent");
    }
  }

  /**
   * The part of one of two that share a sale: the larger part comes first, of equal ones the
   * earlier. So both add up to the sale, in whichever order they are looked at.
   *
   * @param share percent that it has
   * @param earlier whether it is the earlier one, where both have the same
   */
  public static Credit ofTwo(int share, boolean earlier) {
    return share > 50 || (share == 50 && earlier)
        ? new Credit(0, share)
        : new Credit(100 - share, share);
  }

  /** Its part of an amount. */
  public Money of(Money whole) {
    return whole
        .percent(BigDecimal.valueOf(before + share))
        .minus(whole.percent(BigDecimal.valueOf(before)));
  }
}
