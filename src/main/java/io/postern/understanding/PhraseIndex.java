package io.postern.understanding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Phrases by the word that they begin with, so that only few are tried at a place.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseIndex<T> {
  record Entry<T>(Phrase phrase, T meaning) {}

  private final Map<String, List<Entry<T>>> byFirst;
  private final List<Open<T>> open = new ArrayList<>();
  private final Set<Slot> slots = EnumSet.noneOf(Slot.class);

  /** A phrase that may begin with what the mail fills in, besides its words. */
  private record Open<T>(Entry<T> entry, Set<Slot> slots) {}

  /** A phrase with all that it may begin with. */
  record Start<T>(Entry<T> entry, Set<String> words, Set<Slot> slots) {}

  PhraseIndex() {
    this.byFirst = new HashMap<>();
  }

  /**
   * @param groups gives the phrases of a group by its name
   * @param it the phrases that {@link Slot#IT} may be
   */
  void add(Phrase phrase, T meaning, Function<String, List<Phrase>> groups, Collection<Phrase> it) {
    add(start(phrase, meaning, groups, it));
  }

  /** What a phrase may begin with; {@link #add} says of what. */
  static <T> Start<T> start(
      Phrase phrase, T meaning, Function<String, List<Phrase>> groups, Collection<Phrase> it) {
    Set<String> words = new HashSet<>();
    Set<Slot> fills = EnumSet.noneOf(Slot.class);
    firsts(phrase, new Firsts(words, fills), groups, it);
    return new Start<>(new Entry<>(phrase, meaning), words, fills);
  }

  void add(Start<T> start) {
    if (!start.slots().isEmpty()) {
      open.add(new Open<>(start.entry(), start.slots()));
      slots.addAll(start.slots());
    }
    for (String word : start.words()) {
      byFirst.computeIfAbsent(word, _ -> new ArrayList<>()).add(start.entry());
    }
  }

  /** Phrases that may begin with this word, then those that may begin with anything. */
  List<Entry<T>> at(String word) {
    return at(word, _ -> true);
  }

  /**
   * Phrases that may begin with this word, then those that may begin with what the mail fills in.
   *
   * @param fills whether the mail fills a slot here
   */
  List<Entry<T>> at(String word, Predicate<Slot> fills) {
    List<Entry<T>> here = byFirst.getOrDefault(word, List.of());
    if (slots.isEmpty()) {
      return here;
    }
    Set<Slot> filled = EnumSet.noneOf(Slot.class);
    for (Slot slot : slots) {
      if (fills.test(slot)) {
        filled.add(slot);
      }
    }
    return filled.isEmpty() ? here : with(here, filled);
  }

  private List<Entry<T>> with(List<Entry<T>> here, Set<Slot> filled) {
    List<Entry<T>> all = new ArrayList<>(here);
    for (Open<T> one : open) {
      if (!Collections.disjoint(one.slots(), filled) && !here.contains(one.entry())) {
        all.add(one.entry());
      }
    }
    return all;
  }

  /** Phrases that may begin with this word. */
  List<Entry<T>> starting(String word) {
    return byFirst.getOrDefault(word, List.of());
  }

  /** Phrases that may begin with what the mail fills in. */
  List<Entry<T>> filled() {
    return open.stream().map(Open::entry).toList();
  }

  /** Whether a phrase may begin with this word. */
  boolean begins(String word) {
    return byFirst.containsKey(word);
  }

  Set<String> firstWords() {
    return byFirst.keySet();
  }

  /** What the mail may fill in at the beginning of a phrase. */
  Set<Slot> slots() {
    return Collections.unmodifiableSet(slots);
  }

  private record Firsts(Set<String> words, Set<Slot> slots) {}

  /** Collects what a phrase may begin with. */
  private static void firsts(
      Phrase phrase, Firsts firsts, Function<String, List<Phrase>> groups, Collection<Phrase> it) {
    switch (phrase) {
      case Phrase.Word word -> firsts.words().add(word.text());
      case Phrase.Fill fill -> {
        firsts.slots().add(fill.slot());
        if (fill.slot() == Slot.IT) {
          Firsts words = new Firsts(firsts.words(), EnumSet.noneOf(Slot.class));
          it.forEach(way -> firsts(way, words, groups, it));
        }
      }
      case Phrase.Group group ->
          groups.apply(group.name()).forEach(way -> firsts(way, firsts, groups, it));
      case Phrase.Separator _ -> {}
      case Phrase.Perhaps perhaps -> firsts(perhaps.part(), firsts, groups, it);
      case Phrase.Choice choice -> choice.ways().forEach(way -> firsts(way, firsts, groups, it));
      case Phrase.Row row -> {
        for (Phrase part : row.parts()) {
          firsts(part, firsts, groups, it);
          if (!part.mayBeEmpty()) {
            break;
          }
        }
      }
    }
  }
}
