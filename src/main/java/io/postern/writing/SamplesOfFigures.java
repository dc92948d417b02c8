package io.postern.writing;

import io.postern.figures.Figure;
import io.postern.figures.Period;
import io.postern.figures.Range;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.kit.Money;
import io.postern.notice.ManagerNotice.ProgramFigures;
import io.postern.notice.Notice;
import io.postern.notice.Notice.FigureRow;
import io.postern.notice.Notice.GroupRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@link SampleNotices} with a program's figures. */
final class SamplesOfFigures {
  private static final List<Integer> REFERRALS = List.of(4, 7, 5, 9, 6, 8, 11, 7, 10, 12, 9, 14);
  private static final List<Integer> WON = List.of(0, 1, 2, 1, 3, 2, 2, 4, 1, 3, 5, 4);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 9);

  private SamplesOfFigures() {}

  static void add(Map<String, Notice> all) {
    SampleNotices.put(
        all,
        "",
        new ProgramFigures(
            Period.WEEK,
            FIRST,
            FIRST.plusDays(6),
            rows(),
            List.of(
                new GroupRow("Brightpath Advisory", 31, 11, usd(418_000)),
                new GroupRow("Alder & Sons", 24, 9, usd(297_500)),
                new GroupRow("Kestrel IT-Systemhaus", 18, 4, usd(120_400)),
                new GroupRow("Harbour Collective", 12, 0, Value.NONE)),
            3,
            List.of(
                new GroupRow("Gold", 55, 20, usd(715_500)),
                new GroupRow("Silver", 47, 8, usd(260_400))),
            sheets(Period.WEEK),
            45));
    SampleNotices.put(
        all,
        "-month",
        new ProgramFigures(
            Period.MONTH,
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 3, 31),
            List.of(
                new FigureRow(
                    Figure.ACTIVATION_RATE, new Value.Part(1, 3), Value.NONE, new Value.Part(1, 3)),
                new FigureRow(
                    Figure.REFERRALS, new Value.Count(1), new Value.Count(0), new Value.Count(1)),
                new FigureRow(Figure.STALLED_DEALS, new Value.Count(0), Value.NONE, Value.NONE)),
            List.of(),
            0,
            List.of(),
            List.of(sheet(Period.MONTH, -1, 0, 0), sheet(Period.MONTH, 0, 1, 0)),
            45));
  }

  private static List<FigureRow> rows() {
    return List.of(
        row(Figure.ACTIVATION_RATE, new Value.Part(21, 34), new Value.Part(19, 33), part(21, 34)),
        row(Figure.REFERRALS, new Value.Count(14), new Value.Count(9), new Value.Count(102)),
        row(Figure.REFERRAL_TO_WON, part(0, 14), part(1, 9), part(28, 102)),
        row(Figure.WON_DEALS, new Value.Count(4), new Value.Count(5), new Value.Count(28)),
        row(Figure.PARTNER_SOURCED_REVENUE, usd(139_400), usd(171_250), usd(975_900)),
        row(Figure.AVERAGE_DEAL_SIZE, usd(34_850), usd(34_250), usd(34_854)),
        row(Figure.DIRECT_DEAL_SIZE, usd(22_000), Value.NONE, usd(24_500)),
        row(
            Figure.TIME_TO_FIRST_REFERRAL,
            time(Duration.ofHours(200)),
            time(Duration.ofDays(12)),
            time(Duration.ofDays(11))),
        row(
            Figure.ANSWER_TIME_MEDIAN,
            time(Duration.ofMinutes(310)),
            time(Duration.ofMinutes(45)),
            time(Duration.ofHours(6))),
        row(
            Figure.ANSWER_TIME_P90,
            time(Duration.ofHours(38)),
            time(Duration.ofHours(51)),
            time(Duration.ofHours(47))),
        row(Figure.STALLED_DEALS, new Value.Count(3), Value.NONE, Value.NONE));
  }

  private static FigureRow row(Figure figure, Value now, Value before, Value all) {
    return new FigureRow(figure, now, before, all);
  }

  private static List<Sheet> sheets(Period period) {
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < REFERRALS.size(); i++) {
      sheets.add(sheet(period, i + 1 - REFERRALS.size(), REFERRALS.get(i), WON.get(i)));
    }
    return sheets;
  }

  private static Sheet sheet(Period period, int back, long referrals, long won) {
    Range range = period.shifted(FIRST, back);
    return new Sheet(
        range,
        won == 0
            ? Map.of(
                Figure.REFERRALS, new Value.Count(referrals), Figure.WON_DEALS, new Value.Count(0))
            : Map.of(
                Figure.REFERRALS,
                new Value.Count(referrals),
                Figure.WON_DEALS,
                new Value.Count(won),
                Figure.PARTNER_SOURCED_REVENUE,
                usd(won * 34_850)));
  }

  private static Value part(long part, long whole) {
    return Value.part(part, whole);
  }

  private static Value usd(long amount) {
    return Value.sums(List.of(Money.of(BigDecimal.valueOf(amount), "USD").orElseThrow()));
  }

  private static Value time(Duration time) {
    return new Value.Time(time, true);
  }
}
