package io.postern.understanding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Words of which a text must have one for a phrase to stand in it: phrases of which it has none are
 * not tried at all.
 */
final class Needs {
  /** Nothing that could be looked up: the phrase may stand in any text. */
  static final Set<String> NOTHING = Set.of();

  private static final int DEEPEST = 6;

  private final Function<String, List<Phrase>> groups;

  /**
   * @param groups gives the phrases of a group by its name
   */
  Needs(Function<String, List<Phrase>> groups) {
    this.groups = groups;
  }

  /** One of these must be there; {@link #NOTHING} where none must. */
  Set<String> of(Phrase phrase) {
    return Set.copyOf(of(phrase, DEEPEST));
  }

  private Set<String> of(Phrase phrase, int depth) {
    if (depth == 0) {
      return NOTHING;
    }
    return switch (phrase) {
      case Phrase.Word word -> Set.of(word.text());
      case Phrase.Fill _, Phrase.Separator _, Phrase.Perhaps _ -> NOTHING;
      case Phrase.Group group -> any(groups.apply(group.name()), depth - 1);
      case Phrase.Choice choice -> any(choice.ways(), depth - 1);
      case Phrase.Row row -> rarest(row.parts(), depth - 1);
    };
  }

  private Set<String> any(List<Phrase> ways, int depth) {
    Set<String> all = new HashSet<>();
    for (Phrase way : ways) {
      Set<String> needed = of(way, depth);
      if (needed.isEmpty()) {
        return NOTHING;
      }
      all.addAll(needed);
    }
    return all;
  }

  /** All parts must be there: the one whose shortest word is longest says most. */
  private Set<String> rarest(List<Phrase> parts, int depth) {
    Set<String> best = NOTHING;
    for (Phrase part : parts) {
      Set<String> needed = of(part, depth);
      if (shortest(needed) > shortest(best)) {
        best = needed;
      }
    }
    return best;
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }
}
