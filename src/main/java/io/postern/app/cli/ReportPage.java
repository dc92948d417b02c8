package io.postern.app.cli;

import io.postern.figures.Figure;
import io.postern.figures.Range;
import io.postern.figures.Report;
import io.postern.figures.Sheet;
import io.postern.figures.Value;
import io.postern.writing.FigureWords;
import java.util.ArrayList;
import java.util.List;

/** Figures for a person at a terminal: the whole, then by period, partner and tier. */
final class ReportPage {
  private static final List<Figure> SIDE_BY_SIDE =
      List.of(
          Figure.ACTIVATION_RATE,
          Figure.REFERRALS,
          Figure.REFERRAL_TO_WON,
          Figure.WON_DEALS,
          Figure.PARTNER_SOURCED_REVENUE,
          Figure.ANSWER_TIME_MEDIAN);

  private final Figuring figuring;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private ReportPage(Figuring figuring, int columns) {
    this.figuring = figuring;
    this.columns = columns;
  }

  static List<String> of(Report report, Figuring figuring, int columns) {
    return new ReportPage(figuring, columns).page(report);
  }

  /** Every figure of one time, without its definition. */
  static List<String> whole(Sheet sheet, FigureWords words, int columns) {
    Table whole = new Table("FIGURE", "VALUE");
    for (Figure figure : Figure.values()) {
      whole.row(words.name(figure), words.value(sheet.of(figure)));
    }
    return whole.lines(columns);
  }

  private List<String> page(Report report) {
    FigureWords words = figuring.words();
    lines.add(Text.plain(figuring.program().name()) + ", " + name(report.total().range()));
    lines.add("");
    lines.addAll(whole(report.total(), words, columns));
    section(
        sideBySide(
            "PERIOD",
            report.periods().stream()
                .map(sheet -> new Report.Group(name(sheet.range()), sheet))
                .toList()));
    section(sideBySide("PARTNER", report.partners()));
    if (!report.tiers().isEmpty()) {
      section(sideBySide("TIER", report.tiers()));
    }
    lines.add("");
    int quietDays = figuring.measure().quietDays();
    for (Figure figure : Figure.values()) {
      lines.addAll(Text.wrap(words.name(figure) + ": " + words.means(figure, quietDays), columns));
    }
    return lines;
  }

  private static String name(Range range) {
    return range.first() + " to " + range.last();
  }

  private void section(Table table) {
    lines.add("");
    lines.addAll(table.lines(columns));
  }

  private Table sideBySide(String first, List<Report.Group> groups) {
    Table table =
        new Table(first, "ACTIVE", "REFERRALS", "TO WON", "WON", "REVENUE", "ANSWERED IN")
            .cutting(first);
    for (Report.Group group : groups) {
      List<Object> cells = new ArrayList<>(List.of(group.name()));
      SIDE_BY_SIDE.forEach(figure -> cells.add(cell(figure, group.sheet())));
      table.row(cells.toArray());
    }
    return table;
  }

  // Parts of a whole by themselves: beside others there is no room for both.
  private String cell(Figure figure, Sheet sheet) {
    return sheet.of(figure) instanceof Value.Part part
        ? part.part() + "/" + part.whole()
        : figuring.words().value(sheet.of(figure));
  }
}
