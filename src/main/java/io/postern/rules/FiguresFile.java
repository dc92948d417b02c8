package io.postern.rules;

import io.postern.figures.Past.DirectSale;
import io.postern.kit.CsvTable;
import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code figures.yml}: what the program's figures are compared with. The direct deals stand in a
 * CSV file beside it, with the columns {@code value}, {@code currency} and {@code closed}
 * (2026-03-31) in any order; others are left alone, and so are rows without a value, so that the
 * accounts of the direct pipeline will do.
 */
public final class FiguresFile {
  public static final String FILE = "figures.yml";

  private static final int MOST = 200_000;
  private static final List<String> COLUMNS = List.of("value", "currency", "closed");

  /**
   * @param direct what was sold without a partner; without rows that have a problem
   * @param problems what is wrong in the files
   */
  public record Result(List<DirectSale> direct, List<Problem> problems) {
    public Result {
      direct = List.copyOf(direct);
      problems = List.copyOf(problems);
    }
  }

  private final String file;
  private final List<Problem> problems;

  private FiguresFile(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads it; without the file there is nothing to compare with. */
  public static Result read(Folder folder) {
    List<Problem> problems = new ArrayList<>();
    Yaml place = Yaml.parse(folder.label(FILE), folder.text(FILE).orElse(""), problems);
    Yaml list = place.only("direct").get("direct");
    List<DirectSale> direct = new ArrayList<>();
    list.text()
        .ifPresent(
            name ->
                folder
                    .text(name)
                    .ifPresentOrElse(
                        csv ->
                            direct.addAll(new FiguresFile(folder.label(name), problems).sales(csv)),
                        () -> list.problem("there is no file '" + name + "' beside the rules")));
    return new Result(direct, problems);
  }

  private List<DirectSale> sales(String csv) {
    CsvTable table = CsvTable.read(file, csv, MOST, problems);
    for (String column : COLUMNS) {
      if (!table.columns().contains(column)) {
        problem(1, "no column is named " + column);
        return List.of();
      }
    }
    return table.rows().stream().flatMap(row -> sale(row).stream()).toList();
  }

  private Optional<DirectSale> sale(CsvTable.Row row) {
    String value = row.cell("value");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Money> money = money(value, row.cell("currency"));
    Optional<LocalDate> closed = date(row.cell("closed"));
    if (money.isEmpty()) {
      problem(
          row.line(),
          "'%s %s' is no amount with its currency such as 48000.00 EUR"
              .formatted(value, row.cell("currency")));
    }
    if (closed.isEmpty()) {
      problem(row.line(), "'" + row.cell("closed") + "' is not a date such as 2026-03-31");
    }
    return money.flatMap(amount -> closed.map(day -> new DirectSale(day, amount)));
  }

  private static Optional<Money> money(String amount, String currency) {
    try {
      return Money.of(new BigDecimal(amount), currency.toUpperCase(Locale.ROOT));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }
}
