package io.postern.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (RFC 4180) as people and other systems export them: its first line names the columns,
 * which stand in any order; commas or, where the first line has none, semicolons part the cells; a
 * byte order mark and rows without any text are left out.
 */
public final class CsvTable {
  private final List<String> columns;
  private final List<Row> rows;

  private CsvTable(Map<String, Integer> columns, List<Row> rows) {
    this.columns = List.copyOf(columns.keySet());
    this.rows = List.copyOf(rows);
  }

  /** One line below the first. */
  public static final class Row {
    private final int line;
    private final Map<String, Integer> columns;
    private final List<String> cells;

    private Row(int line, Map<String, Integer> columns, List<String> cells) {
      this.line = line;
      this.columns = columns;
      this.cells = cells;
    }

    /** Where it ends in the file; 1-based. */
    public int line() {
      return line;
    }

    /** Without blanks around it; empty where the row or the file has none such. */
    public String cell(String column) {
      Integer at = columns.get(column);
      return at != null && at < cells.size() ? cells.get(at) : "";
    }
  }

  /**
   * Reads it as far as it can be read.
   *
   * @param file what it is called where something is wrong in it
   * @param most rows; the others are left out
   * @param problems gets what is wrong: it is no CSV, or has too many rows
   */
  public static CsvTable read(String file, String csv, int most, List<Problem> problems) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    String head = text.lines().findFirst().orElse("");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(head.contains(";") && !head.contains(",") ? ';' : ',')
            .setTrim(true)
            .setTrailingData(true) // "Acme" Ltd
            .get();
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        int line = (int) parser.getCurrentLineNumber();
        if (columns.isEmpty()) {
          name(columns, record);
        } else if (record.stream().allMatch(String::isEmpty)) {
          continue; // spreadsheets write such below the last
        } else if (rows.size() == most) {
          problems.add(new Problem(file, line, "more than " + most + " rows"));
          break;
        } else {
          rows.add(new Row(line, columns, record.toList()));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      problems.add(new Problem(file, 0, "not CSV: " + e.getMessage()));
    }
    return new CsvTable(columns, rows);
  }

  // Of two columns with one name the first counts; one without a name is none.
  private static void name(Map<String, Integer> columns, CSVRecord head) {
    for (int i = 0; i < head.size(); i++) {
      String name = head.get(i).toLowerCase(Locale.ROOT).replace(' ', '_');
      if (!name.isEmpty()) {
        columns.putIfAbsent(name, i);
      }
    }
  }

  /** What its first line names: lower case, {@code _} for blanks; empty for an empty file. */
  public List<String> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }
}
