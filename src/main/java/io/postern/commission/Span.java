package io.postern.commission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A stretch of the calendar. */
public enum Span {
  MONTH(1),
  QUARTER(3),
  YEAR(12);

  private final int months;

  Span(int months) {
    this.months = months;
  }

  public int months() {
    return months;
  }

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Span> ofWord(String word) {
    return Arrays.stream(values()).filter(span -> span.word().equals(word)).findFirst();
  }

  /** The first day of the stretch that a day is in. */
  public LocalDate start(LocalDate day) {
    return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
  }

  /** When the stretch began that a time is in. */
  public Instant start(Instant time, ZoneId zone) {
    return start(LocalDate.ofInstant(time, zone)).atStartOfDay(zone).toInstant();
  }
}
