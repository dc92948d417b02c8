package io.postern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows that fit the terminal: what does not fit ends in an ellipsis. */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROW = 12;
  private static final int NARROWEST = 4;

  private final List<String> head;
  private Set<String> yielding = Set.of();
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  /** These columns are cut before others are: words, not numbers, times and codes. */
  Table cutting(String... columns) {
    yielding = Set.of(columns);
    return this;
  }

  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(plain(cell.toString()));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * @param columns how wide it may be
   */
  List<String> lines(int columns) {
    int[] widths = widths(columns);
    List<String> lines = new ArrayList<>();
    lines.add(line(head, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths(int columns) {
    int[] widths = new int[head.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = head.get(i).length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Text.width(row.get(i)));
      }
    }
    int over = GAP.length() * (widths.length - 1) - columns;
    for (int width : widths) {
      over += width;
    }
    while (over > 0) {
      int next = next(widths);
      if (widths[next] <= NARROWEST) {
        break;
      }
      widths[next]--;
      over--;
    }
    return widths;
  }

  // The column that loses a cell: the widest that may be cut first, or the widest of all.
  private int next(int[] widths) {
    int next = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean yields = yielding.contains(head.get(i)) && widths[i] > NARROW;
      if (yields && (next < 0 || widths[i] > widths[next])) {
        next = i;
      }
    }
    if (next >= 0) {
      return next;
    }
    next = 0;
    for (int i = 1; i < widths.length; i++) {
      next = widths[i] > widths[next] ? i : next;
    }
    return next;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Text.cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP).append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - Text.width(cell)));
      }
    }
    return line.toString().stripTrailing();
  }

  // A mail's words must not move the cursor or change colours.
  private static String plain(String text) {
    return Text.plain(text).replace('\n', ' ').strip();
  }
}
