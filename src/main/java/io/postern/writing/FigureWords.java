package io.postern.writing;

import io.postern.figures.Figure;
import io.postern.figures.Period;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.program.Program;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures in the words of one language, and as a picture. */
public final class FigureWords {
  private static final String NOTHING = "–";

  private final Formats formats;

  FigureWords(Formats formats) {
    this.formats = formats;
  }

  Formats formats() {
    return formats;
  }

  public String name(Figure figure) {
    return formats.words().say("figure." + figure.name());
  }

  /** Its definition: one sentence. */
  public String means(Figure figure, int quietDays) {
    return formats.words().say("means." + figure.name(), Map.of("days", "" + quietDays));
  }

  public String value(Value value) {
    return switch (value) {
      case Value.None _ -> NOTHING;
      case Value.Count count -> formats.number(BigDecimal.valueOf(count.count()), 0);
      case Value.Part part ->
          formats
              .words()
              .say(
                  "figure.part",
                  Map.of(
                      "part", formats.number(BigDecimal.valueOf(part.part()), 0),
                      "whole", formats.number(BigDecimal.valueOf(part.whole()), 0),
                      "percent", formats.number(part.percent(), 0)));
      case Value.Sums sums ->
          sums.sums().stream().map(formats::money).collect(Collectors.joining(", "));
      case Value.Time time -> length(time.time());
    };
  }

  private String length(Duration time) {
    String unit = time.toHours() < 1 ? "minutes" : time.toDays() < 1 ? "hours" : "days";
    long seconds =
        switch (unit) {
          case "minutes" -> 60;
          case "hours" -> Duration.ofHours(1).toSeconds();
          default -> Duration.ofDays(1).toSeconds();
        };
    BigDecimal number =
        BigDecimal.valueOf(time.toSeconds())
            .divide(BigDecimal.valueOf(seconds), 1, RoundingMode.HALF_EVEN);
    boolean oneDay = unit.equals("days") && number.compareTo(BigDecimal.ONE) == 0;
    return formats
        .words()
        .say("figure." + (oneDay ? "day" : unit), Map.of("number", formats.number(number, 1)));
  }

  /**
   * Charts of several times, as a PNG.
   *
   * @param sheets those times, in order
   */
  public byte[] picture(Period period, List<Sheet> sheets, Program.Brand brand) {
    return ChartPicture.png(Charts.of(period, sheets, this), Palette.of(brand));
  }

  /** {@code the week of 16 November 2026}. */
  String time(Period period, LocalDate first) {
    return formats.date(period.word(), first);
  }

  /** {@code 16 Nov}: what fits under a bar. */
  String tick(Period period, LocalDate first) {
    return formats.date(period.word() + "-short", first);
  }

  /** What came in one time, as a row of a table. */
  Map<String, Object> row(Period period, Sheet sheet) {
    return Map.of(
        "label", tick(period, sheet.range().first()),
        "referrals", sheet.count(Figure.REFERRALS),
        "won", sheet.count(Figure.WON_DEALS),
        "revenue", sheet.of(Figure.PARTNER_SOURCED_REVENUE));
  }
}
