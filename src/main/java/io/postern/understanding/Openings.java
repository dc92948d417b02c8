package io.postern.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a word may open, in any language: of all lists of phrases, found by one look at the word.
 */
final class Openings {
  private static final Openings NOTHING = new Openings();

  /** One phrase that the word may begin, of a list of one language. */
  record Opening(Tongue tongue, CommandWords list, Phrase phrase) {}

  private final List<Opening> phrases = new ArrayList<>();
  private long lists;

  private Openings() {}

  /** Whether a phrase of the list may begin so. */
  boolean of(CommandWords list) {
    return (lists >>> list.ordinal() & 1) != 0;
  }

  /** Whether a phrase of one of these lists may begin so. */
  boolean ofAny(WordLists some) {
    return (lists & some.bits()) != 0;
  }

  /** All that the word may open. */
  List<Opening> phrases() {
    return Collections.unmodifiableList(phrases);
  }

  /** Adds the phrases of these lists. */
  void phrases(List<Opening> some, WordLists wanted) {
    for (Opening phrase : phrases) {
      if (wanted.has(phrase.list())) {
        some.add(phrase);
      }
    }
  }

  private void add(Opening opening) {
    phrases.add(opening);
    lists |= 1L << opening.list().ordinal();
  }

  /** The openings of every word, and what may open with something that the mail fills in. */
  static final class Table {
    private final Map<String, Openings> byWord = new HashMap<>();
    private final Openings filled = new Openings();

    /** What the mail may fill in at the beginning of a phrase of a list. */
    private final Map<CommandWords, Set<Slot>> opening = new EnumMap<>(CommandWords.class);

    Table(List<Tongue> tongues) {
      for (Tongue tongue : tongues) {
        for (CommandWords list : CommandWords.values()) {
          add(tongue, list, tongue.list(list));
        }
      }
    }

    private void add(Tongue tongue, CommandWords list, PhraseIndex<CommandWords> index) {
      if (!index.slots().isEmpty()) {
        opening.computeIfAbsent(list, _ -> EnumSet.noneOf(Slot.class)).addAll(index.slots());
      }
      for (String word : index.firstWords()) {
        for (PhraseIndex.Entry<CommandWords> entry : index.starting(word)) {
          byWord
              .computeIfAbsent(word, _ -> new Openings())
              .add(new Opening(tongue, list, entry.phrase()));
        }
      }
      index.filled().forEach(entry -> filled.add(new Opening(tongue, list, entry.phrase())));
    }

    /** What begins with this word. */
    Openings at(String word) {
      return byWord.getOrDefault(word, NOTHING);
    }

    /** What may begin with something that the mail fills in. */
    Openings filled() {
      return filled;
    }

    /**
     * Whether a phrase of such lists may begin with what the mail fills in.
     *
     * @param fills whether the mail fills a slot here
     */
    boolean mayFill(Predicate<Slot> fills, WordLists wanted) {
      if (!filled.ofAny(wanted)) {
        return false;
      }
      for (Map.Entry<CommandWords, Set<Slot>> list : opening.entrySet()) {
        if (wanted.has(list.getKey())) {
          for (Slot slot : list.getValue()) {
            if (fills.test(slot)) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }
}
