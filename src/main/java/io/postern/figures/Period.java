package io.postern.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stretches of the calendar by which figures are told. */
public enum Period {
  /** From Monday to Sunday. */
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** The word in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Period> ofWord(String word) {
    return Arrays.stream(values()).filter(period -> period.word().equals(word)).findFirst();
  }

  /** The stretch that a day is in. */
  public Range around(LocalDate day) {
    LocalDate first =
        switch (this) {
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
          case YEAR -> day.withDayOfYear(1);
        };
    return new Range(first, shift(first, 1).minusDays(1));
  }

  /**
   * The stretch that lies {@code count} after the one that a day is in; before it when negative.
   */
  public Range shifted(LocalDate day, int count) {
    return around(shift(around(day).first(), count));
  }

  private LocalDate shift(LocalDate day, int count) {
    return switch (this) {
      case WEEK -> day.plus(count, ChronoUnit.WEEKS);
      case MONTH -> day.plus(count, ChronoUnit.MONTHS);
      case QUARTER -> day.plus(3L * count, ChronoUnit.MONTHS);
      case YEAR -> day.plus(count, ChronoUnit.YEARS);
    };
  }

  /** The stretches that a range lies in, in order; the first and last one cut off at its ends. */
  public List<Range> split(Range range) {
    List<Range> parts = new ArrayList<>();
    LocalDate first = range.first();
    while (!first.isAfter(range.last())) {
      LocalDate last = around(first).last();
      parts.add(new Range(first, last.isAfter(range.last()) ? range.last() : last));
      first = last.plusDays(1);
    }
    return parts;
  }
}
