package io.postern.understanding;

import io.postern.mail.Mark;

/** How far quoted lines go: over blank lines, and over what lost its mark when it was wrapped. */
final class QuotedRuns {
  private static final int LONG_LINE = 56;

  private final Page page;

  QuotedRuns(Page page) {
    this.page = page;
  }

  /**
   * The line behind a run of lines that are quoted at least so deep.
   *
   * @param whole whether nobody writes between its lines: then any line between two of them is one
   */
  int end(int start, int depth, boolean whole) {
    int end = start;
    for (int at = start; at < page.size(); at++) {
      PageLine line = page.line(at);
      if (line.quoted() && (line.depth() >= depth || line.blank() || line.has(Mark.QUOTE))) {
        end = at + 1;
      } else if (!line.blank() && !spilt(at, whole)) {
        break;
      }
    }
    return end;
  }

  private boolean spilt(int at, boolean whole) {
    if (at == 0 || at + 1 >= page.size()) {
      return false;
    }
    PageLine above = page.line(at - 1);
    PageLine line = page.line(at);
    if (!above.quoted() || !page.line(at + 1).quoted()) {
      return false;
    }
    return whole || onlyLink(line) || openLink(above) || wrapped(above.clean(), line.clean());
  }

  private static boolean wrapped(String above, String line) {
    if (above.length() < LONG_LINE || line.length() >= above.length()) {
      return false;
    }
    int first = line.codePointAt(0);
    boolean ended = ".?!:".indexOf(above.charAt(above.length() - 1)) >= 0;
    return Character.isLowerCase(first) || (!ended && !Character.isUpperCase(first));
  }

  // A long link that the quoting program broke off: "(https://…) >".
  private static boolean onlyLink(PageLine line) {
    boolean link = false;
    for (Token token : line.tokens()) {
      link |= token.kind() == Token.Kind.LINK;
      if (token.kind() != Token.Kind.LINK && token.kind() != Token.Kind.SIGN) {
        return false;
      }
    }
    return link;
  }

  // A link in brackets that the line above does not end: "(https://…".
  private static boolean openLink(PageLine above) {
    int size = above.tokens().size();
    return size > 1
        && above.tokens().get(size - 1).kind() == Token.Kind.LINK
        && "(<[".contains(above.tokens().get(size - 2).text());
  }
}
