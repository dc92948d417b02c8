package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One way of saying something, as rule files write it: words, {@code (one|the other)}, {@code
 * [perhaps]}, {@code <part>} for what the mail fills in or a group of the same file, and a colon
 * for a separator that may be there. Nothing repeats, so a phrase never matches more words than it
 * has.
 */
public sealed interface Phrase {
  /**
   * One word; in scripts without spaces one character.
   *
   * @param text folded, as it is compared
   * @param written as the file has it, as people are told it
   */
  record Word(String text, String written) implements Phrase {}

  /** What the mail fills in. */
  record Fill(Slot slot) implements Phrase {}

  /** A group of phrases of the same file. */
  record Group(String name) implements Phrase {}

  /** A colon, comma or dash, or nothing. */
  record Separator() implements Phrase {}

  record Row(List<Phrase> parts) implements Phrase {
    public Row {
      parts = List.copyOf(parts);
    }
  }

  record Choice(List<Phrase> ways) implements Phrase {
    public Choice {
      ways = List.copyOf(ways);
    }
  }

  record Perhaps(Phrase part) implements Phrase {}

  /** What reading a phrase gives: it, or what is wrong with it. */
  sealed interface Parsed {}

  record Good(Phrase phrase) implements Parsed {}

  record Bad(String what) implements Parsed {}

  /** Length limit of a phrase in a rule file. */
  int MAX_LENGTH = 500;

  /**
   * Reads a phrase.
   *
   * @param groups names that {@code <name>} may call besides those of {@link Slot}
   */
  static Parsed parse(String text, Set<String> groups) {
    if (text.length() > MAX_LENGTH) {
      return new Bad("longer than " + MAX_LENGTH + " characters");
    }
    Parser parser = new Parser(text, groups);
    Phrase phrase = parser.choice();
    if (parser.wrong.isEmpty() && parser.at < text.length()) {
      parser.wrong = Optional.of("'" + text.charAt(parser.at) + "' closes nothing");
    }
    if (parser.wrong.isEmpty() && phrase.mayBeEmpty()) {
      parser.wrong = Optional.of("needs at least one word that must be there");
    }
    boolean freeInside =
        phrase.ended().stream()
            .anyMatch(e -> e.before().has(p -> p instanceof Fill(Slot slot) && slot.free()));
    if (parser.wrong.isEmpty() && freeInside) {
      parser.wrong = Optional.of("<reason> and <text> can stand only at the end");
    }
    return parser.wrong.<Parsed>map(Bad::new).orElseGet(() -> new Good(phrase));
  }

  /** Whether it matches where nothing is written. */
  default boolean mayBeEmpty() {
    return switch (this) {
      case Word _, Fill _, Group _ -> false;
      case Separator _, Perhaps _ -> true;
      case Row row -> row.parts().stream().allMatch(Phrase::mayBeEmpty);
      case Choice choice -> choice.ways().stream().anyMatch(Phrase::mayBeEmpty);
    };
  }

  /**
   * A phrase without the free text at its end.
   *
   * @param free the slot of the free text, where it has one
   */
  record Ended(Phrase before, Optional<Slot> free) {}

  /** The phrase without its free text: two ways where that may be left out. */
  default List<Ended> ended() {
    if (!(this instanceof Row(List<Phrase> parts)) || parts.isEmpty()) {
      return List.of(new Ended(this, Optional.empty()));
    }
    Row before = new Row(parts.subList(0, parts.size() - 1));
    return switch (parts.getLast()) {
      case Fill(Slot slot) when slot.free() -> List.of(new Ended(before, Optional.of(slot)));
      case Perhaps(Fill(Slot slot)) when slot.free() ->
          List.of(new Ended(before, Optional.of(slot)), new Ended(before, Optional.empty()));
      case Word _, Fill _, Group _, Separator _, Row _, Choice _, Perhaps _ ->
          List.of(new Ended(this, Optional.empty()));
    };
  }

  /** Whether a part of the phrase, at any depth, is such a one. */
  default boolean has(Predicate<Phrase> such) {
    return such.test(this)
        || switch (this) {
          case Word _, Fill _, Group _, Separator _ -> false;
          case Row row -> row.parts().stream().anyMatch(part -> part.has(such));
          case Choice choice -> choice.ways().stream().anyMatch(way -> way.has(such));
          case Perhaps perhaps -> perhaps.part().has(such);
        };
  }

  /** Reads the letters of a phrase. */
  final class Parser {
    private static final int MAX_DEPTH = 12;

    private final String text;
    private final Set<String> groups;
    private Optional<String> wrong = Optional.empty();
    private int at;
    private int depth;

    private Parser(String text, Set<String> groups) {
      this.text = text;
      this.groups = groups;
    }

    private Phrase choice() {
      List<Phrase> ways = new ArrayList<>();
      ways.add(row());
      while (at < text.length() && text.charAt(at) == '|') {
        at++;
        ways.add(row());
      }
      return ways.size() == 1 ? ways.getFirst() : new Choice(ways);
    }

    private Phrase row() {
      List<Phrase> parts = new ArrayList<>();
      while (at < text.length() && "|)]".indexOf(text.charAt(at)) < 0 && wrong.isEmpty()) {
        switch (text.charAt(at)) {
          case '(' -> parts.add(inside(')'));
          case '[' -> parts.add(new Perhaps(inside(']')));
          case '<' -> part(parts);
          case ':' -> {
            parts.add(new Separator());
            at++;
          }
          default -> words(parts);
        }
      }
      return parts.size() == 1 ? parts.getFirst() : new Row(parts);
    }

    private Phrase inside(char close) {
      at++;
      if (++depth > MAX_DEPTH) {
        wrong = Optional.of("nested deeper than " + MAX_DEPTH);
        return new Row(List.of());
      }
      Phrase inside = choice();
      depth--;
      if (wrong.isEmpty() && (at >= text.length() || text.charAt(at) != close)) {
        wrong = Optional.of("'" + close + "' is missing");
      }
      at++;
      return inside;
    }

    private void part(List<Phrase> parts) {
      int end = text.indexOf('>', at);
      if (end < 0) {
        wrong = Optional.of("'>' is missing");
        return;
      }
      String name = text.substring(at + 1, end);
      at = end + 1;
      Optional<Slot> slot = Slot.ofWord(name);
      if (slot.isPresent()) {
        parts.add(new Fill(slot.get()));
      } else if (groups.contains(name)) {
        parts.add(new Group(name));
      } else {
        wrong = Optional.of("<" + name + "> is neither a group of this file nor " + Slot.words());
      }
    }

    private void words(List<Phrase> parts) {
      int end = at;
      while (end < text.length() && "()[]<>|:".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      Tokens tokens = Tokens.of(text.substring(at, end));
      for (int i = 0; i < tokens.size(); i++) {
        switch (tokens.kind(i)) {
          case WORD, NUMBER, EMOJI -> parts.add(new Word(tokens.text(i), tokens.written(i, i + 1)));
          case MARK, ADDRESS, REF, LINE, PARAGRAPH, END ->
              wrong = Optional.of("'" + tokens.text(i).strip() + "' can't stand in a phrase");
        }
      }
      at = end;
    }
  }
}
