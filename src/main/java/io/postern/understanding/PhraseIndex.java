package io.postern.understanding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Phrases by the word that they begin with, so that only few are tried at a place.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseIndex<T> {
  record Entry<T>(Phrase phrase, T meaning) {}

  private final Map<String, List<Entry<T>>> byFirst = new HashMap<>();
  private final List<Entry<T>> anywhere = new ArrayList<>();

  /**
   * @param groups gives the phrases of a group by its name
   * @param it the phrases that {@link Slot#IT} may be
   */
  void add(Phrase phrase, T meaning, Function<String, List<Phrase>> groups, Collection<Phrase> it) {
    Entry<T> entry = new Entry<>(phrase, meaning);
    Set<String> firsts = new HashSet<>();
    if (firsts(phrase, firsts, groups, it)) {
      anywhere.add(entry);
    }
    for (String first : firsts) {
      byFirst.computeIfAbsent(first, _ -> new ArrayList<>()).add(entry);
    }
  }

  /** Phrases that may begin with this word, then those that may begin with anything. */
  List<Entry<T>> at(String word) {
    List<Entry<T>> here = byFirst.getOrDefault(word, List.of());
    if (anywhere.isEmpty()) {
      return here;
    }
    List<Entry<T>> all = new ArrayList<>(here);
    for (Entry<T> entry : anywhere) {
      if (!here.contains(entry)) {
        all.add(entry);
      }
    }
    return all;
  }

  Set<String> firstWords() {
    return byFirst.keySet();
  }

  /** Collects the words that a phrase may begin with; true if it may begin with anything. */
  private static boolean firsts(
      Phrase phrase,
      Set<String> words,
      Function<String, List<Phrase>> groups,
      Collection<Phrase> it) {
    return switch (phrase) {
      case Phrase.Word word -> {
        words.add(word.text());
        yield false;
      }
      case Phrase.Fill fill -> {
        if (fill.slot() == Slot.IT) {
          it.forEach(way -> firsts(way, words, groups, it));
        }
        yield true;
      }
      case Phrase.Group group -> any(groups.apply(group.name()), words, groups, it);
      case Phrase.Separator _ -> false;
      case Phrase.Perhaps perhaps -> firsts(perhaps.part(), words, groups, it);
      case Phrase.Choice choice -> any(choice.ways(), words, groups, it);
      case Phrase.Row row -> {
        boolean anything = false;
        for (Phrase part : row.parts()) {
          anything |= firsts(part, words, groups, it);
          if (!part.mayBeEmpty()) {
            break;
          }
        }
        yield anything;
      }
    };
  }

  private static boolean any(
      List<Phrase> ways,
      Set<String> words,
      Function<String, List<Phrase>> groups,
      Collection<Phrase> it) {
    boolean anything = false;
    for (Phrase way : ways) {
      anything |= firsts(way, words, groups, it);
    }
    return anything;
  }
}
