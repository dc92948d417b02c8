package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of "label: value" in a text: written by hand, filled in, or by a robot.
 *
 * @param entries in their order
 * @param lines which lines of the text they take
 */
record Form(List<Entry> entries, Set<Integer> lines) {
  /**
   * One labelled value.
   *
   * @param meaning a key of {@link FieldRules#LABELS}
   * @param label as written
   * @param value as written, lines joined
   * @param block entries of one stretch of lines have the same number
   */
  record Entry(String meaning, String label, String value, int block) {}

  private static final Set<String> SHORT_VALUES =
      Set.of(
          "company",
          "companyDomain",
          "contactName",
          "name",
          "contactFirstName",
          "contactLastName",
          "contactEmail",
          "contactPhone",
          "contactRole",
          "dealValue",
          "currency");
  private static final int LONGEST_LABEL = 60;
  static final int MOST_LINES = 2_000;

  Form {
    entries = List.copyOf(entries);
    lines = Set.copyOf(lines);
  }

  boolean empty() {
    return entries.isEmpty();
  }

  /** Whether nothing but the form stands in the text that it was read from. */
  boolean alone(String text) {
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      if (!all[i].isBlank() && !lines.contains(i)) {
        return false;
      }
    }
    return !entries.isEmpty();
  }

  static Form read(String text, FieldRules rules) {
    return new Reader(text.split("\n", MOST_LINES), rules).read();
  }

  /** Goes through the lines. */
  private static final class Reader {
    private final String[] lines;
    private final FieldRules rules;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final int widest;
    private int block;

    Reader(String[] lines, FieldRules rules) {
      this.lines = lines;
      this.rules = rules;
      int most = 0;
      for (String line : lines) {
        most = Math.max(most, line.strip().length());
      }
      this.widest = most;
    }

    Form read() {
      int at = 0;
      boolean inBlock = false;
      while (at < lines.length) {
        int next = entry(at, inBlock);
        if (next > at) {
          inBlock = true;
          at = next;
          continue;
        }
        if (inBlock && (!lines[at].isBlank() || blankEnds(at))) {
          inBlock = false;
          block++;
        }
        at++;
      }
      return new Form(entries, taken);
    }

    /** One blank line between two entries, as HTML gives, does not end a form. */
    private boolean blankEnds(int at) {
      return at + 1 >= lines.length || lines[at + 1].isBlank() || split(lines[at + 1]).isEmpty();
    }

    private int entry(int at, boolean inBlock) {
      Optional<Split> split = split(lines[at]);
      if (split.isEmpty()) {
        return twoLines(at, inBlock);
      }
      Optional<String> meaning = Labels.meaning(split.get().label(), rules, split.get().weak());
      if (meaning.isEmpty()) {
        if (inBlock && plainLabel(split.get()) && !reaches(split.get().value())) {
          taken.add(at); // a field that Postern has no use for; its value is nobody's
          return at + 1;
        }
        return at;
      }
      String value = split.get().value();
      int next = at + 1;
      if (value.isBlank()) {
        while (next < lines.length && lines[next].isBlank() && next - at <= 1) {
          next++;
        }
        if (next >= lines.length || split(lines[next]).filter(s -> known(s)).isPresent()) {
          taken.add(at);
          return at + 1; // left empty
        }
        value = lines[next].strip();
        next++;
      }
      int end = continued(meaning.get(), value, next);
      StringBuilder whole = new StringBuilder(value.strip());
      for (int i = next; i < end; i++) {
        whole.append(' ').append(lines[i].strip());
      }
      for (int i = at; i < end; i++) {
        taken.add(i);
      }
      entries.add(new Entry(meaning.get(), split.get().label(), unmarked(whole.toString()), block));
      return end;
    }

    /**
     * "Whom to speak with: Jane Doe, jane@…": whatever it is called, it says how to reach somebody.
     */
    private static boolean reaches(String value) {
      return !Addresses.find(value).isEmpty();
    }

    private boolean known(Split split) {
      return Labels.meaning(split.label(), rules, split.weak()).isPresent();
    }

    /** "Label" alone on a line, its value on the next: what a flattened table looks like. */
    private int twoLines(int at, boolean inBlock) {
      if (lines[at].isBlank() || at + 1 >= lines.length || !alone(at)) {
        return at;
      }
      int value = at + 1;
      while (value < lines.length && lines[value].isBlank() && value - at <= 2) {
        value++;
      }
      if (value >= lines.length || lines[value].isBlank() || alone(value)) {
        return at;
      }
      int following = value + 1;
      while (following < lines.length && lines[following].isBlank() && following - value <= 2) {
        following++;
      }
      boolean more = following < lines.length && alone(following);
      if (!inBlock && !more) {
        return at;
      }
      String label = lines[at].strip();
      entries.add(
          new Entry(
              Labels.meaning(label, rules, true).orElseThrow(),
              label,
              unmarked(lines[value]),
              block));
      for (int i = at; i <= value; i++) {
        taken.add(i);
      }
      return value + 1;
    }

    private boolean alone(int at) {
      String line = lines[at].strip();
      return line.length() <= 40
          && !line.endsWith(".")
          && !line.endsWith(",")
          && !line.endsWith("!")
          && Labels.meaning(line, rules, true).isPresent();
    }

    /** Where a value that goes on over several lines ends. */
    private int continued(String meaning, String first, int from) {
      int end = from;
      String last = first;
      boolean free = !SHORT_VALUES.contains(meaning);
      while (end < lines.length
          && !lines[end].isBlank()
          && split(lines[end]).filter(this::known).isEmpty()) {
        boolean indented =
            Character.isWhitespace(lines[end].charAt(0)) && Items.marker(lines[end]) == 0;
        boolean full =
            last.length() + 20 >= widest && widest >= 50 && last.length() > 25
                || lines[end - 1].strip().length() + firstWord(lines[end]) + 1 > widest
                    && widest >= 50
                    && widest <= 100;
        if (!indented && !(free && full) || Items.marker(lines[end]) > 0) {
          break;
        }
        last = lines[end];
        end++;
      }
      return end;
    }

    private static int firstWord(String line) {
      String text = line.strip();
      int space = text.indexOf(' ');
      return space < 0 ? text.length() : space;
    }

    private static boolean plainLabel(Split split) {
      return !split.weak()
          && split.label().length() <= 30
          && !split.value().isBlank()
          && split.label().chars().filter(c -> c == ' ').count() <= 3
          && split.label().indexOf('.') < 0;
    }

    private static String unmarked(String value) {
      String text = value.strip();
      while (text.startsWith("*") || text.startsWith("_")) {
        text = text.substring(1).strip();
      }
      while (text.endsWith("*") || text.endsWith("_")) {
        text = text.substring(0, text.length() - 1).strip();
      }
      return text;
    }
  }

  /**
   * A line cut at its separator.
   *
   * @param weak the separator is one that sentences have too
   */
  private record Split(String label, String value, boolean weak) {}

  private static Optional<Split> split(String written) {
    String line = written;
    int marker = Items.marker(line);
    String text = line.substring(marker);
    for (int i = 0; i < text.length() && i <= LONGEST_LABEL; i++) {
      char c = text.charAt(i);
      char folded = Folded.fold(c);
      if (folded == ':' && i > 0 && !text.startsWith("://", i)) {
        return Optional.of(new Split(text.substring(0, i), text.substring(i + 1), false));
      }
      if (c == '\t' || c == '|') {
        String label = text.substring(0, i);
        if (!label.isBlank()) {
          return Optional.of(new Split(label, rest(text, i + 1), false));
        }
      }
      boolean spaced =
          i > 0 && text.charAt(i - 1) == ' ' && i + 1 < text.length() && text.charAt(i + 1) == ' ';
      boolean arrow =
          c == '→' || c == '=' || c == '⇒' || text.startsWith("->", i) || text.startsWith("=>", i);
      if (spaced && folded == '-' || arrow && i > 0) {
        int width = text.startsWith("->", i) || text.startsWith("=>", i) ? 2 : 1;
        return Optional.of(new Split(text.substring(0, i), text.substring(i + width), true));
      }
    }
    return Optional.empty();
  }

  private static String rest(String text, int from) {
    String rest = text.substring(from).strip();
    while (rest.startsWith("|") || rest.startsWith(":")) {
      rest = rest.substring(1).strip();
    }
    while (rest.endsWith("|")) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    return rest;
  }
}
