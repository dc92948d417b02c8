package io.postern.understanding;

import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.List;

/** The lines of one body while it is taken apart. */
final class Page {
  private static final int MOST_STEPS = 50;

  private final List<PageLine> lines;
  private final boolean html;
  private final List<Trace.Step> steps = new ArrayList<>();

  /**
   * @param html whether it was laid out from HTML, where blockquotes may be the author's indents
   */
  Page(List<Line> lines, boolean html) {
    this.html = html;
    this.lines = new ArrayList<>(lines.size());
    for (Line line : lines) {
      this.lines.add(new PageLine(line));
    }
  }

  boolean html() {
    return html;
  }

  int size() {
    return lines.size();
  }

  PageLine line(int index) {
    return lines.get(index);
  }

  /** The next line at or after an index that is not blank; the size when there is none. */
  int nextWritten(int from) {
    int at = from;
    while (at < size() && line(at).blank()) {
      at++;
    }
    return at;
  }

  /** The last line before an index that is not blank; -1 when there is none. */
  int lastWritten(int before) {
    int at = before - 1;
    while (at >= 0 && line(at).blank()) {
      at--;
    }
    return at;
  }

  /** Gives lines of one role to another. */
  void take(int from, int to, Role given, Role role) {
    for (int i = from; i < to; i++) {
      if (line(i).role() == given) {
        line(i).role(role);
      }
    }
  }

  /** Gives lines that are still the author's to another role. */
  void give(int from, int to, Role role) {
    for (int i = from; i < to; i++) {
      if (line(i).own()) {
        line(i).role(role);
      }
    }
  }

  void say(String rule, String because) {
    if (steps.size() < MOST_STEPS) {
      steps.add(new Trace.Step(rule, because));
    }
  }

  Trace trace() {
    return new Trace(steps);
  }

  /** The lines of a role joined; blank ones around a gap once. */
  String text(Role role) {
    StringBuilder text = new StringBuilder();
    int blanks = 0;
    boolean gap = false;
    for (PageLine line : lines) {
      if (line.role() != role || line.has(Mark.HIDDEN)) {
        gap = !text.isEmpty();
      } else if (line.blank()) {
        blanks++;
      } else {
        if (!text.isEmpty()) {
          text.append("\n".repeat(gap && blanks > 0 ? 2 : blanks + 1));
        }
        text.append(html && role == Role.OWN ? line.shown().stripTrailing() : shown(line, 0));
        blanks = 0;
        gap = false;
      }
    }
    return text.toString();
  }

  /** The lines of a range as they were before they were quoted so deep. */
  String text(int from, int to, int base) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!line(i).has(Mark.HIDDEN)) {
        text.append(shown(line(i), base)).append('\n');
      }
    }
    return text.toString().strip();
  }

  private static String shown(PageLine line, int base) {
    String text = line.shown().stripTrailing();
    return line.depth() > base ? ">".repeat(line.depth() - base) + " " + text : text;
  }

  /** The first words of a line, for the trace. */
  String words(int index) {
    String clean = line(index).clean();
    return clean.length() <= 80 ? clean : clean.substring(0, 80) + "…";
  }
}
