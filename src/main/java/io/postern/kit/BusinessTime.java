package io.postern.kit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Counts working days in one zone.
 *
 * @param zone whose days are counted
 * @param workingDays usually Monday to Friday
 * @param holidays days on which nobody answers
 */
public record BusinessTime(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays) {
  public BusinessTime {
    workingDays = Set.copyOf(workingDays);
    holidays = Set.copyOf(holidays);
    if (workingDays.isEmpty()) {
      throw new IllegalArgumentException("a week needs a working day");
    }
  }

  public static BusinessTime weekdays(ZoneId zone) {
    return new BusinessTime(
        zone,
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        Set.of());
  }

  /**
   * The same time of day, {@code days} working days later; what comes on a day off counts as the
   * next working day's.
   */
  public Instant plusDays(Instant from, int days) {
    ZonedDateTime time = from.atZone(zone);
    int left = days;
    while (left > 0 || !works(time.toLocalDate())) {
      time = time.plusDays(1);
      if (works(time.toLocalDate())) {
        left--;
      }
    }
    return time.toInstant();
  }

  /** The same time of day, {@code days} working days earlier. */
  public Instant minusDays(Instant from, int days) {
    ZonedDateTime time = from.atZone(zone);
    int left = days;
    while (left > 0) {
      time = time.minusDays(1);
      if (works(time.toLocalDate())) {
        left--;
      }
    }
    return time.toInstant();
  }

  /**
   * How much of the time between two moments lies on working days, of which each counts whole: 24
   * hours, but for those on which clocks are changed.
   *
   * @return zero when {@code to} is not after {@code from}
   */
  public Duration between(Instant from, Instant to) {
    Duration worked = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (works(day)) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant start = begins.isAfter(from) ? begins : from;
        Instant end = ends.isBefore(to) ? ends : to;
        worked = end.isAfter(start) ? worked.plus(Duration.between(start, end)) : worked;
      }
    }
    return worked;
  }

  /** The first working day from a day on, itself too. */
  public LocalDate workingDayFrom(LocalDate day) {
    LocalDate found = day;
    while (!works(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  private boolean works(LocalDate day) {
    return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
