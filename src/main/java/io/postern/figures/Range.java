package io.postern.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Some days of the calendar.
 *
 * @param first the first day
 * @param last the last day, itself too
 */
public record Range(LocalDate first, LocalDate last) {
  public Range {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " is before " + first);
    }
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** Whether a moment is on one of these days in a zone. */
  public boolean holds(Instant time, ZoneId zone) {
    return holds(LocalDate.ofInstant(time, zone));
  }

  /** Whether a moment lies before the end of the last day in a zone. */
  public boolean reaches(Instant time, ZoneId zone) {
    return !LocalDate.ofInstant(time, zone).isAfter(last);
  }
}
