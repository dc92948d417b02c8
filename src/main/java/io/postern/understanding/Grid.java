package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose first row names the fields: cells between tabs, bars, semicolons or commas.
 *
 * @param header its columns
 * @param rows their cells
 * @param lines which lines of the text the table takes
 */
record Grid(List<Column> header, List<List<String>> rows, Set<Integer> lines) {
  /**
   * A column of a table.
   *
   * @param meaning a key of {@link FieldRules#LABELS}; empty where it has none
   * @param label as written: it may say the currency
   */
  record Column(String meaning, String label) {}

  private static final int MOST_ROWS = 500;
  private static final int MOST_LINES = 2_000;
  private static final int LONGEST_HEADER = 1_000;
  private static final int LONGEST_LABEL = 30;
  private static final char[] SEPARATORS = {'\t', '|', ';', ','};

  /** The tables that stand in a text. */
  static List<Grid> in(String text, Scene scene) {
    List<Grid> grids = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    int at = 0;
    while (at < lines.length && at < MOST_LINES) {
      Optional<Grid> grid = Optional.empty();
      for (char separator : SEPARATORS) {
        if (grid.isEmpty() && lines[at].indexOf(separator) >= 0) {
          grid = at(lines, at, separator, scene);
        }
      }
      if (grid.isPresent()) {
        grids.add(grid.get());
        at = 1 + grid.get().lines().stream().mapToInt(Integer::intValue).max().orElse(at);
      } else {
        at++;
      }
    }
    if (at < lines.length) {
      scene.limit("only the first " + MOST_LINES + " lines are looked through for tables");
    }
    return grids;
  }

  private static Optional<Grid> at(String[] lines, int at, char separator, Scene scene) {
    if (lines[at].length() > LONGEST_HEADER) {
      scene.limit("a line of more than " + LONGEST_HEADER + " characters heads no table");
      return Optional.empty();
    }
    List<Column> header =
        ruler(lines[at]) || !rowFollows(lines, at, separator)
            ? List.of()
            : header(
                cells(lines[at], separator),
                cells(lines[following(lines, at)], separator),
                scene.rules());
    if (header.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    Set<Integer> taken = new HashSet<>(Set.of(at));
    for (int i = at + 1; i < lines.length && rows.size() < MOST_ROWS; i++) {
      if (ruler(lines[i]) || lines[i].isBlank() && rows.isEmpty()) {
        taken.add(i);
        continue;
      }
      List<String> cells = cells(lines[i], separator);
      if (lines[i].indexOf(separator) < 0 || cells.size() < 2 || cells.size() > header.size() + 1) {
        break;
      }
      rows.add(cells);
      taken.add(i);
    }
    if (rows.size() == MOST_ROWS) {
      scene.limit("of a table only the first " + MOST_ROWS + " rows are read");
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Grid(Columns.completed(header, rows), rows, taken));
  }

  /** Whether the next line that is none of a ruler has cells too: in prose few have. */
  private static boolean rowFollows(String[] lines, int at, char separator) {
    int next = following(lines, at);
    return next < lines.length && lines[next].indexOf(separator) >= 0;
  }

  private static int following(String[] lines, int at) {
    int next = at + 1;
    while (next < lines.length && (lines[next].isBlank() || ruler(lines[next]))) {
      next++;
    }
    return next;
  }

  /**
   * The meanings of a header's cells; empty when it is none: fewer than two fields, or mostly not.
   * Above a row with an address a third of the cells is enough.
   *
   * @param first the row below
   */
  static List<Column> header(List<String> cells, List<String> first, FieldRules rules) {
    List<Column> header = new ArrayList<>();
    Set<String> fields = new HashSet<>();
    int named = 0;
    int filled = 0;
    int left = cells.size();
    for (String cell : cells) {
      if (named + left < 2) {
        return List.of();
      }
      left--;
      Optional<String> meaning = Labels.meaning(cell, rules, false);
      header.add(new Column(meaning.orElse(""), cell));
      filled += cell.isBlank() ? 0 : 1;
      if (meaning.isPresent()) {
        named++;
        if (!meaning.get().equals("other")) {
          fields.add(meaning.get());
        }
      }
    }
    boolean list =
        named * 3 >= filled
            && cells.stream().allMatch(cell -> cell.length() <= LONGEST_LABEL)
            && addressed(first)
            && !addressed(cells);
    return fields.size() >= 2 && (named * 3 >= filled * 2 - 1 || list) ? header : List.of();
  }

  private static boolean addressed(List<String> cells) {
    return cells.stream().anyMatch(cell -> !Addresses.find(cell).isEmpty());
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    String text = line.strip();
    if (separator == '|') {
      text = text.startsWith("|") ? text.substring(1) : text;
      text = text.endsWith("|") ? text.substring(0, text.length() - 1) : text;
    } else if (separator == '\t') {
      text = line;
    }
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (quoted || cell.toString().isBlank()) && separator != '|') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static boolean ruler(String line) {
    return !line.isBlank() && line.chars().allMatch(c -> " |-+=:\t".indexOf(c) >= 0);
  }
}
