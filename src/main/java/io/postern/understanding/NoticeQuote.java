package io.postern.understanding;

import io.postern.understanding.Known.SentNotice;
import io.postern.understanding.PageLine.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The very mail of ours that a mail answers, found in it again: by runs of words, so that it does
 * not matter how a mail program wrapped, marked or introduced it. Where it has no marks, the lines
 * between those of the notice that say something new are answers.
 */
final class NoticeQuote {
  private static final int MOST_NOTICES = 10;
  private static final int MOST_WORDS = 20_000;
  private static final int RUN = 4;
  private static final int FEWEST_WORDS = 12;
  private static final int NEAR = 6;
  private static final int MOST_OFFERED = 4; // lines of an answer that a notice offers
  private static final int MOST_LOOKED_AT = 40;
  private static final double MOST = 0.8;
  private static final double NEW = 0.5;

  private final Page page;
  private final Set<String> vocabulary;
  private final BitSet lines;

  private NoticeQuote(Page page, Set<String> vocabulary, BitSet lines) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.lines = lines;
  }

  /** The notice of which the most stands on the page; none when that is less than a few lines. */
  static Optional<NoticeQuote> find(Page page, List<SentNotice> sent) {
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    List<String[]> shown = new ArrayList<>(page.size());
    int total = 0;
    for (int i = 0; i < page.size(); i++) {
      String[] words = total < MOST_WORDS ? words(page.line(i).clean()) : new String[0];
      total += words.length;
      shown.add(words);
    }
    Optional<NoticeQuote> best = Optional.empty();
    int most = 0;
    for (SentNotice notice : sent.subList(0, Math.min(MOST_NOTICES, sent.size()))) {
      String[] text = words(Fold.clean(notice.text()));
      BitSet lines = matched(shown, runs(text), lines(notice.text()));
      offeredAbove(page, shown, lines, String.join(" ", text));
      int count = lines.stream().map(line -> shown.get(line).length).sum();
      if (count > most && count >= Math.min(FEWEST_WORDS, text.length * MOST)) {
        most = count;
        best = Optional.of(new NoticeQuote(page, Set.of(distinct(text)), lines));
      }
    }
    return best;
  }

  /** The first line of the notice. */
  int first() {
    return lines.nextSetBit(0);
  }

  /** Whether a line of it still passes for the author's. */
  boolean open() {
    return lines.stream().anyMatch(line -> page.line(line).own());
  }

  /**
   * Gives the notice its role, with the lines between its own that say nothing new.
   *
   * @return the line behind it
   */
  int cut() {
    int end = lines.length();
    while (end < page.size() && !says(end)) {
      end++;
    }
    for (int i = first(); i < end; i++) {
      if (!page.line(i).blank() && (lines.get(i) || !says(i))) {
        page.give(i, i + 1, Role.QUOTED);
      }
    }
    page.say(
        "our-notice", "the lines from \"" + page.words(first()) + "\" on stand in our own mail");
    return end;
  }

  // Whether a line has at least as many words that the notice does not have as words that it has.
  private boolean says(int index) {
    String[] words = words(page.line(index).clean());
    int strange = 0;
    for (String word : words) {
      strange += vocabulary.contains(word) ? 0 : 1;
    }
    return words.length > 0 && strange >= words.length * NEW;
  }

  // A line stands in the notice when most of its words are in runs of words that do.
  private static BitSet matched(List<String[]> shown, Set<String> runs, Set<String> whole) {
    List<String> all = new ArrayList<>();
    shown.forEach(words -> all.addAll(List.of(words)));
    BitSet known = new BitSet(all.size());
    for (int end = RUN; end <= all.size(); end++) {
      if (runs.contains(run(all, end))) {
        known.set(end - RUN, end);
      }
    }
    BitSet lines = new BitSet(shown.size());
    int from = 0;
    for (int i = 0; i < shown.size(); i++) {
      int to = from + shown.get(i).length;
      boolean run = known.get(from, to).cardinality() >= (to - from) * MOST;
      if (to > from && (run || whole.contains(String.join(" ", shown.get(i))))) {
        lines.set(i);
      }
      from = to;
    }
    return crowded(lines);
  }

  // Without the lines far from all others, which only sound like the notice.
  private static BitSet crowded(BitSet lines) {
    BitSet crowded = new BitSet(lines.size());
    for (int i = lines.nextSetBit(0); i >= 0; i = lines.nextSetBit(i + 1)) {
      int next = lines.nextSetBit(i + 1);
      int last = i == 0 ? -1 : lines.previousSetBit(i - 1);
      if ((next >= 0 && next - i <= NEAR) || (last >= 0 && i - last <= NEAR)) {
        crowded.set(i);
      }
    }
    return crowded;
  }

  // An answer that the notice offers, sent as it stands: nobody quotes the middle of a mail before
  // its beginning.
  private static void offeredAbove(Page page, List<String[]> shown, BitSet lines, String notice) {
    int first = lines.nextSetBit(0);
    for (int line = 0; line < MOST_OFFERED && first >= 0 && !page.line(first).quoted(); line++) {
      int next = lines.nextSetBit(first + 1);
      int here = notice.indexOf(String.join(" ", shown.get(first)));
      if (here <= 0 || !beginsBelow(shown, lines, next, notice, here)) {
        return;
      }
      lines.clear(first);
      first = next;
    }
  }

  // Whether what stands earlier in the notice follows, with the most of it.
  private static boolean beginsBelow(
      List<String[]> shown, BitSet lines, int from, String notice, int place) {
    int earlier = 0;
    int looked = 0;
    for (int i = from;
        i >= 0 && earlier < FEWEST_WORDS && looked < MOST_LOOKED_AT;
        i = lines.nextSetBit(i + 1)) {
      looked++;
      int at = notice.indexOf(String.join(" ", shown.get(i)));
      earlier += at >= 0 && at < place ? shown.get(i).length : 0;
    }
    return earlier >= FEWEST_WORDS;
  }

  // Those of one word could be an answer.
  private static Set<String> lines(String notice) {
    Set<String> lines = new HashSet<>();
    for (String line : notice.split("\n")) {
      String words = Lexicon.phrase(Fold.clean(line));
      if (words.indexOf(' ') > 0) {
        lines.add(words);
      }
    }
    return lines;
  }

  private static Set<String> runs(String[] words) {
    Set<String> runs = new HashSet<>();
    List<String> before = List.of(words);
    for (int end = RUN; end <= words.length; end++) {
      runs.add(run(before, end));
    }
    return runs;
  }

  private static String run(List<String> words, int end) {
    return String.join(" ", words.subList(end - RUN, end));
  }

  private static String[] distinct(String[] words) {
    return new HashSet<>(List.of(words)).toArray(String[]::new);
  }

  private static String[] words(String text) {
    String phrase = Lexicon.phrase(text);
    return phrase.isEmpty() ? new String[0] : phrase.split(" ", MOST_WORDS);
  }
}
