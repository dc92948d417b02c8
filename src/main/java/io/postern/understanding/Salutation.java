package io.postern.understanding;

import io.postern.understanding.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The greeting that a mail begins with.
 *
 * @param at the first token after it
 * @param person whether it names somebody
 */
record Salutation(int at, boolean person) {
  private static final int MAX_NAME = 5;

  /** Every place where the greeting may end, the start of the text first. */
  static List<Salutation> of(Tokens tokens, StatementReader statements, Topic topic) {
    List<Salutation> ends = new ArrayList<>();
    ends.add(new Salutation(0, false));
    names(0, tokens, statements).filter(name -> topic.person(tokens.text(0))).ifPresent(ends::add);
    for (int greeted : statements.ends(CommandWords.GREETINGS, 0)) {
      add(ends, new Salutation(Polite.between(tokens, greeted), false));
      for (int everyone : statements.ends(CommandWords.EVERYONE, greeted)) {
        add(ends, new Salutation(Polite.between(tokens, everyone), false));
      }
      // "Buenos días:" and the command
      add(ends, new Salutation(Polite.between(tokens, colon(tokens, greeted)), false));
      names(greeted, tokens, statements)
          .filter(name -> ends.stream().noneMatch(end -> end.at() == name.at()))
          .ifPresent(name -> add(ends, name));
      if (tokens.mark(greeted, ",")) {
        names(greeted + 1, tokens, statements).ifPresent(name -> add(ends, name));
      }
    }
    return ends;
  }

  private static void add(List<Salutation> ends, Salutation end) {
    if (!ends.contains(end)) {
      ends.add(end);
    }
  }

  // "Tom,", "Mr. Weber:", "Ana and Tom" and a line end; never a word that could take something back
  private static java.util.Optional<Salutation> names(
      int at, Tokens tokens, StatementReader statements) {
    int here = at;
    while (here < at + MAX_NAME
        && tokens.kind(here) == Kind.WORD
        && tokens.capital(here)
        && !statements.begins(CommandWords.DOUBTS, here)
        && !statements.begins(CommandWords.RETRACTS, here)
        && !statements.begins(CommandWords.NEGATIONS, here)
        && !statements.cue(here)) {
      here++;
      if (tokens.mark(here, ".")
          && tokens.kind(here + 1) == Kind.WORD
          && tokens.capital(here + 1)) {
        here++; // Dr. Weber
      }
    }
    boolean ends = tokens.mark(here, ",!:-.") || tokens.lineEnd(here);
    return here > at && ends
        ? java.util.Optional.of(new Salutation(Polite.between(tokens, colon(tokens, here)), true))
        : java.util.Optional.empty();
  }

  private static int colon(Tokens tokens, int at) {
    return tokens.mark(at, ":") ? at + 1 : at;
  }
}
