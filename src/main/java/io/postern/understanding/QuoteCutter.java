package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.Attributions.Attribution;
import io.postern.understanding.HeaderBlocks.Backing;
import io.postern.understanding.Lexicon.Intro;
import io.postern.understanding.PageLine.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells quotes and forwarded mails from what the author wrote, top to bottom. */
final class QuoteCutter {
  private static final int MAX_MARKER = 120;
  private static final int MOST_LINES = 2_000;
  private static final int SHORTEST_RULER = 10;
  private static final int SHORTEST_HEADERS = 8;
  private static final int NOTHING = -1;

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;
  private final HeaderBlocks blocks;
  private final Attributions attributions;
  private final QuotedRuns runs;
  private final ForwardCutter forwards;
  private final Citations citations;
  private final Optional<NoticeQuote> notice;
  private boolean introduced;
  private boolean doubtful;

  QuoteCutter(Page page, Lexicon lexicon, Talk talk, List<Known.SentNotice> sent) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
    this.blocks = new HeaderBlocks(page, lexicon, talk);
    this.attributions = new Attributions(page, lexicon, talk.people(), talk.reply());
    this.runs = new QuotedRuns(page);
    this.forwards = new ForwardCutter(page, lexicon, talk, blocks, runs);
    this.citations = new Citations(page);
    this.notice = NoticeQuote.find(page, sent);
  }

  /**
   * Gives each line that the author did not write its role; the forwarded mails, outermost first.
   */
  List<Forwarded> cut() {
    int at = 0;
    int looked = 0;
    while (at < page.size()) {
      PageLine line = page.line(at);
      if (line.blank() || !line.own()) {
        at++;
      } else if (looked < MOST_LINES || line.quoted()) {
        looked++;
        at = step(at);
      } else {
        at++;
      }
    }
    if (looked >= MOST_LINES) {
      page.say("limit", "only the first " + MOST_LINES + " lines are looked at one by one");
    }
    notice.ifPresent(this::cutNotice);
    if (forwards.forwarded().isEmpty()) {
      citations.settle(introduced, talk.reply());
    }
    return forwards.forwarded();
  }

  // Our own mail, without any mark or introduction.
  private void cutNotice(NoticeQuote ours) {
    int first = ours.first();
    if (ours.open()) {
      ours.cut();
      introduced = true;
    }
    int above = page.lastWritten(first);
    while (above >= 0 && !page.line(above).own()) {
      above = page.lastWritten(above);
    }
    doubtful |= above < 0 && !page.line(first).quoted();
  }

  /** Whether what is left may be quoted: it stands below an introduction, and nothing above it. */
  boolean doubtful() {
    return doubtful;
  }

  // Where to go on behind a line of the author's, or behind what begins with it.
  private int step(int at) {
    PageLine line = page.line(at);
    if (line.quoted()) {
      return quotedRun(at);
    }
    Optional<Ruler> ruler = Ruler.of(line.clean(), lexicon).filter(it -> !it.closes());
    if (ruler.isPresent()) {
      int end = ruled(at, ruler.get());
      if (end != NOTHING) {
        return end;
      }
    }
    Optional<HeaderBlock> block = blocks.at(at, backing(at));
    if (block.isPresent()) {
      return headed(at, block.get(), Optional.empty());
    }
    Optional<Attribution> attribution = attributions.at(at);
    if (attribution.isPresent()) {
      return attributed(at, attribution.get());
    }
    if (line.has(Mark.ATTRIBUTION)) {
      introduced = true;
      page.give(at, at + 1, Role.QUOTED);
    } else if (marker(line)) {
      page.say("reply-marker", "all below \"" + page.words(at) + "\" is the mail answered");
      return quoteToEnd(at, at + 1);
    }
    return at + 1;
  }

  private boolean marker(PageLine line) {
    String clean = line.clean();
    boolean framed = clean.startsWith("##") && clean.endsWith("##") && clean.indexOf(' ') > 0;
    return clean.length() <= MAX_MARKER
        && (framed || lexicon.holds(QuoteCue.MARKER, line.folded()));
  }

  private Backing backing(int at) {
    PageLine line = page.line(at);
    if (line.has(Mark.ATTRIBUTION)
        || line.has(Mark.FORWARD)
        || line.has(Mark.RULER)
        || drawnAbove(at)
        || withRuler(at, SHORTEST_RULER) < at) {
      return Backing.ANNOUNCED;
    }
    return talk.reply() || talk.forward() ? Backing.REPLY : Backing.NOTHING;
  }

  // A ruler with words in it, if what stands below bears it out.
  private int ruled(int at, Ruler ruler) {
    Optional<Intro> intro = Optional.of(ruler.intro());
    if (ruler.rest().length() > SHORTEST_HEADERS) {
      Map<QuoteCue, String> fields = GluedHeaders.of(ruler.rest(), lexicon);
      if (fields.containsKey(QuoteCue.FROM)) {
        return headed(at, new HeaderBlock(at, at + 1, fields, Set.of()), intro);
      }
    }
    Optional<HeaderBlock> block = below(at, ruler);
    if (block.isPresent()) {
      return headed(at, block.get(), intro);
    }
    int below = page.nextWritten(at + 1);
    if (ruler.intro() == Intro.FORWARDED && below < page.size()) {
      Optional<Attribution> attribution = attributions.at(below);
      if (attribution.isPresent()) {
        introduced = true;
        return forwards.cut(at, attribution.get(), "forward-ruler");
      }
      if (ruler.sure()) {
        introduced = true;
        return forwards.cut(at, "forward-ruler");
      }
    }
    if (!ruler.sure()) {
      return NOTHING;
    }
    page.say("original-ruler", "all below \"" + page.words(at) + "\" is quoted");
    return quoteToEnd(at, at + 1);
  }

  // The header block below a ruler; below an unsure one a line or two may stand between.
  private Optional<HeaderBlock> below(int at, Ruler ruler) {
    int below = page.nextWritten(at + 1);
    int between = ruler.sure() ? 0 : 2;
    for (int i = 0; i <= between && below < page.size(); i++) {
      Optional<HeaderBlock> block = blocks.at(below, Backing.ANNOUNCED);
      if (block.isPresent()) {
        return block;
      }
      below = page.nextWritten(below + 1);
    }
    return Optional.empty();
  }

  private int headed(int at, HeaderBlock block, Optional<Intro> intro) {
    introduced = true;
    int start = withRuler(at, 0);
    if (forwards.forwards(intro, block.languages())) {
      return forwards.cut(
          start, block, intro.isPresent() ? "forward-ruler" : "forward-header-block");
    }
    page.say(
        "header-block",
        "the lines from \"" + page.words(block.start()) + "\" are the header of the mail answered");
    return quoteBelow(start, block.end());
  }

  private int attributed(int at, Attribution attribution) {
    introduced = true;
    if (forwards.forwardsByAttribution()) {
      return forwards.cut(at, attribution, "forward-attribution");
    }
    page.say("attribution", "\"" + attribution.text() + "\" introduces a quote");
    return quoteBelow(withRuler(at, 0), attribution.end());
  }

  // Lines that introduce a quote: what is marked below them is quoted, else all that follows.
  private int quoteBelow(int start, int end) {
    int below = page.nextWritten(end);
    if (below < page.size() && page.line(below).quoted()) {
      page.give(start, below, Role.QUOTED);
      return below;
    }
    if (below < page.size() && page.lastWritten(start) < 0 && talk.reply()) {
      doubtful = true;
      page.say("nothing-above", "nothing stands above: what is below may be the answer");
      page.give(start, end, Role.QUOTED);
      return below;
    }
    return quoteToEnd(start, end);
  }

  private int quotedRun(int at) {
    int end = runs.end(at, 1, false);
    Optional<Integer> forward = forwardedIn(at, end);
    if (forward.isPresent()) {
      return forward.get();
    }
    boolean groupWise = page.line(at).depth() > 2 && page.line(at).clean().endsWith(">>>");
    boolean announced =
        groupWise || blocks.at(at, Backing.NOTHING).isPresent() || attributions.at(at).isPresent();
    page.give(at, end, Role.QUOTED);
    page.say("quote-marks", (end - at) + " quoted lines from \"" + page.words(at) + "\" on");
    if (groupWise) {
      return quoteToEnd(at, at + 1); // GroupWise: >>> Ada Byron <ada@…> 3/12/2024 9:14 AM >>>
    }
    if (!introduced && !announced) {
      citations.unannounced(at, end, page.html() && !page.line(at).has(Mark.QUOTE));
    }
    introduced |= announced;
    return end;
  }

  // The first lines of a quoted run may say that it is a forwarded mail.
  private Optional<Integer> forwardedIn(int at, int end) {
    int line = at;
    for (int looked = 0; looked < 3 && line < end; looked++) {
      Optional<Ruler> ruler = Ruler.of(page.line(line).clean(), lexicon).filter(it -> !it.closes());
      int below = page.nextWritten(line + 1);
      if (ruler.isPresent() && below < end) {
        Optional<HeaderBlock> block = blocks.at(below, Backing.ANNOUNCED);
        if (block.isPresent()
            && forwards.forwards(Optional.of(ruler.get().intro()), block.get().languages())) {
          introduced = true;
          return Optional.of(forwards.cut(at, block.get(), "forward-ruler"));
        }
      }
      line = below;
    }
    int below = page.nextWritten(at + 1);
    return blocks
        .at(at, Backing.NOTHING)
        .or(() -> below < end ? blocks.at(below, Backing.NOTHING) : Optional.empty())
        .filter(block -> forwards.forwards(Optional.empty(), block.languages()))
        .map(
            block -> {
              introduced = true;
              return forwards.cut(at, block, "forward-header-block");
            })
        .or(() -> attributedForward(at));
  }

  private Optional<Integer> attributedForward(int at) {
    return Optional.of(at)
        .filter(it -> forwards.forwardsByAttribution())
        .flatMap(attributions::at)
        .map(
            attribution -> {
              introduced = true;
              return forwards.cut(at, attribution, "forward-attribution");
            });
  }

  private boolean drawnAbove(int at) {
    int above = at - 1;
    while (above >= 0 && at - above <= 2 && page.line(above).blank()) {
      if (page.line(above).has(Mark.RULER)) {
        return true;
      }
      above--;
    }
    return false;
  }

  // The line of dashes right above, if there is one; else the line itself.
  private int withRuler(int at, int shortest) {
    int above = page.lastWritten(at);
    return above >= 0
            && at - above <= 2
            && page.line(above).own()
            && page.line(above).clean().length() >= shortest
            && Ruler.drawn(page.line(above).clean())
        ? above
        : at;
  }

  // Where our own mail begins below, it is told from what the author wrote between its lines.
  private int quoteToEnd(int at, int headEnd) {
    introduced = true;
    Optional<NoticeQuote> below = notice.filter(it -> it.first() >= at);
    if (below.isPresent()) {
      page.give(at, Math.max(headEnd, below.get().first()), Role.QUOTED);
      return below.get().cut();
    }
    page.give(at, page.size(), Role.QUOTED);
    return page.size();
  }
}
