package io.postern.commission.payment;

import io.postern.kit.Money;
import java.util.List;

/**
 * One transfer to one partner.
 *
 * @param partner the partner's name
 * @param lines by their numbers, of which what is taken back is part
 * @param sum what they add up to; more than nothing
 */
public record Payment(long partnerId, String partner, Payee payee, List<Integer> lines, Money sum) {
  public Payment {
    lines = List.copyOf(lines);
    if (sum.signum() <= 0) {
      throw new IllegalArgumentException("nothing to pay: " + sum);
    }
  }
}
