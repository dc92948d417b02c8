package io.postern.year;

import io.postern.figures.Past;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A year of 50 partners and 1,000 deals, once without a stop and once with three restarts: both end
 * the same, with the same mails at the same times, and with the figures of the sheet. Says how long
 * each took.
 *
 * <p>{@code java … io.postern.year.YearRun}
 */
public final class YearRun {
  private static final int PARTNERS = 50;
  private static final int OTHERS = 975;

  private YearRun() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Happening> all = Happening.ofTheYear(OTHERS, PARTNERS);
    Played plain = play(all, List.of());
    Played stopped =
        play(
            all,
            List.of(
                Instant.parse("2026-03-10T09:00:00Z"),
                Instant.parse("2026-06-18T07:00:00Z"),
                Instant.parse("2026-10-26T13:00:00Z")));
    YearTest.assertSheet(plain.past());
    YearTest.assertSheet(stopped.past());
    YearTest.assertEachTimeIsToldOnce(plain.sent());
    if (!plain.report().equals(stopped.report()) || !plain.said().equals(stopped.said())) {
      throw new IllegalStateException("restarts changed what happened");
    }
    System.out.printf(
        "%d deals, %d mails in, %d mails out: %d s; with three restarts %d s%n",
        plain.past().referrals().size(),
        all.size(),
        plain.sent().size(),
        plain.took().toSeconds(),
        stopped.took().toSeconds());
  }

  private record Played(Past past, List<String> sent, Duration took) {
    Report report() {
      Range year = new Range(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
      return Report.of(past, year, Period.WEEK, YearTest.MEASURE);
    }

    /** Without the deals' numbers: a restart may leave some out. */
    List<String> said() {
      return sent.stream().map(mail -> mail.replaceAll("NW-[0-9]+", "NW")).sorted().toList();
    }
  }

  private static Played play(List<Happening> all, List<Instant> stops)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("postern-year");
    Instant began = Instant.now();
    try (Year year = new Year(home, PARTNERS)) {
      Instant from = Year.START;
      for (Instant stop : stops) {
        year.play(all, from, stop);
        year.restart();
        from = stop;
      }
      year.play(all, from, Year.END);
      return new Played(year.past(), year.sent(), Duration.between(began, Instant.now()));
    }
  }
}
