package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches phrases of one language at a place of a text. */
final class PhraseMatcher {
  /** Ways through one phrase that are followed at once; more only come from hostile rule files. */
  private static final int MAX_WAYS = 64;

  private final Tokens tokens;
  private final Tongue tongue;
  private final Filling filling;

  /** For phrases that the mail fills nothing into. */
  PhraseMatcher(Tokens tokens, Tongue tongue) {
    this(tokens, tongue, (_, _, _) -> List.of());
  }

  PhraseMatcher(Tokens tokens, Tongue tongue, Filling filling) {
    this.tokens = tokens;
    this.tongue = tongue;
    this.filling = filling;
  }

  /** Reads what a mail fills in. */
  interface Filling {
    /** Every place that a slot may reach from here. */
    List<Reach> fill(Slot slot, Tongue tongue, Reach from);
  }

  /** The phrases of an index that may match here; none that does is left out. */
  <T> List<PhraseIndex.Entry<T>> candidates(PhraseIndex<T> index, int at) {
    String word = tokens.text(at);
    // Behind the end of a line a phrase may begin with a word, too.
    return tokens.kind(at) == Tokens.Kind.LINE
        ? index.at(word)
        : index.at(word, slot -> !fill(slot, Reach.from(at)).isEmpty());
  }

  /** Every place that the phrase may reach from here. */
  List<Reach> match(Phrase phrase, Reach from) {
    return switch (phrase) {
      case Phrase.Word word -> word(word.text(), from);
      case Phrase.Fill fill -> fill(fill.slot(), from);
      case Phrase.Group group -> any(tongue.group(group.name()), from);
      case Phrase.Separator _ -> separator(from);
      case Phrase.Perhaps perhaps -> joined(match(perhaps.part(), from), List.of(from));
      case Phrase.Choice choice -> any(choice.ways(), from);
      case Phrase.Row row -> row(row.parts(), from);
    };
  }

  /** Where the longest phrase of such a list ends that begins here; empty where none does. */
  Optional<Integer> end(CommandWords words, int at) {
    int end = at;
    for (PhraseIndex.Entry<CommandWords> entry : tongue.list(words).at(tokens.text(at))) {
      for (Reach reach : match(entry.phrase(), Reach.from(at))) {
        end = Math.max(end, reach.at());
      }
    }
    return end > at ? Optional.of(end) : Optional.empty();
  }

  private List<Reach> word(String word, Reach from) {
    int at = skipLine(from.at());
    boolean here =
        tokens.text(at).equals(word)
            && (tokens.kind(at) == Tokens.Kind.WORD
                || tokens.kind(at) == Tokens.Kind.NUMBER
                || tokens.kind(at) == Tokens.Kind.EMOJI);
    return here ? List.of(from.to(at + 1)) : List.of();
  }

  // Free text is taken by who asked for the phrase; the phrase ends before it.
  private List<Reach> fill(Slot slot, Reach from) {
    return slot.free() ? List.of(from) : filling.fill(slot, tongue, from.to(skipLine(from.at())));
  }

  private List<Reach> separator(Reach from) {
    int at = skipLine(from.at());
    if (tokens.mark(at, "-=") && tokens.mark(at + 1, ">")) {
      return List.of(from, from.to(at + 2));
    }
    boolean separates = tokens.mark(at, ":,=\u2192") || tokens.mark(at, "-") && !minus(at);
    return separates ? List.of(from, from.to(at + 1)) : List.of(from);
  }

  // "won -5": a dash with a blank only before it belongs to what follows.
  private boolean minus(int at) {
    return tokens.start(at) > tokens.end(at - 1) && tokens.start(at + 1) == tokens.end(at);
  }

  // Most phrases end at their first word: nothing is allocated for those.
  private List<Reach> any(List<Phrase> ways, Reach from) {
    List<Reach> reached = List.of();
    for (Phrase way : ways) {
      reached = joined(reached, match(way, from));
    }
    return reached;
  }

  private static List<Reach> joined(List<Reach> some, List<Reach> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Reach> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private List<Reach> row(List<Phrase> parts, Reach from) {
    List<Reach> reached = List.of(from);
    for (int i = 0; i < parts.size() && !reached.isEmpty(); i++) {
      reached = further(parts.get(i), reached);
    }
    return reached;
  }

  private List<Reach> further(Phrase part, List<Reach> reached) {
    if (reached.size() == 1) {
      List<Reach> next = match(part, reached.getFirst());
      if (next.size() < 2) {
        return next;
      }
    }
    List<Reach> next = new ArrayList<>();
    for (Reach reach : reached) {
      for (Reach one : match(part, reach)) {
        if (next.size() < MAX_WAYS && !next.contains(one)) {
          next.add(one);
        }
      }
    }
    return next;
  }

  // A sentence may be wrapped: one line end between its words is like a blank.
  private int skipLine(int at) {
    return tokens.kind(at) == Tokens.Kind.LINE ? at + 1 : at;
  }
}
