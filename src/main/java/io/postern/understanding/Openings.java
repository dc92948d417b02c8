package io.postern.understanding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  boolean ofAny(CommandWords... some) {
    for (CommandWords list : some) {
      if (of(list)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the phrases of these lists. */
  void phrases(List<Opening> some, CommandWords... wanted) {
    for (Opening phrase : phrases) {
      for (CommandWords list : wanted) {
        if (phrase.list() == list) {
          some.add(phrase);
        }
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
    private final Map<CommandWords, List<PhraseIndex<CommandWords>>> indexes =
        new EnumMap<>(CommandWords.class);

    Table(List<Tongue> tongues) {
      for (Tongue tongue : tongues) {
        for (CommandWords list : CommandWords.values()) {
          add(tongue, list, tongue.list(list));
        }
      }
    }

    private void add(Tongue tongue, CommandWords list, PhraseIndex<CommandWords> index) {
      indexes.computeIfAbsent(list, _ -> new ArrayList<>()).add(index);
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
    boolean mayFill(Predicate<Slot> fills, CommandWords... wanted) {
      if (!filled.ofAny(wanted)) {
        return false;
      }
      for (CommandWords list : wanted) {
        for (PhraseIndex<CommandWords> index : indexes.getOrDefault(list, List.of())) {
          if (index.opensWith(fills)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
