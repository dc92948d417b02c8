package io.postern.understanding;

import io.postern.understanding.HeaderBlocks.Backing;
import io.postern.understanding.Lexicon.Intro;
import io.postern.understanding.Lexicon.Prefix;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what is a forward rather than an answer, and takes the forwarded mails out. */
final class ForwardCutter {
  private static final int MOST_NESTED = 5;
  private static final int MANY_LANGUAGES = 3;

  /** Makes the original from the text below its header. */
  interface Original {
    Forwarded with(String text);
  }

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;
  private final HeaderBlocks blocks;
  private final QuotedRuns runs;
  private final ForwardReader reader;
  private final List<Forwarded> forwarded = new ArrayList<>();

  ForwardCutter(Page page, Lexicon lexicon, Talk talk, HeaderBlocks blocks, QuotedRuns runs) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
    this.blocks = blocks;
    this.runs = runs;
    this.reader = new ForwardReader(lexicon, talk);
  }

  /** What was taken out, outermost first. */
  List<Forwarded> forwarded() {
    return forwarded;
  }

  /**
   * Whether the mail below a header block is forwarded: the ruler says so, or the subject does, or
   * nothing speaks for an answer.
   *
   * @param languages that have the labels of the block
   */
  boolean forwards(Optional<Intro> intro, Set<String> languages) {
    if (!forwarded.isEmpty()) {
      return false;
    }
    if (intro.isPresent() && intro.get() == Intro.FORWARDED) {
      return true;
    }
    if (talk.forward() && talk.prefix().reply()) {
      Set<String> replies = talk.prefix().senses().getOrDefault(Prefix.REPLY, Set.of());
      return languages.size() > MANY_LANGUAGES || languages.stream().noneMatch(replies::contains);
    }
    return talk.forward() || !talk.reply();
  }

  /** Whether a line like "On … wrote:" introduces a forwarded mail: only the subject can say so. */
  boolean forwardsByAttribution() {
    return forwarded.isEmpty() && talk.forward() && !talk.prefix().reply();
  }

  int cut(int start, HeaderBlock block, String rule) {
    return cut(start, block.end(), text -> reader.of(block, text), rule);
  }

  int cut(int start, Attributions.Attribution attribution, String rule) {
    return cut(start, attribution.end(), text -> reader.of(attribution.text(), text), rule);
  }

  /** From nothing but a ruler. */
  int cut(int ruler, String rule) {
    return cut(ruler, ruler + 1, reader::of, rule);
  }

  // Gives the lines of the forwarded mail away; the line behind it.
  private int cut(int start, int bodyStart, Original original, String rule) {
    int base = page.line(Math.max(start, bodyStart - 1)).depth();
    if (bodyStart < page.size() && page.nextWritten(bodyStart) < page.size()) {
      int below = page.nextWritten(bodyStart);
      // Zoho repeats the ruler below the header block.
      bodyStart = page.line(below).clean().equals(page.line(start).clean()) ? below + 1 : bodyStart;
    }
    int first = page.nextWritten(bodyStart);
    int end;
    if (first < page.size() && (page.line(first).depth() > base || base > 0)) {
      base = base > 0 ? base : page.line(first).depth();
      end = runs.end(first, base, true);
    } else {
      end = closingRuler(bodyStart);
    }
    page.say(rule, "the mail forwards another one, from \"" + page.words(start) + "\" on");
    forwarded.add(original.with(page.text(bodyStart, end, base)));
    nested(bodyStart, end, base);
    if (end < page.size()
        && (ruler(end).filter(Ruler::closes).isPresent() || Ruler.bare(page.line(end).clean()))) {
      end++;
    }
    page.give(start, end, Role.FORWARDED);
    return end;
  }

  private void nested(int from, int end, int base) {
    for (int i = from; i < end && forwarded.size() < MOST_NESTED; i++) {
      if (ruler(i).filter(it -> !it.closes() && it.intro() == Intro.FORWARDED).isEmpty()) {
        continue;
      }
      int below = page.nextWritten(i + 1);
      Optional<HeaderBlock> block =
          below < end ? blocks.at(below, Backing.ANNOUNCED) : Optional.empty();
      if (block.isPresent()) {
        int depth = page.line(below).depth();
        int bodyEnd = depth > base ? Math.min(end, runs.end(below, depth, true)) : end;
        forwarded.add(reader.of(block.get(), page.text(block.get().end(), bodyEnd, depth)));
        i = block.get().end() - 1;
      }
    }
  }

  // Some programs say where the forwarded mail ends, or repeat the ruler there.
  private int closingRuler(int from) {
    for (int i = from; i < page.size(); i++) {
      Optional<Ruler> ruler = ruler(i).filter(Ruler::sure);
      if (ruler.isPresent()
          && (ruler.get().closes()
              || (ruler.get().rest().isEmpty() && page.nextWritten(i + 1) == page.size()))) {
        return i;
      }
    }
    int last = page.lastWritten(page.size());
    return last > from && Ruler.bare(page.line(last).clean()) ? last : page.size();
  }

  private Optional<Ruler> ruler(int index) {
    return Ruler.of(page.line(index).clean(), lexicon);
  }
}
