package io.postern.understanding;

import io.postern.understanding.Closings.Kind;
import io.postern.understanding.PageLine.Role;

/** Tells the closing formula with the name under it from what the author wrote. */
final class ClosingCutter {
  private static final int MOST_BELOW = 14;
  private static final int MOST_NAMES = 2;
  private static final int MOST_WORDS = 5;

  private final Tail tail;
  private final Closings closings;

  ClosingCutter(Tail tail, Closings closings) {
    this.tail = tail;
    this.closings = closings;
  }

  void cut() {
    int formula = formula();
    if (formula > 0 && formula < tail.size()) {
      close(formula);
    } else if (formula == 0 && tail.size() > 1 && closings.kind(tail.line(0)) == Kind.NAME) {
      String name = tail.words(0);
      tail.give(1, Role.CLOSING, "closing-name", "\"" + name + "\" is the sender's name");
    }
  }

  // How many of the last lines the closing takes; 0 when no formula is there.
  private int formula() {
    for (int i = 0; i < MOST_BELOW && i < tail.size(); i++) {
      PageLine line = tail.line(i);
      Kind kind = closings.kind(line);
      if (kind == Kind.FORMULA
          || kind == Kind.FORMULA_AND_NAME
          || (kind == Kind.WISH && nameFollows(i))
          || ownWords(i)) {
        boolean two = i + 2 < tail.size() && closings.kind(tail.line(i + 1)) == Kind.FORMULA;
        return two ? i + 2 : i + 1;
      }
      if (!closings.belowFormula(line) || (i >= MOST_NAMES && !ContactLines.fits(line))) {
        return 0;
      }
    }
    return 0;
  }

  // "Mind yourselves," or any few words with a comma, alone above the sender's name.
  private boolean ownWords(int fromEnd) {
    String clean = tail.line(fromEnd).clean();
    boolean signed = fromEnd > 0 ? closings.sender(tail.line(fromEnd - 1)) : nameFollows(fromEnd);
    return clean.endsWith(",")
        && clean.split(" ").length <= MOST_WORDS
        && tail.apart(fromEnd)
        && fromEnd + 1 < tail.size()
        && signed;
  }

  // Below the line itself, or where the signature begins that was taken off before.
  private boolean nameFollows(int fromEnd) {
    if (fromEnd > 0) {
      return closings.belowFormula(tail.line(fromEnd - 1));
    }
    Page page = tail.page();
    int below = page.nextWritten(tail.index(0) + 1);
    return below < page.size()
        && page.line(below).role() == Role.SIGNATURE
        && closings.beginsWithSender(page.line(below));
  }

  // The formula and the name are the closing; what stands below them is the signature.
  private void close(int formula) {
    String words = tail.words(formula - 1);
    boolean named = closings.kind(tail.line(formula - 1)) == Kind.FORMULA_AND_NAME;
    int rest = formula - 1;
    while (rest > 0 && closings.kind(tail.line(rest - 1)) == Kind.FORMULA) {
      rest--;
    }
    if (!named && rest > 0 && ContactLines.score(tail.line(rest - 1)) == 0) {
      rest--; // the name
    }
    Page page = tail.page();
    int first = tail.index(formula - 1);
    int behind = rest > 0 ? tail.index(rest - 1) : page.size();
    page.say("closing", "\"" + words + "\" closes the mail");
    page.give(first, behind, Role.CLOSING);
    page.give(behind, page.size(), Role.SIGNATURE);
    tail.look();
  }
}
