package io.postern.understanding;

import io.postern.understanding.HeaderBlocks.Backing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises header blocks whose labels no rule knows, by what stands behind the labels: somebody
 * with an address, a date with a time, people of this talk, the subject of this mail.
 */
final class StrangeHeaders {
  private static final int MOST_LINES = 10;
  private static final int FEWEST_LINES = 3;
  private static final int LONGEST_LABEL = 34;
  private static final int MOST_LABEL_WORDS = 4;
  private static final int MOST_NAME_WORDS = 5;

  private final Page page;
  private final Lexicon lexicon;
  private final Talk talk;

  StrangeHeaders(Page page, Lexicon lexicon, Talk talk) {
    this.page = page;
    this.lexicon = lexicon;
    this.talk = talk;
  }

  private record Entry(Set<QuoteCue> cues, String value) {
    boolean mailbox() {
      return value.indexOf('@') > 0;
    }
  }

  /** The block that begins at a line, if one does. */
  Optional<HeaderBlock> at(int start, Backing backing) {
    boolean apart =
        start == 0
            || page.line(start - 1).blank()
            || page.line(start - 1).depth() < depth(start)
            || Ruler.drawn(page.line(start - 1).clean());
    if (!apart && backing != Backing.ANNOUNCED) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    int end = start;
    while (end < page.size() && entries.size() < MOST_LINES && depth(end) == depth(start)) {
      Optional<Entry> entry = entry(page.line(end).clean());
      if (entry.isPresent()) {
        entries.add(entry.get());
      } else if (!folded(entries, page.line(end).clean())) {
        break;
      }
      end++;
    }
    boolean closed = end == page.size() || page.line(end).blank() || page.html();
    if (entries.size() < FEWEST_LINES || !closed || !opens(entries)) {
      return Optional.empty();
    }
    Map<QuoteCue, String> fields = fields(entries);
    return believed(fields, entries, backing)
        ? Optional.of(new HeaderBlock(start, end, fields, Set.of()))
        : Optional.empty();
  }

  // "decline: already a customer" right above a block is no line of it: a block opens with a label
  // that is known, or with what a header says. "assign: jane@…" above a known sender is none,
  // either.
  private boolean opens(List<Entry> entries) {
    Entry first = entries.getFirst();
    boolean header =
        first.mailbox() || dated(first) || talk.about(first.value()) || talk.names(first.value());
    return !first.cues().isEmpty() || (header && !entries.get(1).cues().contains(QuoteCue.FROM));
  }

  private int depth(int index) {
    return page.line(index).depth();
  }

  private Optional<Entry> entry(String clean) {
    int colon = 0;
    int limit = Math.min(clean.length(), LONGEST_LABEL);
    while (colon < limit && clean.charAt(colon) != ':' && clean.charAt(colon) != '：') {
      if (Character.isDigit(clean.charAt(colon)) || "@/.,;!?".indexOf(clean.charAt(colon)) >= 0) {
        return Optional.empty();
      }
      colon++;
    }
    if (colon == 0 || colon == limit) {
      return Optional.empty();
    }
    String label = bare(clean.substring(0, colon));
    String value = bare(clean.substring(colon + 1));
    return label.isEmpty() || value.isEmpty() || label.split(" ").length > MOST_LABEL_WORDS
        ? Optional.empty()
        : Optional.of(new Entry(lexicon.label(Fold.of(label)), value));
  }

  // More recipients below the first.
  private static boolean folded(List<Entry> entries, String clean) {
    if (entries.isEmpty() || clean.isEmpty() || !entries.getLast().mailbox()) {
      return false;
    }
    if (clean.indexOf('@') <= 0 || !People.onlyMailboxes(clean)) {
      return false;
    }
    Entry last = entries.removeLast();
    entries.add(new Entry(last.cues(), last.value() + " " + clean));
    return true;
  }

