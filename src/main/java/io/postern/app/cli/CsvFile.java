package io.postern.app.cli;

import io.postern.kit.CsvTable;
import io.postern.kit.Problem;
import io.postern.kit.SpreadsheetCell;
import java.util.List;

/** A CSV file that people make for us: UTF-8, and only the columns that we know. */
final class CsvFile {
  private static final int MOST = 1_000_000;

  private CsvFile() {}

  /** One row. */
  record Row(CsvTable.Row row) {
    /** Where it stands in the file. */
    int line() {
      return row.line();
    }

    /** What stands under a column; empty where the file has none of that name. */
    String cell(String column) {
      return SpreadsheetCell.original(row.cell(column));
    }
  }

  /**
   * Reads the rows; what is wrong goes to the problems.
   *
   * @param columns the file's, of which the first {@code needed} must be there, and no others
   */
  static List<Row> read(
      String file, String text, List<String> columns, int needed, List<Problem> problems) {
    CsvTable table = CsvTable.read(file, text, MOST, problems);
    int before = problems.size();
    for (String column : columns.subList(0, needed)) {
      if (!table.columns().contains(column)) {
        problems.add(problem(file, "no column '" + column + "'", columns));
      }
    }
    for (String name : table.columns()) {
      if (!columns.contains(name)) {
        problems.add(problem(file, "unknown column '" + name + "'", columns));
      }
    }
    return problems.size() == before ? table.rows().stream().map(Row::new).toList() : List.of();
  }

  private static Problem problem(String file, String what, List<String> columns) {
    return new Problem(file, 1, what + "; columns are " + String.join(", ", columns));
  }
}
