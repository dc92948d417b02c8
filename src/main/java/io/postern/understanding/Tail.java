package io.postern.understanding;

import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.List;

/** The last lines that are still the author's, blank ones left out, counted from the end. */
final class Tail {
  private static final int MOST_LINES = 80;

  private final Page page;
  private final List<Integer> lines = new ArrayList<>();

  Tail(Page page) {
    this.page = page;
    look();
  }

  /** Looks again, after lines were given away. */
  void look() {
    lines.clear();
    for (int i = page.size() - 1; i >= 0 && lines.size() < MOST_LINES; i--) {
      if (page.line(i).own() && !page.line(i).blank()) {
        lines.add(i);
      }
    }
  }

  /** How many lines are looked at: all, or as many as can matter. */
  int size() {
    return lines.size();
  }

  /** The line so many above the last one. */
  PageLine line(int fromEnd) {
    return page.line(lines.get(fromEnd));
  }

  /** Where on the page it stands. */
  int index(int fromEnd) {
    return lines.get(fromEnd);
  }

  /** Whether a line begins a paragraph: a blank line or something of another role is above it. */
  boolean apart(int fromEnd) {
    return fromEnd + 1 >= size() || index(fromEnd) - index(fromEnd + 1) > 1;
  }

  String words(int fromEnd) {
    return page.words(index(fromEnd));
  }

  /** Gives the last so many lines, and the blank ones among them, a role. */
  void give(int last, Role role, String rule, String because) {
    page.say(rule, because);
    give(last, role);
  }

  void give(int last, Role role) {
    page.give(index(last - 1), page.size(), role);
    look();
  }

  Page page() {
    return page;
  }
}
