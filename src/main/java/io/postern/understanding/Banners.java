package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.PageLine.Role;

/** Takes away what no person in the talk wrote: warnings of gateways, and what nobody can see. */
final class Banners {
  private static final int LOOKED_AT = 8;
  private static final int MOST_ABOVE = 3;
  private static final int LONGEST = 6;
  private static final int WRAPPED = 50;

  private Banners() {}

  static void cut(Page page, Lexicon lexicon) {
    int hidden = 0;
    for (int i = 0; i < page.size(); i++) {
      if (page.line(i).has(Mark.HIDDEN)) {
        page.line(i).role(Role.NOISE);
        hidden++;
      }
    }
    if (hidden > 0) {
      page.say("hidden-text", hidden + " lines that a reader cannot see are left out");
    }
    int looked = 0;
    for (int i = page.nextWritten(0); i < page.size() && looked < LOOKED_AT; looked++) {
      if (lexicon.holds(QuoteCue.BANNER, page.line(i).folded())) {
        int end = bannerEnd(page, i, lexicon);
        page.say("external-banner", "\"" + page.words(i) + "\" is a warning that a gateway put in");
        page.give(i, end, Role.NOISE);
        i = page.nextWritten(end);
      } else if (looked < MOST_ABOVE) {
        i = page.nextWritten(i + 1);
      } else {
        return;
      }
    }
  }

  // In text a warning is wrapped over the lines of a paragraph; in HTML each line is one.
  private static int bannerEnd(Page page, int from, Lexicon lexicon) {
    int end = from + 1;
    while (end < page.size() && !page.line(end).blank() && end - from < LONGEST) {
      boolean wrapped = !page.html() && page.line(end - 1).clean().length() > WRAPPED;
      if (!wrapped && !lexicon.holds(QuoteCue.BANNER, page.line(end).folded())) {
        break;
      }
      end++;
    }
    return end;
  }
}
