package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.Closings.Kind;
import io.postern.understanding.PageLine.Role;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells signatures from what the author wrote, from the last line up: what mail programs mark,
 * rulers, notices and footers, dashes, device lines, lines known from earlier mails. It cuts only
 * what is sure: one line too much kept is harmless, one lost is not.
 */
final class SignatureCutter {
  private static final int MOST_BELOW_DASHES = 25;
  private static final int LONG_LINE = 120;
  private static final int FULL_LINE = 50;
  private static final int LONG_PARAGRAPH = 8;
  private static final int SENTENCE_WORDS = 5;
  private static final int MOST_ROUNDS = 12;

  private final Tail tail;
  private final Lexicon lexicon;
  private final Closings closings;
  private final Talk talk;
  private final SenderBlock senderBlock;
  private final Set<String> learned = new HashSet<>();

  SignatureCutter(Tail tail, Lexicon lexicon, Closings closings, Talk talk, Known known) {
    this.talk = talk;
    this.tail = tail;
    this.lexicon = lexicon;
    this.closings = closings;
    this.senderBlock = new SenderBlock(tail, closings);
    known.signatureLines().forEach(line -> learned.add(Fold.of(Fold.clean(line))));
  }

  void cut() {
    marked();
    boolean more = true;
    for (int round = 0; more && round < MOST_ROUNDS && tail.size() > 0; round++) {
      more =
          rulers()
              || boilerplate()
              || dashes()
              || devices()
              || learnedLines()
              || ownAddress()
              || senderBlock.cut();
    }
    deviceOnTop();
  }

  /** Takes lines of nothing but dashes off the end. */
  boolean rulers() {
    int count = 0;
    while (count + 1 < tail.size() && ruler(tail.line(count).clean())) {
      count++;
    }
    if (count == 0) {
      return false;
    }
    tail.give(count, Role.SIGNATURE);
    return true;
  }

  private static boolean ruler(String clean) {
    return Ruler.bare(clean)
        || clean.equals("--")
        || clean.equals("ᐧ") // Streak's mark
        || clean.chars().allMatch(c -> c == '|' || c == ' '); // an empty row of a table
  }

  private void marked() {
    Page page = tail.page();
    boolean found = false;
    for (int i = 0; i < page.size(); i++) {
      if (page.line(i).own() && page.line(i).has(Mark.SIGNATURE)) {
        page.line(i).role(Role.SIGNATURE);
        found |= !page.line(i).blank();
      }
    }
    if (found) {
      page.say("signature-element", "the mail program marked the signature");
      tail.look();
    }
  }

  // The last paragraph, where it is a notice of confidentiality or the footer of a list.
  private boolean boilerplate() {
    boolean cue = false;
    int cut = 0;
    for (int i = 0; i + 1 < tail.size() && cut == 0; i++) {
      cue |= notice(tail.line(i));
      boolean opens = tail.apart(i) || Ruler.bare(tail.line(i + 1).clean());
      if (cue && opens) {
        cut = i + 1;
      } else if (opens && i >= LONG_PARAGRAPH) {
        break;
      }
    }
    if (cut == 0) {
      return false;
    }
    if (cut + 1 < tail.size() && Ruler.bare(tail.line(cut).clean())) {
      cut++;
    }
    String from = tail.words(cut - 1);
    tail.give(
        cut,
        Role.SIGNATURE,
        "boilerplate",
        "the last lines, from \"" + from + "\" on, are a notice or footer");
    return true;
  }

  // What stands in quotation marks somebody only tells of.
  private boolean notice(PageLine line) {
    return "\"“„«「".indexOf(line.clean().charAt(0)) < 0
        && (lexicon.holds(QuoteCue.DISCLAIMER, line.folded())
            || lexicon.holds(QuoteCue.FOOTER, line.folded()));
  }

  // RFC 3676 4.3: the line "-- " stands above a signature; other dashes only with more evidence.
  private boolean dashes() {
    int contact = 0;
    boolean sentences = false;
    boolean others = false;
    boolean remarks = false;
    int cut = 0;
    for (int i = 0; i < MOST_BELOW_DASHES && i + 1 < tail.size(); i++) {
      PageLine line = tail.line(i);
      String clean = line.clean();
      boolean proper = clean.equals("--") || clean.equals("—") || clean.equals("–");
      boolean standard = line.shown().equals("-- ");
      // Where people of others stand below such a line, it only sets them apart, as others do.
      if (i > 0 && proper && others && !standard && !nameBelow(i)) {
        cut = 0;
      } else if (i > 0
          && proper
          && !line.indented()
          && (standard || !inList(i))
          && (standard || contact > 1 || !sentences && (!remarks || contact > 0 || nameBelow(i)))) {
        cut = i + 1;
      } else if (i > 0
          && Ruler.bare(clean)
          && (formulaAbove(i) || (!sentences && !others && (contact >= 2 || nameBelow(i))))) {
        cut = i + 1;
      }
      contact += ContactLines.score(line);
      sentences |= ContactLines.score(line) == 0 && sentence(line);
      remarks |= ContactLines.score(line) == 0 && remark(clean);
      others |= ofAnother(line);
    }
    if (cut == 0) {
      return false;
    }
    tail.give(
        cut, Role.SIGNATURE, "signature-dashes", "all below the line of dashes is a signature");
    return true;
  }

