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
  private static final int FACTOR = 31;

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

    /** By what the first of the characters was multiplied. */
    private final int highest;

    private final BitSet slots = new BitSet(SLOTS);
    private final Map<String, List<String>> phrases = new HashMap<>();

    Heads(int head) {
      this.head = head;
      int factor = 1;
      for (int i = 1; i < head; i++) {
        factor *= FACTOR;
      }
      this.highest = factor;
    }

    void add(String phrase) {
      slots.set(slot(mixed(phrase, 0)));
      phrases.computeIfAbsent(phrase.substring(0, head), key -> new ArrayList<>()).add(phrase);
    }

    boolean in(String folded) {
      if (phrases.isEmpty()) {
        return false;
      }
      if (folded.length() < head) {
        return false;
      }
      int mixed = mixed(folded, 0);
      int last = folded.length() - head;
      for (int i = 0; i < last; i++) {
        if (slots.get(slot(mixed)) && begins(folded, i)) {
          return true;
        }
        mixed = (mixed - folded.charAt(i) * highest) * FACTOR + folded.charAt(i + head);
      }
      return slots.get(slot(mixed)) && begins(folded, last);
    }

    private boolean begins(String folded, int at) {
      for (String phrase : phrases.getOrDefault(folded.substring(at, at + head), List.of())) {
        if (folded.startsWith(phrase, at)) {
          return true;
        }
      }
      return false;
    }

    private int mixed(String text, int at) {
      int mixed = 0;
      for (int i = 0; i < head; i++) {
        mixed = mixed * FACTOR + text.charAt(at + i);
      }
      return mixed;
    }

    private static int slot(int mixed) {
      return (mixed * 0x9E3779B1) >>> 16;
    }
  }
}
