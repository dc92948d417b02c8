package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.mail.Letter;
import io.postern.understanding.CrmRules.Column;
import io.postern.understanding.StageSheet.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a CSV of stages: one with a column for the stage or the payment, and one for the deal. */
public final class StageSheets {
  private final CrmRules rules;
  private final Map<Column, Integer> columns;

  private StageSheets(CrmRules rules, Map<Column, Integer> columns) {
    this.rules = rules;
    this.columns = columns;
  }

  /** The first of a mail's attachments that is one. */
  static Optional<StageSheet> of(Letter letter, CrmRules rules) {
    return letter.attachments().stream()
        .filter(Csv::isCsv)
        .flatMap(file -> read(file.name(), VCards.textOf(file), rules).stream())
        .findFirst();
  }

  /** Empty when the text is no such CSV. */
  public static Optional<StageSheet> read(String name, String text, CrmRules rules) {
    for (char delimiter : Csv.DELIMITERS) {
      List<List<String>> rows = Csv.rows(Csv.clean(text), delimiter);
      Map<Column, Integer> columns = rows.isEmpty() ? Map.of() : header(rows.getFirst(), rules);
      boolean names =
          columns.containsKey(Column.REFERENCE)
              || columns.containsKey(Column.COMPANY)
              || columns.containsKey(Column.DOMAIN);
      if (names && (columns.containsKey(Column.STAGE) || columns.containsKey(Column.PAID))) {
        StageSheets reader = new StageSheets(rules, columns);
        List<Row> read = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
          read.add(reader.row(i + 1, rows.get(i)));
        }
        return Optional.of(new StageSheet(name, Optional.empty(), text, read));
      }
    }
    return Optional.empty();
  }

  private static Map<Column, Integer> header(List<String> cells, CrmRules rules) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    for (int i = 0; i < cells.size(); i++) {
      int at = i;
      rules.column(cells.get(i)).ifPresent(column -> columns.putIfAbsent(column, at));
    }
    return columns;
  }

  private Row row(int line, List<String> cells) {
    Optional<String> reference = cell(Column.REFERENCE, cells);
    Optional<String> company = cell(Column.COMPANY, cells);
    Optional<String> domain = cell(Column.DOMAIN, cells).flatMap(StageSheets::domain);
    Optional<String> stage = cell(Column.STAGE, cells);
    Optional<Money> money =
        cell(Column.VALUE, cells)
            .flatMap(written -> SheetCells.money(written, cell(Column.CURRENCY, cells)));
    Optional<String> date = cell(Column.DATE, cells);
    Optional<LocalDate> day = date.flatMap(SheetCells::date);
    Optional<String> paid = cell(Column.PAID, cells);
    Optional<LocalDate> paidOn = paid.flatMap(SheetCells::date);
    String problem = "";
    if (reference.isEmpty() && company.isEmpty() && domain.isEmpty()) {
      problem = "names-no-deal";
    } else if (stage.isEmpty() && paid.isEmpty()) {
      problem = "stage-missing";
    } else if (date.isPresent() && day.isEmpty() || paid.isPresent() && paidOn.isEmpty()) {
      problem = "date-unclear";
    }
    return new Row(
        line,
        reference,
        company,
        domain,
        stage.map(rules::stage).orElse(""),
        money,
        day,
        paidOn,
        cell(Column.REASON, cells),
        problem);
  }

  private Optional<String> cell(Column column, List<String> cells) {
    return Optional.ofNullable(columns.get(column))
        .filter(at -> at < cells.size())
        .map(at -> cells.get(at).strip())
        .filter(written -> !written.isEmpty());
  }

  // acme.example, or the address of its page
  private static Optional<String> domain(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    int scheme = name.indexOf("://");
    name = scheme >= 0 ? name.substring(scheme + 3) : name;
    int path = name.indexOf('/');
    name = path >= 0 ? name.substring(0, path) : name;
    name = name.startsWith("www.") ? name.substring(4) : name;
    return Optional.of(name).filter(one -> one.indexOf('.') > 0);
  }
}
