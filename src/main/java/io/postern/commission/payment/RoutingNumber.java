package io.postern.commission.payment;

import java.util.Optional;

/**
 * An ABA routing transit number: eight digits of a bank in the United States, and a check digit.
 *
 * @param value nine digits
 */
public record RoutingNumber(String value) {
  public RoutingNumber {
    if (!sound(value)) {
      throw new IllegalArgumentException("no routing number");
    }
  }

  public static Optional<RoutingNumber> parse(String written) {
    String value = written.replace(" ", "").replace("-", "");
    return sound(value) ? Optional.of(new RoutingNumber(value)) : Optional.empty();
  }

  /** The eight digits that name the bank. */
  public String bank() {
    return value.substring(0, 8);
  }

  public char checkDigit() {
    return value.charAt(8);
  }

  // The digits by the weights 3, 7, 1 and again add up to a multiple of ten.
  private static boolean sound(String value) {
    if (value.length() != 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int[] weights = {3, 7, 1};
    int sum = 0;
    for (int i = 0; i < value.length(); i++) {
      sum += weights[i % 3] * (value.charAt(i) - '0');
    }
    return sum > 0 && sum % 10 == 0;
  }
}
