package io.postern.writing;

import io.postern.kit.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How times and amounts read for one recipient.
 *
 * @param words whose {@code date.…} say the forms of dates
 * @param locale the recipient's, for names of days and months, and for digits
 * @param zone the program's
 */
record Formats(Words words, Locale locale, ZoneId zone) {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Map<String, DateTimeFormatter> KNOWN = new ConcurrentHashMap<>();

  /**
   * @param form what stands behind {@code date.} in the words: day, short, time, full
   */
  String time(String form, Instant instant) {
    return formatter(form).format(instant.atZone(zone));
  }

  String day(LocalDate date) {
    return formatter("day").format(date);
  }

  /**
   * @param form what stands behind {@code date.} in the words
   */
  String date(String form, LocalDate date) {
    return formatter(form).format(date);
  }

  /** For evidence: the same for everybody. */
  static String utc(Instant instant) {
    return UTC.format(instant);
  }

  /** {@code 48,000 USD}; without decimals when they are all zero. */
  String money(Money money) {
    BigDecimal amount = money.amount();
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    format.setMinimumFractionDigits(whole ? 0 : amount.scale());
    format.setMaximumFractionDigits(whole ? 0 : amount.scale());
    return format.format(amount) + " " + money.currency().getCurrencyCode();
  }

  /**
   * {@code 1,204.5}: grouped, without zeros at its end.
   *
   * @param decimals at most so many
   */
  String number(BigDecimal number, int decimals) {
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    format.setMaximumFractionDigits(decimals);
    return format.format(number);
  }

  /** {@code 48K}: what fits above a bar. */
  String compact(BigDecimal number) {
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  private DateTimeFormatter formatter(String form) {
    String pattern = words.find("date." + form).orElse("uuuu-MM-dd");
    return KNOWN.computeIfAbsent(
        locale + " " + pattern, _ -> DateTimeFormatter.ofPattern(pattern, locale));
  }
}
