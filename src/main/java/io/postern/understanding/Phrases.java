package io.postern.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folded phrases that are looked for anywhere in a line. A line that holds none is passed over
 * once, however many there are.
 */
final class Phrases {
  private static final int SHORT = 3;
  private static final int LONG = 7;
  private static final int SLOTS = 1 << 16;

  private final Heads shorter = new Heads(SHORT);
  private final Heads longer = new Heads(LONG);

  /** Adds a phrase; one of fewer than three characters is never found. */
  void add(String phrase) {
    if (phrase.length() >= LONG) {
      longer.add(phrase);
    } else if (phrase.length() >= SHORT) {
      shorter.add(phrase);
    }
  }

  /** Whether a folded line holds one of the phrases. */
  boolean in(String folded) {
    return longer.in(folded) || shorter.in(folded);
  }

  /** Phrases by the characters that they begin with. */
  private static final class Heads {
    private final int head;
    private final BitSet slots = new BitSet(SLOTS);
    private final Map<String, List<String>> phrases = new HashMap<>();

    Heads(int head) {
      this.head = head;
    }

    void add(String phrase) {
      slots.set(slot(phrase, 0));
      phrases.computeIfAbsent(phrase.substring(0, head), key -> new ArrayList<>()).add(phrase);
    }

    boolean in(String folded) {
      if (phrases.isEmpty()) {
        return false;
      }
      for (int i = 0; i + head <= folded.length(); i++) {
        if (slots.get(slot(folded, i)) && begins(folded, i)) {
          return true;
        }
      }
      return false;
    }

    private boolean begins(String folded, int at) {
      for (String phrase : phrases.getOrDefault(folded.substring(at, at + head), List.of())) {
        if (folded.startsWith(phrase, at)) {
          return true;
        }
      }
      return false;
    }

    private int slot(String text, int at) {
      int mixed = 0;
      for (int i = 0; i < head; i++) {
        mixed = mixed * 31 + text.charAt(at + i);
      }
      return (mixed * 0x9E3779B1) >>> 16;
    }
  }
}
