package io.postern.understanding;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads a number as any country writes it: 1,200.50, 1.200,50, 1 200,50, 1'200.50, 12,00,000. */
final class Numbers {
  private static final int MOST_DIGITS = 15;

  private Numbers() {}

  /**
   * @param scaled a word like "million" follows, so that 1.250 has decimals rather than thousands
   */
  static Optional<BigDecimal> read(String written, boolean scaled) {
    StringBuilder narrow = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = Folded.fold(written.charAt(i));
      if (c >= '0' && c <= '9' || c == '.' || c == ',') {
        narrow.append(c);
      } else if (c != '\'' && !Character.isWhitespace(c)) {
        return Optional.empty();
      }
    }
    String digits = narrow.toString();
    int lastDot = digits.lastIndexOf('.');
    int lastComma = digits.lastIndexOf(',');
    int last = Math.max(lastDot, lastComma);
    if (last < 0) {
      return decimal(digits, "");
    }
    char separator = digits.charAt(last);
    boolean both = lastDot >= 0 && lastComma >= 0;
    boolean once = digits.indexOf(separator) == last;
    int after = digits.length() - last - 1;
    boolean fraction =
        once && (both || after != 3 || scaled || digits.startsWith("0")) && after > 0;
    if (!fraction && !grouped(digits, separator)) {
      return Optional.empty();
    }
    String whole = fraction ? digits.substring(0, last) : digits;
    return decimal(
        whole.replace(".", "").replace(",", ""), fraction ? digits.substring(last + 1) : "");
  }

  /** Whether the groups after the first have three digits, or two as in India before the last. */
  private static boolean grouped(String digits, char separator) {
    String[] groups = digits.split(separator == '.' ? "\\." : ",");
    for (int i = 1; i < groups.length; i++) {
      boolean lastOne = i == groups.length - 1;
      if (groups[i].length() != 3 && (lastOne || groups[i].length() != 2)) {
        return false;
      }
    }
    return groups[0].length() <= 3;
  }

  private static Optional<BigDecimal> decimal(String whole, String fraction) {
    if (whole.isEmpty() || whole.length() + fraction.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(fraction.isEmpty() ? whole : whole + "." + fraction));
  }

  /** A count in plain digits, from 1 to a limit. */
  static Optional<Integer> count(String digits, int max) {
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(digits)).filter(number -> number <= max && number > 0);
  }
}