  // Known labels first, then by what the values are, in the order that all mail programs keep:
  // who wrote it before those who got it.
  private Map<QuoteCue, String> fields(List<Entry> entries) {
    Map<QuoteCue, String> fields = new EnumMap<>(QuoteCue.class);
    List<Entry> open = new ArrayList<>();
    for (Entry entry : entries) {
      Optional<QuoteCue> cue =
          entry.cues().stream()
              .filter(it -> !fields.containsKey(it) && fits(it, entry))
              .findFirst();
      cue.ifPresentOrElse(it -> fields.put(it, entry.value()), () -> open.add(entry));
    }
    if (disordered(entries, fields)) {
      String value = fields.remove(QuoteCue.FROM);
      entries.stream().filter(it -> it.value().equals(value)).findFirst().ifPresent(open::add);
    }
    take(fields, QuoteCue.DATE, open, this::dated);
    take(fields, QuoteCue.FROM, open, Entry::mailbox);
    take(fields, QuoteCue.TO, open, Entry::mailbox);
    take(fields, QuoteCue.CC, open, Entry::mailbox);
    take(fields, QuoteCue.SUBJECT, open, entry -> talk.about(entry.value()));
    take(fields, QuoteCue.TO, open, entry -> open.size() > 1 && named(entry.value()));
    if (!fields.containsKey(QuoteCue.SUBJECT) && !open.isEmpty()) {
      fields.put(QuoteCue.SUBJECT, open.removeLast().value());
    }
    return fields;
  }

  // A label that means the sender elsewhere stands here below an unknown one: Italian "Da", Breton
  // "Da".
  private static boolean disordered(List<Entry> entries, Map<QuoteCue, String> fields) {
    String sender = fields.get(QuoteCue.FROM);
    if (sender == null) {
      return false;
    }
    Entry first = entries.stream().filter(Entry::mailbox).findFirst().orElse(entries.getFirst());
    return first.mailbox() && first.cues().isEmpty() && !first.value().equals(sender);
  }

  private boolean fits(QuoteCue cue, Entry entry) {
    return switch (cue) {
      case FROM -> entry.mailbox() || named(entry.value());
      case TO, CC -> entry.mailbox() || named(entry.value());
      case DATE -> dated(entry);
      default -> true;
    };
  }

  private static void take(
      Map<QuoteCue, String> fields,
      QuoteCue cue,
      List<Entry> open,
      java.util.function.Predicate<Entry> fitting) {
    if (fields.containsKey(cue)) {
      return;
    }
    Optional<Entry> found = open.stream().filter(fitting).findFirst();
    found.ifPresent(
        entry -> {
          fields.put(cue, entry.value());
          open.remove(entry);
        });
  }

  private boolean dated(Entry entry) {
    return !entry.mailbox() && WrittenDate.of(Token.of(entry.value()), lexicon).looksLikeSent();
  }

  private static boolean named(String value) {
    return value.split(" ").length <= MOST_NAME_WORDS
        && value.chars().noneMatch(Character::isDigit);
  }

  // A form that a person fills in has people and dates, too; but it does not name who talks here.
  private boolean believed(Map<QuoteCue, String> fields, List<Entry> entries, Backing backing) {
    boolean sender = fields.getOrDefault(QuoteCue.FROM, "").indexOf('@') > 0;
    boolean dated = fields.containsKey(QuoteCue.DATE);
    boolean received = talk.names(fields.getOrDefault(QuoteCue.TO, ""));
    boolean subject = talk.about(fields.getOrDefault(QuoteCue.SUBJECT, ""));
    boolean ours = talk.names(fields.getOrDefault(QuoteCue.FROM, ""));
    if (backing == Backing.ANNOUNCED) {
      return dated && (sender || entries.size() > FEWEST_LINES) || sender && (received || subject);
    }
    boolean header =
        subject
            || ours
            || talk.forward()
            || entries.stream().anyMatch(entry -> !entry.cues().isEmpty());
    return header && sender && dated && (received || subject || (ours && backing == Backing.REPLY));
  }

  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "*_| \t".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*| \t;".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
