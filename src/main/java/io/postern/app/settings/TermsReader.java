package io.postern.app.settings;

import io.postern.kit.BusinessTime;
import io.postern.program.Program;
import io.postern.rules.Yaml;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a program promises, when it works and how its mail looks. */
final class TermsReader {
  private static final String COLOUR = "#1f4e79";

  private final Values values;
  private final Duration undoWindow;

  /**
   * @param undoWindow of a program that names none
   */
  TermsReader(Values values, Duration undoWindow) {
    this.values = values;
    this.undoWindow = undoWindow;
  }

  Program.Terms terms(Yaml place) {
    Yaml protection = place.get("protection").only("days");
    Yaml review = place.get("review").only("days");
    return new Program.Terms(
        values.number(protection.get("days"), 1, 3650).orElse(90),
        values.number(review.get("days"), 1, 365).orElse(3),
        values.duration(place.get("undo-window")).orElse(undoWindow));
  }

  Program.Brand brand(Yaml place) {
    place.only("colour", "logo");
    return new Program.Brand(
        values
            .read(
                place.get("colour"),
                "a colour such as " + COLOUR + " (in quotes: # begins a comment)",
                TermsReader::colour)
            .orElse(COLOUR),
        values.web(place.get("logo"), "https").map(Object::toString));
  }

  private static Optional<String> colour(String written) {
    boolean fits =
        written.length() == 7
            && written.startsWith("#")
            && written.substring(1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return fits ? Optional.of(written.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  BusinessTime calendar(Yaml place, ZoneId zone) {
    BusinessTime usual = BusinessTime.weekdays(zone);
    Set<DayOfWeek> days = new HashSet<>();
    for (Yaml item : place.get("working-days").items()) {
      values
          .<DayOfWeek>read(item, "a day such as mon or monday", TermsReader::day)
          .ifPresent(days::add);
    }
    Set<LocalDate> holidays = new HashSet<>();
    for (Yaml item : place.get("holidays").items()) {
      values
          .<LocalDate>read(item, "a date such as 2026-12-25", TermsReader::date)
          .ifPresent(holidays::add);
    }
    return new BusinessTime(zone, days.isEmpty() ? usual.workingDays() : days, holidays);
  }

  private static Optional<DayOfWeek> day(String written) {
    String word = written.toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.length() >= 2 && day.name().startsWith(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
