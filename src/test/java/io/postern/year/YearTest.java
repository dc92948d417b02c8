package io.postern.year;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.figures.Figure;
import io.postern.figures.Measure;
import io.postern.figures.Past;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Report;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.kit.BusinessTime;
import io.postern.kit.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a program, whose figures are those that {@code src/test/resources/year/sheet.md} works
 * out by hand. Here with few deals beside the 25 of the sheet; {@link YearRun} plays a thousand.
 */
class YearTest {
  static final Measure MEASURE =
      new Measure(BusinessTime.weekdays(Happening.BERLIN), 45, List.of(), Year.END);

  @TempDir Path home;

  @Test
  void figuresAreThoseOfTheSheetThroughRestarts() throws IOException, InterruptedException {
    List<Happening> all = Happening.ofTheYear(5, 8);
    try (Year year = new Year(home, 8)) {
      Instant middle = Instant.parse("2026-06-18T07:00:00Z");
      year.play(all, Year.START, middle);
      year.restart();
      year.play(all, middle, Year.END);
      Past past = year.past();
      assertEquals(30, past.referrals().size());
      assertSheet(past);
      assertEachTimeIsToldOnce(year.sent());
    }
  }

  /** What stands in {@code sheet.md}. */
  static void assertSheet(Past past) {
    Sheet whole = gold(past, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    assertEquals(new Value.Part(4, 5), whole.of(Figure.ACTIVATION_RATE));
    assertEquals(new Value.Count(25), whole.of(Figure.REFERRALS));
    assertEquals(new Value.Part(11, 25), whole.of(Figure.REFERRAL_TO_WON));
    assertEquals(new Value.Count(11), whole.of(Figure.WON_DEALS));
    assertEquals(sums("152000.49 EUR", "317000.00 USD"), whole.of(Figure.PARTNER_SOURCED_REVENUE));
    assertEquals(sums("21714.36 EUR", "79250.00 USD"), whole.of(Figure.AVERAGE_DEAL_SIZE));
    assertEquals(
        new Value.Time(Duration.ofHours(348), false), whole.of(Figure.TIME_TO_FIRST_REFERRAL));
    assertEquals(new Value.Time(Duration.ofHours(15), true), whole.of(Figure.ANSWER_TIME_MEDIAN));
    assertEquals(new Value.Time(Duration.ofHours(60), true), whole.of(Figure.ANSWER_TIME_P90));
    assertEquals(new Value.Count(2), whole.of(Figure.STALLED_DEALS));
    Sheet second = gold(past, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
    assertEquals(new Value.Part(4, 5), second.of(Figure.ACTIVATION_RATE));
    assertEquals(new Value.Part(2, 7), second.of(Figure.REFERRAL_TO_WON));
    assertEquals(new Value.Count(4), second.of(Figure.WON_DEALS));
    assertEquals(sums("66000.49 EUR"), second.of(Figure.PARTNER_SOURCED_REVENUE));
    assertEquals(sums("16500.12 EUR"), second.of(Figure.AVERAGE_DEAL_SIZE));
    assertEquals(
        new Value.Time(Duration.ofHours(336), false), second.of(Figure.TIME_TO_FIRST_REFERRAL));
    assertEquals(new Value.Time(Duration.ofHours(6), true), second.of(Figure.ANSWER_TIME_MEDIAN));
    assertEquals(new Value.Time(Duration.ofHours(144), true), second.of(Figure.ANSWER_TIME_P90));
  }

  private static Sheet gold(Past past, LocalDate first, LocalDate last) {
    return Report.of(past, new Range(first, last), Period.YEAR, MEASURE).tiers().stream()
        .filter(tier -> tier.name().equals("Gold"))
        .findFirst()
        .orElseThrow()
        .sheet();
  }

  private static Value sums(String... sums) {
    return Value.sums(
        List.of(sums).stream()
            .map(sum -> sum.split(" "))
            .map(sum -> Money.of(new BigDecimal(sum[0]), sum[1]).orElseThrow())
            .toList());
  }

  /** 51 weeks end between 5 January and 31 December, and 11 months. */
  static void assertEachTimeIsToldOnce(List<String> sent) {
    List<String> told = sent.stream().filter(mail -> mail.contains(" program-figures ")).toList();
    assertEquals(51, told.stream().filter(mail -> mail.contains(" max@")).count());
    assertEquals(11, told.stream().filter(mail -> mail.contains(" owner@")).count());
    assertEquals(
        62, told.stream().map(mail -> mail.split(" ", 2)[1]).distinct().count(), told.toString());
  }
}
