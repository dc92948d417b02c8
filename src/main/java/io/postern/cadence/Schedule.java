package io.postern.cadence;

import io.postern.figures.Period;
import io.postern.kit.BusinessTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.Optional;

/** When the issues of an announcement are due. */
public sealed interface Schedule {
  /** The first issue whose day is this one or later. */
  Optional<Issue> nextFrom(LocalDate day, BusinessTime calendar);

  /**
   * Once in each week, month, quarter or year.
   *
   * @param workingDay on which of its working days, from 1
   * @param at by the reader's clock
   */
  record Every(Period period, int workingDay, LocalTime at) implements Schedule {
    @Override
    public Optional<Issue> nextFrom(LocalDate day, BusinessTime calendar) {
      LocalDate first = period.around(day).first();
      Issue issue = in(first, calendar);
      return Optional.of(
          issue.day().isBefore(day) ? in(period.shifted(first, 1).first(), calendar) : issue);
    }

    private Issue in(LocalDate first, BusinessTime calendar) {
      LocalDate day = calendar.workingDayFrom(first);
      for (int i = 1; i < workingDay; i++) {
        day = calendar.workingDayFrom(day.plusDays(1));
      }
      return new Issue(key(first), day, at);
    }

    // Named by the period, so that a month has one issue even when its day is moved.
    private String key(LocalDate first) {
      return switch (period) {
        case WEEK ->
            "%d-W%02d"
                .formatted(
                    first.get(IsoFields.WEEK_BASED_YEAR),
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        case MONTH -> "%d-%02d".formatted(first.getYear(), first.getMonthValue());
        case QUARTER -> "%d-Q%d".formatted(first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
        case YEAR -> String.valueOf(first.getYear());
      };
    }
  }

  /** On one day, and never again. */
  record Once(LocalDate on, LocalTime at) implements Schedule {
    @Override
    public Optional<Issue> nextFrom(LocalDate day, BusinessTime calendar) {
      return on.isBefore(day) ? Optional.empty() : Optional.of(new Issue(on.toString(), on, at));
    }
  }
}
