package io.postern.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /**
   * The references that a text names, as they print.
   *
   * @param prefix of the program
   */
  public static List<String> in(String text, String prefix) {
    List<String> found = new ArrayList<>();
    String upper = text.toUpperCase(Locale.ROOT);
    int at = upper.indexOf(prefix + "-");
    while (at >= 0) {
      int end = at + prefix.length() + 1;
      while (end < upper.length() && Character.isDigit(upper.charAt(end))) {
        end++;
      }
      boolean starts = at == 0 || !Character.isLetterOrDigit(upper.charAt(at - 1));
      if (starts && end > at + prefix.length() + 1) {
        found.add(upper.substring(at, end));
      }
      at = upper.indexOf(prefix + "-", end);
    }
    return found;
  }
}
