package io.postern.app.cli;

import io.postern.figures.Figure;
import io.postern.figures.Report;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.kit.Money;
import io.postern.kit.SpreadsheetCell;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Figures for a spreadsheet: one line a number, safe to open. */
final class ReportCsv {
  private static final String HEAD = "scope,name,from,to,figure,value,unit,part,whole,definition";

  private final Figuring figuring;
  private final List<String> lines = new ArrayList<>(List.of(HEAD));

  private ReportCsv(Figuring figuring) {
    this.figuring = figuring;
  }

  /** Its lines, the heading first. */
  static List<String> of(Report report, Figuring figuring) {
    ReportCsv csv = new ReportCsv(figuring);
    csv.sheet("program", "", report.total());
    report.periods().forEach(sheet -> csv.sheet("period", "", sheet));
    report.partners().forEach(group -> csv.sheet("partner", group.name(), group.sheet()));
    report.tiers().forEach(group -> csv.sheet("tier", group.name(), group.sheet()));
    return csv.lines;
  }

  private void sheet(String scope, String name, Sheet sheet) {
    for (Figure figure : Figure.values()) {
      switch (sheet.of(figure)) {
        case Value.None _ -> {
          // no line: an empty cell could pass for zero
        }
        case Value.Count count -> line(scope, name, sheet, figure, count.count(), "", "", "");
        case Value.Part part ->
            line(
                scope,
                name,
                sheet,
                figure,
                part.percent().toPlainString(),
                "percent",
                part.part(),
                part.whole());
        case Value.Sums sums -> {
          for (Money sum : sums.sums()) {
            String code = sum.currency().getCurrencyCode();
            line(scope, name, sheet, figure, sum.amount().toPlainString(), code, "", "");
          }
        }
        case Value.Time time -> {
          String unit = time.working() ? "working days" : "days";
          line(scope, name, sheet, figure, time.days().toPlainString(), unit, "", "");
        }
      }
    }
  }

  private void line(
      String scope,
      String name,
      Sheet sheet,
      Figure figure,
      Object value,
      String unit,
      Object part,
      Object whole) {
    lines.add(
        CSVFormat.DEFAULT.format(
            scope,
            SpreadsheetCell.harmless(name),
            sheet.range().first(),
            sheet.range().last(),
            figure.key(),
            value,
            unit,
            part,
            whole,
            SpreadsheetCell.harmless(
                figuring.words().means(figure, figuring.measure().quietDays()))));
  }
}
