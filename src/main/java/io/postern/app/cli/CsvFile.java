package io.postern.app.cli;

import io.postern.kit.Problem;
import io.postern.kit.SpreadsheetCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file as people make it: UTF-8, a header line, commas or semicolons. */
final class CsvFile {
  private final String file;
  private final List<Problem> problems;

  private CsvFile(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * One row.
   *
   * @param line where it stands in the file
   */
  record Row(CSVRecord record, int line) {
    /** What stands under a column; empty where the file has none of that name. */
    String cell(String column) {
      return SpreadsheetCell.original(record.isSet(column) ? record.get(column).strip() : "");
    }
  }

  /**
   * Reads the rows; what is wrong goes to the problems.
   *
   * @param columns the file's, of which the first {@code needed} must be there, and no others
   */
  static List<Row> read(
      String file, String text, List<String> columns, int needed, List<Problem> problems) {
    String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
    return new CsvFile(file, problems).rows(clean, columns, needed);
  }

  private List<Row> rows(String text, List<String> columns, int needed) {
    String head = text.lines().findFirst().orElse("");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(head.contains(";") && !head.contains(",") ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .get();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      if (header(parser.getHeaderNames(), columns, needed)) {
        for (CSVRecord record : parser) {
          rows.add(new Row(record, (int) parser.getCurrentLineNumber()));
        }
      }
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      problem(0, "not CSV: " + e.getMessage());
    }
    return rows;
  }

  private boolean header(List<String> names, List<String> columns, int needed) {
    int before = problems.size();
    List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String column : columns.subList(0, needed)) {
      if (!lower.contains(column)) {
        problem(1, "no column '" + column + "'; columns are " + String.join(", ", columns));
      }
    }
    for (String name : lower) {
      if (!columns.contains(name)) {
        problem(1, "unknown column '" + name + "'; columns are " + String.join(", ", columns));
      }
    }
    return problems.size() == before;
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }
}
