package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.Closings.Kind;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells closing and signature from what the author wrote, from the last line up. It cuts only what
 * is sure: one word too much kept is harmless, one lost is not.
 */
final class TailCutter {
  private static final int MOST_LINES = 80;
  private static final int MOST_BELOW_DASHES = 25;
  private static final int MOST_BELOW_FORMULA = 14;
  private static final int LONG_LINE = 120;

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;
  private final Closings closings;
  private final Set<String> learned;
  private List<Integer> own = List.of();

  TailCutter(Page page, Lexicon lexicon, Talk talk, Known known) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
    this.closings = new Closings(lexicon, talk.senderWords());
    this.learned = new HashSet<>();
    known.signatureLines().forEach(line -> learned.add(Fold.of(Fold.clean(line))));
  }

  void cut() {
    boolean more = true;
    for (int round = 0; more && round < 12; round++) {
      own = written();
      more =
          !own.isEmpty()
              && (structure()
                  || rulers()
                  || boilerplate()
                  || dashes()
                  || device()
                  || learnedLines()
                  || contactBlock());
    }
    own = written();
    if (!own.isEmpty()) {
      closing();
    }
    deviceOnTop();
    trailingRulers();
  }

  // The author's lines that are not blank, the last of them first in mind.
  private List<Integer> written() {
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (page.line(i).own() && !page.line(i).blank()) {
        lines.add(i);
      }
    }
    return lines;
  }

  private PageLine fromEnd(int index) {
    return page.line(own.get(own.size() - 1 - index));
  }

  // All that the author wrote from the given one of his last lines on.
  private void sign(int lastLines, Role role) {
    page.give(own.get(own.size() - lastLines), page.size(), role);
  }

  private int last() {
    return Math.min(own.size(), MOST_LINES);
  }

  private boolean structure() {
    boolean found = false;
    for (int index : own) {
      if (page.line(index).has(Mark.SIGNATURE)) {
        page.line(index).role(Role.SIGNATURE);
        found = true;
      }
    }
    if (found) {
      page.say("signature-element", "the mail program marked the signature");
    }
    return found;
  }

  private boolean rulers() {
    String clean = fromEnd(0).clean();
    if (own.size() > 1 && (Ruler.bare(clean) || clean.equals("--") || clean.equals("ᐧ"))) {
      sign(1, Role.SIGNATURE);
      return true;
    }
    return false;
  }

  private void trailingRulers() {
    own = written();
    while (own.size() > 1 && rulers()) {
      own = written();
    }
  }

  // The last paragraph, where it is a notice of confidentiality or the footer of a list.
  private boolean boilerplate() {
    int lines = 0;
    int cut = 0;
    boolean cue = false;
    for (int i = 0; i < last(); i++) {
      String folded = Fold.of(fromEnd(i).clean());
      boolean here =
          lexicon.holds(QuoteCue.DISCLAIMER, folded) || lexicon.holds(QuoteCue.FOOTER, folded);
      cue |= here;
      lines++;
      boolean opens = i + 1 == own.size() || paragraphOpens(i);
      if (cue && opens) {
        cut = lines;
        break;
      }
      if (opens && lines > 8) {
        break;
      }
    }
    if (!cue || cut == 0 || cut == own.size()) {
      return false;
    }
    int above = own.get(own.size() - 1 - cut);
    if (Ruler.bare(page.line(above).clean()) && cut + 1 < own.size()) {
      cut++;
    }
    page.say(
        "boilerplate",
        "the last lines, from \""
            + page.words(own.get(own.size() - cut))
            + "\" on, are a notice or footer");
    sign(cut, Role.SIGNATURE);
    return true;
  }

  private boolean paragraphOpens(int fromEnd) {
    int index = own.get(own.size() - 1 - fromEnd);
    int above = own.get(own.size() - 2 - fromEnd);
    return index - above > 1 || Ruler.bare(page.line(above).clean());
  }

  // RFC 3676 4.3: the line "-- " stands above a signature; other dashes only with more evidence.
  private boolean dashes() {
    int contact = 0;
    boolean sentences = false;
    int limit = Math.min(last(), MOST_BELOW_DASHES);
    int best = 0;
    for (int i = 0; i < limit && i + 1 < own.size(); i++) {
      PageLine line = fromEnd(i);
      String clean = line.clean();
      boolean proper = clean.equals("--") || clean.equals("—") || clean.equals("–");
      if (i > 0 && proper && (!sentences || line.shown().equals("-- ") || contact > 0)) {
        best = i + 1;
      } else if (i > 0 && Ruler.bare(clean) && !sentences && (contact >= 2 || nameBelow(i))) {
        best = i + 1;
      }
      contact += ContactLines.score(line);
      sentences |= clean.length() > LONG_LINE;
    }
    if (best == 0) {
      return false;
    }
    page.say("signature-dashes", "all below the line of dashes is a signature");
    sign(best, Role.SIGNATURE);
    return true;
  }

  private boolean nameBelow(int fromEnd) {
    Kind kind = closings.kind(fromEnd(fromEnd - 1));
    return kind == Kind.NAME || kind == Kind.FORMULA;
  }

  private boolean device() {
    int found = 0;
    int lines = 0;
    for (int i = 0; i < last() && i + 1 < own.size(); i++) {
      lines++;
      if (deviceLine(fromEnd(i))) {
        found = mostlyDevices(lines) ? lines : found;
      } else if (found == 0 && i > 2) {
        break;
      }
    }
    if (found == 0 || found == own.size()) {
      return false;
    }
    page.say(
        "device-line",
        "\""
            + page.words(own.get(own.size() - found))
            + "\" is what a device or program writes below a mail");
    sign(found, Role.SIGNATURE);
    return true;
  }

  // Some phones put it first.
  private void deviceOnTop() {
    own = written();
    if (own.size() > 1
        && deviceLine(page.line(own.getFirst()))
        && own.get(1) - own.getFirst() > 1) {
      page.say(
          "device-line",
          "\"" + page.words(own.getFirst()) + "\" is what a device writes into a mail");
      page.line(own.getFirst()).role(Role.SIGNATURE);
    }
  }

  private boolean mostlyDevices(int lines) {
    int devices = 0;
    for (int i = 0; i < lines; i++) {
      devices += deviceLine(fromEnd(i)) ? 1 : 0;
    }
    return devices * 2 > lines || (devices > 0 && lines <= 2 && othersSign(lines));
  }

  private boolean othersSign(int lines) {
    for (int i = 0; i < lines; i++) {
      if (!deviceLine(fromEnd(i))
          && ContactLines.score(fromEnd(i)) == 0
          && closings.kind(fromEnd(i)) != Kind.NAME) {
        return false;
      }
    }
    return true;
  }

  private boolean deviceLine(PageLine line) {
    return lexicon.devices().is(line.clean());
  }

  private boolean learnedLines() {
    int lines = 0;
    while (lines + 1 < own.size() && learned.contains(Fold.of(fromEnd(lines).clean()))) {
      lines++;
    }
    if (lines == 0) {
      return false;
    }
    page.say("learned-signature", lines + " lines end the other mails of this sender, too");
    sign(lines, Role.SIGNATURE);
    return true;
  }

  // The sender's name and what lies below it, where that is how to reach somebody.
  private boolean contactBlock() {
    int contact = 0;
    int limit = Math.min(last(), MOST_BELOW_FORMULA);
    int block = 0;
    for (int i = 0; i < limit && i + 1 < own.size(); i++) {
      PageLine line = fromEnd(i);
      if (!ContactLines.fits(line)) {
        break;
      }
      if (i > 0 && contact >= 1 && senderStarts(line)) {
        block = i + 1;
      }
      contact += ContactLines.score(line);
      if (closings.kind(line) == Kind.FORMULA || closings.kind(line) == Kind.FORMULA_AND_NAME) {
        block = 0;
        break;
      }
    }
    if (block > 1 && closings.sender(fromEnd(block - 1)) && senderStarts(fromEnd(block - 2))) {
      block--; // the first name alone belongs to the closing above
    }
    block = block == 0 && nameAndMore() ? 1 : block;
    if (block == 0) {
      return false;
    }
    page.say(
        "contact-block",
        "below the sender's name \""
            + page.words(own.get(own.size() - block))
            + "\" stands how to reach the sender");
    sign(block, Role.SIGNATURE);
    return true;
  }

  // "Gerald Moss, Mossbrook Sourcing" alone in the last paragraph.
  private boolean nameAndMore() {
    PageLine line = fromEnd(0);
    return own.size() > 1
        && own.getLast() - own.get(own.size() - 2) > 1
        && senderStarts(line)
        && !closings.sender(line)
        && ContactLines.fits(line);
  }

  private boolean senderStarts(PageLine line) {
    String phrase = Lexicon.phrase(line.clean());
    String[] words = phrase.split(" ");
    if (words.length < 2 || words.length > 8) {
      return closings.sender(line);
    }
    return closings.sender(line)
        || (talk.senderWords().contains(words[0]) && talk.senderWords().contains(words[1]));
  }

  private void closing() {
    int limit = Math.min(last(), MOST_BELOW_FORMULA);
    int formula = 0;
    boolean fits = true;
    for (int i = 0; i < limit && fits && i + 1 < own.size() + 1; i++) {
      PageLine line = fromEnd(i);
      Kind kind = closings.kind(line);
      boolean named = i > 0 ? closings.belowFormula(fromEnd(i - 1)) : signatureNamesSender();
      if (kind == Kind.FORMULA || kind == Kind.FORMULA_AND_NAME || (kind == Kind.WISH && named)) {
        formula = i + 1;
        break;
      }
      fits = closings.belowFormula(line) && (i < 2 || ContactLines.fits(line));
    }
    if (formula > 0 && formula < own.size()) {
      closeAt(formula);
    } else if (formula == 0 && own.size() > 1 && closings.kind(fromEnd(0)) == Kind.NAME) {
      page.say("closing-name", "\"" + page.words(own.getLast()) + "\" is the sender's name");
      sign(1, Role.CLOSING);
    }
  }

  private boolean signatureNamesSender() {
    int below = page.nextWritten(own.getLast() + 1);
    return below < page.size()
        && page.line(below).role() == Role.SIGNATURE
        && senderStarts(page.line(below));
  }

  // The formula and the name are the closing; what stands below them is the signature.
  private void closeAt(int formula) {
    int first = own.size() - formula;
    page.say("closing", "\"" + page.words(own.get(first)) + "\" closes the mail");
    int end = first + 1;
    boolean named = closings.kind(page.line(own.get(first))) == Kind.FORMULA_AND_NAME;
    while (!named
        && end < own.size()
        && end < first + 2
        && ContactLines.score(page.line(own.get(end))) == 0) {
      end++;
    }
    int behind = end < own.size() ? own.get(end) : page.size();
    page.give(own.get(first), behind, Role.CLOSING);
    page.give(behind, page.size(), Role.SIGNATURE);
  }
}
