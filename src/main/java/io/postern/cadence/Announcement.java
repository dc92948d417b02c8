package io.postern.cadence;

import io.postern.kit.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A newsletter, check-in or program update to an audience.
 *
 * @param name lower-case letters, digits and dashes; its template is {@code announcement-NAME}
 * @param schedule when its issues are due; empty for one that is only sent by hand
 * @param window in which hours of a reader's day it may come
 * @param perMinute so many mails of an issue leave in a minute at most, 1 to {@link #FASTEST}
 * @param lateDays so many days after its time an issue is not sent any more
 */
public record Announcement(
    String name,
    Audience audience,
    Optional<Schedule> schedule,
    Window window,
    int perMinute,
    int lateDays) {
  /** Mails a minute; they are written in one transaction. */
  public static final int FASTEST = 300;

  public static final int USUAL_PACE = 30;
  public static final int USUAL_LATE_DAYS = 5;

  /** The template of an announcement of this name. */
  public static String template(String name) {
    return "announcement-" + name;
  }

  /** When an issue may come to a reader in this zone, at the earliest. */
  public Instant dueAt(Issue issue, ZoneId zone, BusinessTime calendar) {
    return window.openFrom(issue.at(zone), calendar).toInstant();
  }

  /** Whether an issue is too old by now for a reader in this zone. */
  public boolean tooLate(Issue issue, ZoneId zone, Instant now) {
    return now.isAfter(issue.at(zone).toInstant().plus(Duration.ofDays(lateDays)));
  }

  /** An issue of this day that a person sends, besides those of the schedule. */
  public static Issue byHand(LocalDate day, LocalTime at) {
    return new Issue(day + Issue.BY_HAND, day, at);
  }
}
