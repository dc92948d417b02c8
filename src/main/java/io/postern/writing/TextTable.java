package io.postern.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in plain text: columns side by side where they fit the line, else each row by itself.
 *
 * @param rows the first one names the columns
 */
record TextTable(List<Markdown.Row> rows) {
  private static final String GAP = "  ";

  TextTable {
    rows = List.copyOf(rows);
  }

  /**
   * @param width how long a line may be
   */
  List<String> lines(int width) {
    List<Integer> widths = new ArrayList<>();
    for (Markdown.Row row : rows) {
      widen(widths, 0, row.label());
      for (int i = 0; i < row.values().size(); i++) {
        widen(widths, i + 1, row.values().get(i));
      }
    }
    int all = widths.stream().mapToInt(Integer::intValue).sum();
    boolean fits = all + GAP.length() * (widths.size() - 1) <= width;
    return fits ? rows.stream().map(row -> aligned(row, widths)).toList() : oneByOne();
  }

  private static void widen(List<Integer> widths, int column, String cell) {
    if (column == widths.size()) {
      widths.add(0);
    }
    widths.set(column, Math.max(widths.get(column), length(cell)));
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  // Labels begin at the left, numbers end at the right.
  private static String aligned(Markdown.Row row, List<Integer> widths) {
    StringBuilder line = new StringBuilder(row.label());
    line.append(" ".repeat(widths.getFirst() - length(row.label())));
    for (int i = 0; i < row.values().size(); i++) {
      String cell = row.values().get(i);
      line.append(GAP).append(" ".repeat(widths.get(i + 1) - length(cell))).append(cell);
    }
    return line.toString();
  }

  private List<String> oneByOne() {
    List<String> lines = new ArrayList<>();
    List<String> heads = rows.getFirst().values();
    for (Markdown.Row row : rows.subList(1, rows.size())) {
      Wrap.lines(row.label() + ":", "", "", "", lines);
      for (int i = 0; i < row.values().size(); i++) {
        String head = i < heads.size() ? heads.get(i) + ": " : "";
        Wrap.lines(head + row.values().get(i), "  ", "    ", "", lines);
      }
    }
    return lines;
  }
}
