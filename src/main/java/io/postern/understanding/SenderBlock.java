package io.postern.understanding;

import io.postern.understanding.Closings.Kind;
import io.postern.understanding.PageLine.Role;
import java.util.Locale;

/**
 * The block at the end that says who the sender is and how to reach him. It begins with the
 * sender's name; a block that begins with another name is somebody the mail is about.
 */
final class SenderBlock {
  private static final int MOST_LINES = 14;
  private static final int MOST_TITLE_TOKENS = 6;

  private final Tail tail;
  private final Closings closings;

  SenderBlock(Tail tail, Closings closings) {
    this.tail = tail;
    this.closings = closings;
  }

  boolean cut() {
    int lines = withContact();
    if (lines == 0) {
      lines = nameAndCompany() ? 1 : nameAndTitle();
    }
    if (lines == 0) {
      lines = aboveFooter();
    }
    if (lines == 0) {
      return false;
    }
    String name = tail.words(lines - 1);
    tail.give(
        lines,
        Role.SIGNATURE,
        "contact-block",
        "from the sender's name \"" + name + "\" on stands how to reach the sender");
    return true;
  }

  // The sender's name, and below it at least one line that is how to reach somebody.
  private int withContact() {
    int contact = 0;
    int block = 0;
    for (int i = 0; i < MOST_LINES && i + 1 < tail.size(); i++) {
      PageLine line = tail.line(i);
      Kind kind = closings.kind(line);
      if (!ContactLines.fits(line)) {
        break;
      }
      if (kind == Kind.FORMULA || kind == Kind.FORMULA_AND_NAME) {
        return 0; // all of it belongs to the closing
      }
      if (i > 0 && contact >= 1 && closings.beginsWithSender(line)) {
        block = i + 1;
      }
      contact += ContactLines.score(line);
    }
    if (block > 1
        && closings.sender(tail.line(block - 1))
        && closings.beginsWithSender(tail.line(block - 2))) {
      block--; // the first name alone belongs to the closing above
    }
    return block;
  }

  // The full name below a formula or apart, a title or company below it, and then whatever firms
  // put there: a notice that no table knows.
  private int aboveFooter() {
    for (int i = 2; i < MOST_LINES && i + 1 < tail.size(); i++) {
      PageLine line = tail.line(i);
      boolean full = closings.sender(line) && line.clean().indexOf(' ') > 0;
      if (full
          && (tail.apart(i) || formula(tail.line(i + 1)))
          && !tail.apart(i - 1)
          && title(tail.line(i - 1))
          && !afterthought(i)) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean formula(PageLine line) {
    Kind kind = closings.kind(line);
    return kind == Kind.FORMULA || kind == Kind.WISH;
  }

  private static boolean title(PageLine line) {
    return ContactLines.fits(line) && line.tokens().size() <= 2 * MOST_TITLE_TOKENS;
  }

  // "P.S." below the name is the author's again.
  private boolean afterthought(int name) {
    for (int i = 0; i < name; i++) {
      String clean = tail.line(i).clean().replace(".", "").toLowerCase(Locale.ROOT);
      if (clean.startsWith("ps ") || clean.startsWith("ps:") || clean.equals("ps")) {
        return true;
      }
    }
    return false;
  }

  // "Gerald Moss, Mossbrook Sourcing" alone in the last paragraph.
  private boolean nameAndCompany() {
    return tail.size() > 1
        && tail.apart(0)
        && closings.beginsWithSender(tail.line(0))
        && !closings.sender(tail.line(0))
        && ContactLines.fits(tail.line(0));
  }

  // The full name apart from the text, and a line or two that are no sentences: title, company.
  private int nameAndTitle() {
    for (int i = 1; i <= 2 && i + 1 < tail.size(); i++) {
      PageLine below = tail.line(i - 1);
      if (!ContactLines.fits(below) || below.tokens().size() > MOST_TITLE_TOKENS) {
        return 0;
      }
      PageLine line = tail.line(i);
      if (tail.apart(i) && closings.sender(line) && line.clean().indexOf(' ') > 0) {
        return i + 1;
      }
    }
    return 0;
  }
}
