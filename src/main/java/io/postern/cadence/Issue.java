package io.postern.cadence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * One time that an announcement is sent; each reader gets it once.
 *
 * @param key what it is called: {@code 2026-12}, {@code 2026-Q4}, {@code 2026-12-10}
 * @param day on which it comes, wherever the reader is
 * @param at the time of that day, by the reader's clock
 */
public record Issue(String key, LocalDate day, LocalTime at) {
  static final String BY_HAND = "-by-hand";

  /** Whether a person sends it, not the schedule. */
  public boolean byHand() {
    return key.endsWith(BY_HAND);
  }

  /** Its time in a zone. */
  public ZonedDateTime at(ZoneId zone) {
    return day.atTime(at).atZone(zone);
  }
}
