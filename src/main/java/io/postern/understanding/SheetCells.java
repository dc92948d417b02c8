package io.postern.understanding;

import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts and dates as programs write them into a cell; what could be read in two ways is empty.
 */
final class SheetCells {
  private SheetCells() {}

  /**
   * @param currency of another cell; the cell itself may name one, too
   */
  static Optional<Money> money(String written, Optional<String> currency) {
    StringBuilder digits = new StringBuilder();
    StringBuilder code = new StringBuilder();
    for (char c : written.strip().toCharArray()) {
      switch (c) {
        case '\u20AC' -> code.append("EUR");
        case '\u00A3' -> code.append("GBP");
        case ' ', '\u00A0', '\u202F', '\'' -> {
          // groups of digits, or the gap beside a currency
        }
        default -> {
          if (c >= '0' && c <= '9' || c == '.' || c == ',') {
            digits.append(c);
          } else {
            code.append(c);
          }
        }
      }
    }
    String named = code.isEmpty() ? currency.orElse("") : code.toString();
    boolean disagree =
        !code.isEmpty() && currency.isPresent() && !currency.get().equalsIgnoreCase(named);
    return disagree
        ? Optional.empty()
        : number(digits.toString())
            .flatMap(amount -> Money.of(amount, named.strip().toUpperCase(Locale.ROOT)));
  }

  // 48000, 48,000, 48.000,00, 48000.5: the last mark is the decimal one unless three digits follow.
  private static Optional<BigDecimal> number(String written) {
    int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
    boolean both = written.indexOf('.') >= 0 && written.indexOf(',') >= 0;
    int after = written.length() - last - 1;
    boolean decimal =
        last >= 0 && (both || after != 3) && count(written, written.charAt(last)) == 1;
    String whole = decimal ? written.substring(0, last) : written;
    String cents = decimal ? written.substring(last + 1) : "";
    String plain = whole.replace(".", "").replace(",", "");
    if (plain.isEmpty() || plain.length() > 15 || cents.length() > 4 || !grouped(whole)) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(cents.isEmpty() ? plain : plain + "." + cents));
  }

  private static boolean grouped(String whole) {
    String[] groups = whole.replace(',', '.').split("\\.", -1);
    for (int i = 1; i < groups.length; i++) {
      if (groups[i].length() != 3) {
        return false;
      }
    }
    return groups.length == 1 || !groups[0].isEmpty() && groups[0].length() <= 3;
  }

  private static long count(String text, char mark) {
    return text.chars().filter(c -> c == mark).count();
  }

  /** 2026-05-04, also with a time after it; 4.5.2026; 5/4/2026 only where one order is possible. */
  static Optional<LocalDate> date(String written) {
    String day = written.strip();
    int time = day.indexOf(day.contains("T") ? 'T' : ' ');
    day = time > 0 ? day.substring(0, time) : day;
    List<Integer> parts = new ArrayList<>();
    for (String part : day.split("[./-]", -1)) {
      boolean number = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!number || part.length() > 4) {
        return Optional.empty();
      }
      parts.add(Integer.valueOf(part));
    }
    if (parts.size() != 3) {
      return Optional.empty();
    }
    int first = parts.get(0);
    int second = parts.get(1);
    if (first > 31) {
      return day(first, second, parts.get(2));
    }
    boolean american = day.indexOf('/') >= 0;
    if (american && first <= 12 && second <= 12 && first != second) {
      return Optional.empty();
    }
    return american && second > 12
        ? day(parts.get(2), first, second)
        : day(parts.get(2), second, first);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day)).filter(one -> year > 1999);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
