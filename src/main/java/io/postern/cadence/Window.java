package io.postern.cadence;

import io.postern.kit.BusinessTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The hours of a reader's day in which mail that nobody waits for may come.
 *
 * @param to after {@code from}; at this time it is closed
 * @param workingDaysOnly whether it stays closed on days off, by the program's calendar
 */
public record Window(LocalTime from, LocalTime to, boolean workingDaysOnly) {
  /** From eight to six on working days. */
  public static final Window USUAL = new Window(LocalTime.of(8, 0), LocalTime.of(18, 0), true);

  public Window {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a window from " + from + " to " + to);
    }
  }

  /** The first moment from this one on in which it is open; the same one when it is open then. */
  public ZonedDateTime openFrom(ZonedDateTime time, BusinessTime calendar) {
    boolean over = !time.toLocalTime().isBefore(to);
    LocalDate day = time.toLocalDate().plusDays(over ? 1 : 0);
    LocalDate open = workingDaysOnly ? calendar.workingDayFrom(day) : day;
    boolean now = open.equals(time.toLocalDate()) && !time.toLocalTime().isBefore(from);
    return now ? time : open.atTime(from).atZone(time.getZone());
  }
}
