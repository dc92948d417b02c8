package io.postern.understanding;

import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.List;

/** Gives the author back what looks quoted but was cited or indented by himself. */
final class Citations {
  private static final int MOST_CITED = 5;

  private static final int SENTENCE = 4; // words

  private record Run(int start, int end) {}

  private final Page page;
  private final List<Run> indents = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  Citations(Page page) {
    this.page = page;
  }

  /**
   * Notes a run of quoted lines that nothing introduced so far.
   *
   * @param indent whether it is a blockquote that no mail program marked as a quote
   */
  void unannounced(int start, int end, boolean indent) {
    (indent ? indents : runs).add(new Run(start, end));
  }

  /**
   * Decides about what was noted.
   *
   * @param introduced whether the real quote was introduced
   * @param answer whether the mail answers one
   */
  void settle(boolean introduced, boolean answer) {
    int back = 0;
    if (introduced) {
      back += giveBack(indents);
    } else if (!answer) {
      List<Run> all = new ArrayList<>(runs);
      all.addAll(indents);
      back += giveBack(all.stream().filter(run -> ownBelow(run.end()) || attached(run)).toList());
    } else {
      back += giveBack(runs.stream().filter(this::cited).toList());
    }
    if (back > 0) {
      page.say("citation", "quoted lines that the author cites belong to the author's words");
    }
  }

  private int giveBack(List<Run> given) {
    for (Run run : given) {
      page.take(run.start(), run.end(), Role.QUOTED, Role.OWN);
    }
    return given.size();
  }

  // It goes on right below the author's words, as lines do that begin with the sign by chance.
  private boolean attached(Run run) {
    return run.start() > 0
        && run.end() - run.start() <= MOST_CITED
        && page.line(run.start() - 1).own()
        && !page.line(run.start() - 1).blank();
  }

  private boolean ownBelow(int from) {
    for (int i = from; i < page.size(); i++) {
      if (page.line(i).own() && !page.line(i).blank()) {
        return true;
      }
    }
    return false;
  }

  // "The contract says:", the quoted lines right below, and the author goes on right below them.
  private boolean cited(Run run) {
    int above = page.lastWritten(run.start());
    return above >= 0
        && run.end() < page.size()
        && run.end() - run.start() <= MOST_CITED
        && page.line(above).own()
        && announces(page.line(above), above < run.start() - 1)
        && page.line(run.end()).own()
        && !page.line(run.end()).blank();
  }

  // Across an empty line it must be a sentence: "Hola Rosa:" and what a program writes are none.
  private static boolean announces(PageLine line, boolean apart) {
    String clean = line.clean();
    boolean sentence =
        clean.chars().filter(c -> c == ' ').count() >= SENTENCE - 1
            && clean.chars().noneMatch(c -> c == '@' || Character.isDigit(c));
    return clean.endsWith(":") && (!apart || sentence);
  }
}