  // An address of another organisation: the block below the line is about somebody else.
  private boolean ofAnother(PageLine line) {
    for (Token token : line.tokens()) {
      if (token.kind() == Token.Kind.ADDRESS && !talk.colleague(token.text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean sentence(PageLine line) {
    String clean = line.clean();
    int words = 0;
    for (Token token : line.tokens()) {
      words += token.kind() == Token.Kind.WORD ? 1 : 0;
    }
    return clean.length() > LONG_LINE
        || clean.endsWith("?")
        || (words > SENTENCE_WORDS && clean.endsWith("."));
  }

  // Items of a list above and below: the dashes only part them.
  private boolean inList(int fromEnd) {
    return fromEnd + 1 < tail.size()
        && Items.marker(tail.line(fromEnd + 1).clean()) > 0
        && Items.marker(tail.line(fromEnd - 1).clean()) > 0;
  }

  // A short sentence, or an item of a list.
  private static boolean remark(String clean) {
    return clean.indexOf(' ') > 0
        && (clean.endsWith(".") || clean.endsWith("!") || Items.marker(clean) > 0);
  }

  private boolean formulaAbove(int fromEnd) {
    Kind kind = fromEnd + 1 < tail.size() ? closings.kind(tail.line(fromEnd + 1)) : Kind.NONE;
    return kind == Kind.FORMULA || kind == Kind.WISH;
  }

  private boolean nameBelow(int fromEnd) {
    Kind kind = closings.kind(tail.line(fromEnd - 1));
    return kind == Kind.NAME || kind == Kind.FORMULA;
  }

  // Device lines, and what else stands among them, as long as they are the most.
  private boolean devices() {
    int cut = 0;
    int devices = 0;
    int strangers = 0;
    for (int i = 0; goesUp(i, strangers) && (cut > 0 || i < 3); i++) {
      if (device(tail.line(i)) && !goesOn(i)) {
        devices++;
        cut = devices * 2 > i + 1 || (i == 1 && strangers == 0) ? i + 1 : cut;
      } else if (ContactLines.score(tail.line(i)) == 0
          && closings.kind(tail.line(i)) != Kind.NAME) {
        strangers++;
      }
    }
    if (cut == 0) {
      return false;
    }
    String first = tail.words(cut - 1);
    tail.give(
        cut,
        Role.SIGNATURE,
        "device-line",
        "\"" + first + "\" is what a device or program writes below a mail");
    return true;
  }

  // The first line stays, unless there is nothing but what a device writes.
  private boolean goesUp(int fromEnd, int strangers) {
    return fromEnd + 1 < tail.size() || fromEnd < tail.size() && strangers == 0;
  }

  // The rest of a sentence that a mail program wrapped: "… was\nsent from my iPhone box".
  private boolean goesOn(int fromEnd) {
    String clean = tail.line(fromEnd).clean();
    if (fromEnd + 1 >= tail.size()
        || tail.apart(fromEnd)
        || !Character.isLowerCase(clean.codePointAt(0))) {
      return false;
    }
    String above = tail.line(fromEnd + 1).clean();
    return above.length() > FULL_LINE && Character.isLetter(above.charAt(above.length() - 1));
  }

  // Some phones put it first.
  private void deviceOnTop() {
    Page page = tail.page();
    int first = page.nextWritten(0);
    if (first + 1 < page.size()
        && page.line(first).own()
        && device(page.line(first))
        && page.line(first + 1).blank()
        && tail.size() > 1) {
      page.say("device-line", "\"" + page.words(first) + "\" is what a device writes into a mail");
      page.line(first).role(Role.SIGNATURE);
      tail.look();
    }
  }

  private boolean device(PageLine line) {
    return lexicon.devices().is(line.clean());
  }

  // Foxmail and others write the sender's address alone below a mail.
  private boolean ownAddress() {
    if (tail.size() < 2 || !tail.apart(0) || !talk.sender().contains(Fold.of(tail.words(0)))) {
      return false;
    }
    if (tail.words(0).indexOf('@') <= 0) {
      return false;
    }
    tail.give(1, Role.SIGNATURE, "contact-block", "the sender's address stands alone at the end");
    return true;
  }

  private boolean learnedLines() {
    int count = 0;
    while (count + 1 < tail.size() && learned.contains(tail.line(count).folded())) {
      count++;
    }
    if (count == 0) {
      return false;
    }
    tail.give(
        count,
        Role.SIGNATURE,
        "learned-signature",
        count + " lines end the other mails of this sender, too");
    return true;
  }
}
