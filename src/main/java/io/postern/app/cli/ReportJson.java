package io.postern.app.cli;

import io.postern.figures.Figure;
import io.postern.figures.Period;
import io.postern.figures.Report;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.writing.FigureWords;
import java.util.Arrays;
import java.util.List;

/** Figures for scripts; what there is nothing to reckon from is null. */
final class ReportJson {
  private ReportJson() {}

  static String of(Report report, Period period, Figuring figuring) {
    FigureWords words = figuring.words();
    int quietDays = figuring.measure().quietDays();
    return dated(new Json().put("program", figuring.program().id()), report.total())
        .put("period", period.word())
        .put("zone", figuring.measure().calendar().zone())
        .put(
            "definitions",
            Arrays.stream(Figure.values())
                .map(
                    figure ->
                        new Json()
                            .put("figure", figure.key())
                            .put("name", words.name(figure))
                            .put("means", words.means(figure, quietDays)))
                .toList())
        .put("total", figures(report.total()))
        .put(
            "periods",
            report.periods().stream()
                .map(sheet -> dated(new Json(), sheet).put("figures", figures(sheet)))
                .toList())
        .put("partners", groups("partner", report.partners()))
        .put("tiers", groups("tier", report.tiers()))
        .toString();
  }

  private static Json dated(Json json, Sheet sheet) {
    return json.put("from", sheet.range().first()).put("to", sheet.range().last());
  }

  private static List<Json> groups(String label, List<Report.Group> groups) {
    return groups.stream()
        .map(group -> new Json().put(label, group.name()).put("figures", figures(group.sheet())))
        .toList();
  }

  private static Json figures(Sheet sheet) {
    Json figures = new Json();
    for (Figure figure : Figure.values()) {
      figures.put(figure.key(), value(sheet.of(figure)));
    }
    return figures;
  }

  private static Object value(Value value) {
    return switch (value) {
      case Value.None _ -> new Json.Raw("null");
      case Value.Count count -> count.count();
      case Value.Part part ->
          new Json()
              .put("part", part.part())
              .put("whole", part.whole())
              .put("percent", part.percent().toPlainString());
      case Value.Sums sums ->
          sums.sums().stream()
              .map(
                  sum ->
                      new Json()
                          .put("amount", sum.amount().toPlainString())
                          .put("currency", sum.currency().getCurrencyCode()))
              .toList();
      case Value.Time time ->
          new Json().put("days", time.days().toPlainString()).put("working", time.working());
    };
  }
}
