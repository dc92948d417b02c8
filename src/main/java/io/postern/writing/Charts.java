package io.postern.writing;

import io.postern.figures.Figure;
import io.postern.figures.Period;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which charts tell a program's figures of several times. */
final class Charts {
  private static final int MOST_CURRENCIES = 2;

  /**
   * One chart of bars.
   *
   * @param name of its picture: letters, digits and dashes
   * @param title what it shows
   * @param ticks what stands under the bars of each time
   * @param series one or two of them, each with a value for each time
   */
  record Chart(String name, String title, List<String> ticks, List<Series> series) {
    Chart {
      ticks = List.copyOf(ticks);
      series = List.copyOf(series);
    }
  }

  /**
   * @param labels the values as they are written above the bars; empty for what is 0
   */
  record Series(String name, List<BigDecimal> values, List<String> labels) {
    Series {
      values = List.copyOf(values);
      labels = List.copyOf(labels);
    }
  }

  private Charts() {}

  /** One of referrals and won deals, and one of revenue for each of the main currencies. */
  static List<Chart> of(Period period, List<Sheet> sheets, FigureWords words) {
    List<String> ticks =
        sheets.stream().map(sheet -> words.tick(period, sheet.range().first())).toList();
    List<Chart> charts = new ArrayList<>();
    charts.add(
        new Chart(
            "referrals",
            words.formats().words().say("chart.referrals"),
            ticks,
            List.of(
                counts(Figure.REFERRALS, sheets, words), counts(Figure.WON_DEALS, sheets, words))));
    for (Currency currency : currencies(sheets)) {
      String code = currency.getCurrencyCode();
      String title = words.formats().words().say("chart.revenue", Map.of("currency", code));
      charts.add(
          new Chart(
              "revenue-" + code.toLowerCase(Locale.ROOT),
              title,
              ticks,
              List.of(
                  series(
                      title,
                      sheets.stream().map(sheet -> revenue(sheet, currency)).toList(),
                      words))));
    }
    return charts;
  }

  private static Series counts(Figure figure, List<Sheet> sheets, FigureWords words) {
    return series(
        words.name(figure),
        sheets.stream().map(sheet -> BigDecimal.valueOf(sheet.count(figure))).toList(),
        words);
  }

  private static Series series(String name, List<BigDecimal> values, FigureWords words) {
    return new Series(
        name,
        values,
        values.stream()
            .map(value -> value.signum() == 0 ? "" : words.formats().compact(value))
            .toList());
  }

  /** Those in which most times have revenue; of equal ones by their code. */
  private static List<Currency> currencies(List<Sheet> sheets) {
    Map<String, Integer> times = new TreeMap<>();
    for (Sheet sheet : sheets) {
      sums(sheet).forEach(sum -> times.merge(sum.currency().getCurrencyCode(), 1, Integer::sum));
    }
    return times.entrySet().stream()
        .sorted(Comparator.comparingInt(time -> -time.getValue()))
        .limit(MOST_CURRENCIES)
        .map(time -> Currency.getInstance(time.getKey()))
        .toList();
  }

  private static BigDecimal revenue(Sheet sheet, Currency currency) {
    Optional<Money> sum =
        sums(sheet).stream().filter(one -> one.currency().equals(currency)).findFirst();
    return sum.map(Money::amount).orElse(BigDecimal.ZERO);
  }

  private static List<Money> sums(Sheet sheet) {
    return sheet.of(Figure.PARTNER_SOURCED_REVENUE) instanceof Value.Sums(List<Money> sums)
        ? sums
        : List.of();
  }
}
