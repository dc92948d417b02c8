package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.PageLine.Role;

/** Takes away what no person in the talk wrote: warnings of gateways, and what nobody can see. */
final class Banners {
  private static final int LOOKED_AT = 20;
  private static final int LONGEST = 6;

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
      int end = paragraphEnd(page, i);
      if (end - i <= LONGEST && warns(page, i, end, lexicon)) {
        page.say("external-banner", "\"" + page.words(i) + "\" is a warning that a gateway put in");
        page.give(i, end, Role.NOISE);
      }
      i = page.nextWritten(end);
    }
  }

  private static boolean warns(Page page, int from, int end, Lexicon lexicon) {
    for (int i = from; i < end; i++) {
      if (page.line(i).own() && lexicon.holds(QuoteCue.BANNER, Fold.of(page.line(i).clean()))) {
        return true;
      }
    }
    return false;
  }

  private static int paragraphEnd(Page page, int from) {
    int end = from;
    while (end < page.size() && !page.line(end).blank()) {
      end++;
    }
    return end;
  }
}
