package io.postern.understanding;

import io.postern.mail.Mark;
import io.postern.understanding.Attributions.Attribution;
import io.postern.understanding.HeaderBlocks.Backing;
import io.postern.understanding.Lexicon.Intro;
import io.postern.understanding.Lexicon.Prefix;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells quotes and forwarded mails from what the author wrote, top to bottom. */
final class QuoteCutter {
  private static final int LONG_LINE = 56;
  private static final int MAX_MARKER = 120;
  private static final int MOST_NESTED = 5;

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;
  private final HeaderBlocks blocks;
  private final Attributions attributions;
  private final ForwardReader reader;
  private final List<Forwarded> forwarded = new ArrayList<>();
  private final List<int[]> setApart = new ArrayList<>();
  private boolean introduced;

  QuoteCutter(Page page, Lexicon lexicon, Talk talk) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
    this.blocks = new HeaderBlocks(page, lexicon);
    this.attributions = new Attributions(page, lexicon, talk.people(), talk.reply());
    this.reader = new ForwardReader(lexicon, talk);
  }

  /**
   * Gives each line that the author did not write its role; the forwarded mails, outermost first.
   */
  List<Forwarded> cut() {
    int at = 0;
    while (at < page.size()) {
      PageLine line = page.line(at);
      at = line.blank() || !line.own() ? at + 1 : step(at);
    }
    if (!introduced && !talk.reply() && forwarded.isEmpty()) {
      keepCitations();
    } else if (introduced) {
      setApart.forEach(run -> page.take(run[0], run[1], Role.QUOTED, Role.OWN));
    }
    return forwarded;
  }

  private int step(int at) {
    PageLine line = page.line(at);
    if (line.quoted()) {
      return quotedRun(at);
    }
    Optional<Ruler> ruler = Ruler.of(line.clean(), lexicon);
    if (ruler.isPresent()) {
      int end = ruled(at, ruler.get());
      if (end > at) {
        return end;
      }
    }
    boolean announced = line.has(Mark.ATTRIBUTION) || line.has(Mark.FORWARD) || afterRuler(at);
    Backing backing =
        announced
            ? Backing.ANNOUNCED
            : talk.reply() || talk.forward() ? Backing.REPLY : Backing.NOTHING;
    Optional<HeaderBlock> block = blocks.at(at, backing);
    if (block.isPresent()) {
      return headed(at, block.get(), Optional.empty());
    }
    Optional<Attribution> attribution = attributions.at(at);
    if (attribution.isPresent()) {
      return attributed(at, attribution.get());
    }
    if (line.has(Mark.ATTRIBUTION)) {
      page.give(at, at + 1, Role.QUOTED);
      introduced = true;
      return at + 1;
    }
    if (line.clean().length() <= MAX_MARKER
        && lexicon.holds(QuoteCue.MARKER, Fold.of(line.clean()))) {
      page.say(
          "reply-marker", "all below the line \"" + page.words(at) + "\" is the mail answered");
      return quoteToEnd(at);
    }
    return at + 1;
  }

  private boolean afterRuler(int at) {
    int above = page.lastWritten(at);
    return page.line(at).has(Mark.RULER)
        || (above >= 0
            && at - above <= 2
            && page.line(above).own()
            && page.line(above).clean().length() >= 10
            && Ruler.bare(page.line(above).clean()));
  }

  // A ruler with words; -1 when what stands below does not bear it out.
  private int ruled(int at, Ruler ruler) {
    if (ruler.closes()) {
      return -1;
    }
    if (ruler.rest().length() > 8) {
      Map<QuoteCue, String> fields = GluedHeaders.of(ruler.rest(), lexicon);
      if (fields.containsKey(QuoteCue.FROM)) {
        return headed(
            at, new HeaderBlock(at, at + 1, fields, Set.of()), Optional.of(ruler.intro()));
      }
    }
    int below = page.nextWritten(at + 1);
    if (below < page.size()) {
      Optional<HeaderBlock> block = blocks.at(below, Backing.ANNOUNCED);
      if (block.isEmpty() && !ruler.sure()) {
        for (int i = 0; i < 2 && block.isEmpty() && below < page.size(); i++) {
          below = page.nextWritten(below + 1);
          block = below < page.size() ? blocks.at(below, Backing.ANNOUNCED) : block;
        }
      }
      if (block.isPresent()) {
        return headed(at, block.get(), Optional.of(ruler.intro()));
      }
      Optional<Attribution> attribution = attributions.at(below);
      if (attribution.isPresent() && ruler.intro() == Intro.FORWARDED) {
        return forward(
            at,
            attribution.get().end(),
            text -> reader.of(attribution.get().text(), text),
            "forward-ruler");
      }
    }
    if (!ruler.sure()) {
      return -1;
    }
    if (ruler.intro() == Intro.FORWARDED && below < page.size()) {
      return forward(at, at + 1, text -> reader.of(text), "forward-ruler");
    }
    page.say("original-ruler", "all below \"" + page.words(at) + "\" is quoted");
    return quoteToEnd(at);
  }

  private int headed(int at, HeaderBlock block, Optional<Intro> intro) {
    introduced = true;
    int start = withRuler(at);
    if (forwards(intro, block.languages())) {
      return forward(
          start,
          block.end(),
          text -> reader.of(block, text),
          intro.isPresent() ? "forward-ruler" : "forward-header-block");
    }
    page.say(
        "header-block",
        "the lines from \""
            + page.words(block.start())
            + "\" are the header of the mail answered; it is quoted below");
    int below = page.nextWritten(block.end());
    if (below < page.size() && page.line(below).depth() > page.line(block.start()).depth()) {
      page.give(start, below, Role.QUOTED);
      return below;
    }
    return quoteToEnd(start);
  }

  private int attributed(int at, Attribution attribution) {
    introduced = true;
    if (talk.forward() && !talk.prefix().reply() && forwarded.isEmpty()) {
      return forward(
          at,
          attribution.end(),
          text -> reader.of(attribution.text(), text),
          "forward-attribution");
    }
    page.say("attribution", "\"" + attribution.text() + "\" introduces a quote");
    int below = page.nextWritten(attribution.end());
    if (below < page.size() && page.line(below).quoted()) {
      page.give(at, below, Role.QUOTED);
      return below;
    }
    return quoteToEnd(withRuler(at));
  }

  private boolean forwards(Optional<Intro> intro, Set<String> languages) {
    if (!forwarded.isEmpty()) {
      return false;
    }
    if (intro.isPresent() && intro.get() == Intro.FORWARDED) {
      return true;
    }
    if (talk.forward() && talk.prefix().reply()) {
      Set<String> replies = talk.prefix().senses().getOrDefault(Prefix.REPLY, Set.of());
      return languages.size() > 3 || languages.stream().noneMatch(replies::contains);
    }
    return talk.forward() || !talk.reply();
  }

  private interface Original {
    Forwarded with(String text);
  }

  private int forward(int start, int bodyStart, Original original, String rule) {
    introduced = true;
    int base = page.line(Math.max(start, bodyStart - 1)).depth();
    int first = page.nextWritten(bodyStart);
    int end = page.size();
    if (first < page.size() && (page.line(first).depth() > base || base > 0)) {
      base = base > 0 ? base : page.line(first).depth();
      end = runEnd(first, base, true);
    } else {
      end = closingRuler(bodyStart);
    }
    page.say(rule, "the mail forwards another one, from \"" + page.words(start) + "\" on");
    forwarded.add(original.with(page.text(bodyStart, end, base)));
    nested(bodyStart, end, base);
    page.give(start, end, Role.FORWARDED);
    if (end < page.size()
        && Ruler.of(page.line(end).clean(), lexicon).filter(Ruler::closes).isPresent()) {
      page.give(end, end + 1, Role.FORWARDED);
      end++;
    }
    return end;
  }

  private void nested(int from, int end, int base) {
    for (int i = from; i < end && forwarded.size() < MOST_NESTED; i++) {
      Optional<Ruler> ruler = Ruler.of(page.line(i).clean(), lexicon).filter(it -> !it.closes());
      if (ruler.isPresent() && ruler.get().intro() == Intro.FORWARDED) {
        int below = page.nextWritten(i + 1);
        Optional<HeaderBlock> block =
            below < end ? blocks.at(below, Backing.ANNOUNCED) : Optional.empty();
        if (block.isPresent()) {
          int depth = page.line(below).depth();
          int bodyEnd = depth > base ? Math.min(end, runEnd(below, depth, true)) : end;
          forwarded.add(reader.of(block.get(), page.text(block.get().end(), bodyEnd, depth)));
          i = block.get().end() - 1;
        }
      }
    }
  }

  private int closingRuler(int from) {
    for (int i = from; i < page.size(); i++) {
      Optional<Ruler> ruler = Ruler.of(page.line(i).clean(), lexicon);
      if (ruler.isPresent() && ruler.get().sure()) {
        if (ruler.get().closes()) {
          return i;
        }
        if (ruler.get().rest().isEmpty() && page.nextWritten(i + 1) == page.size()) {
          return i;
        }
      }
    }
    return page.size();
  }

  private int quotedRun(int at) {
    int end = runEnd(at, 1, false);
    int looked = 0;
    for (int i = at; i < end && looked < 3; i = page.nextWritten(i + 1), looked++) {
      Optional<Ruler> ruler = Ruler.of(page.line(i).clean(), lexicon);
      int below = page.nextWritten(i + 1);
      if (ruler.isPresent()
          && ruler.get().intro() == Intro.FORWARDED
          && below < end
          && forwarded.isEmpty()) {
        Optional<HeaderBlock> block = blocks.at(below, Backing.ANNOUNCED);
        if (block.isPresent()) {
          return forward(
              at, block.get().end(), text -> reader.of(block.get(), text), "forward-ruler");
        }
      }
    }
    Optional<HeaderBlock> block = blocks.at(at, Backing.NOTHING);
    if (block.isPresent() && forwards(Optional.empty(), block.get().languages())) {
      return forward(
          at, block.get().end(), text -> reader.of(block.get(), text), "forward-header-block");
    }
    Optional<Attribution> attribution = attributions.at(at);
    introduced |= block.isPresent() || attribution.isPresent();
    page.give(at, end, Role.QUOTED);
    if (page.line(at).depth() > 2
        && attribution.isPresent()
        && page.line(at).clean().endsWith(">>>")) {
      page.say("attribution", "\"" + page.words(at) + "\" introduces a quote");
      return quoteToEnd(at);
    }
    if (!introduced && page.html() && !page.line(at).has(Mark.QUOTE)) {
      setApart.add(new int[] {at, end});
    }
    page.say("quote-marks", (end - at) + " quoted lines from \"" + page.words(at) + "\" on");
    return end;
  }

  // Quoted lines, the blank ones between them, and what lost its mark when a program wrapped it.
  private int runEnd(int start, int depth, boolean forward) {
    int end = start;
    int at = start;
    while (at < page.size()) {
      PageLine line = page.line(at);
      if (line.quoted() && (line.depth() >= depth || line.blank() || line.has(Mark.QUOTE))) {
        end = at + 1;
      } else if (!line.blank() && !spilt(at, forward)) {
        break;
      }
      at++;
    }
    return end;
  }

  private boolean spilt(int at, boolean forward) {
    if (at == 0 || at + 1 >= page.size()) {
      return false;
    }
    PageLine above = page.line(at - 1);
    PageLine line = page.line(at);
    PageLine below = page.line(at + 1);
    if (!above.quoted() || !below.quoted()) {
      return false;
    }
    if (forward || onlyLink(line)) {
      return true;
    }
    if (above.clean().length() < LONG_LINE || line.clean().length() >= above.clean().length()) {
      return false;
    }
    int first = line.clean().codePointAt(0);
    return Character.isLowerCase(first)
        || ".?!:".indexOf(above.clean().charAt(above.clean().length() - 1)) < 0
            && !Character.isUpperCase(first);
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

  private int withRuler(int at) {
    int above = page.lastWritten(at);
    return above >= 0
            && at - above <= 2
            && page.line(above).own()
            && Ruler.bare(page.line(above).clean())
        ? above
        : at;
  }

  private int quoteToEnd(int at) {
    introduced = true;
    page.give(at, page.size(), Role.QUOTED);
    return page.size();
  }

  // Where nothing says that this is an answer, marked lines in the midst are the author's
  // citations.
  private void keepCitations() {
    Set<Integer> cited = new HashSet<>();
    int last = -1;
    for (int i = 0; i < page.size(); i++) {
      if (page.line(i).own() && !page.line(i).blank()) {
        last = i;
      }
    }
    for (int i = 0; i < last; i++) {
      if (page.line(i).role() == Role.QUOTED) {
        cited.add(i);
        page.line(i).role(Role.OWN);
      }
    }
    if (!cited.isEmpty()) {
      page.say("citation", "the quoted lines are cited by the author: the mail answers none");
    }
  }
}
