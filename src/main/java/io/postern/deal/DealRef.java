package io.postern.deal;

import java.util.Optional;

/**
 * A deal's reference as people write it: {@code NW-1042}.
 *
 * @param prefix the program's, capital letters
 * @param number counts up within the program
 */
public record DealRef(String prefix, long number) {
  public static Optional<DealRef> parse(String text) {
    int dash = text.lastIndexOf('-');
    if (dash <= 0 || dash == text.length() - 1 || text.length() - dash > 12) {
      return Optional.empty();
    }
    String digits = text.substring(dash + 1);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(
        new DealRef(
            text.substring(0, dash).toUpperCase(java.util.Locale.ROOT), Long.parseLong(digits)));
  }

  @Override
  public String toString() {
    return prefix + "-" + number;
  }
}
