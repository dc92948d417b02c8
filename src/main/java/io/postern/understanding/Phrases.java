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
  private static final int HEAD = 3;
  private static final int SLOTS = 1 << 16;

  private final BitSet heads = new BitSet(SLOTS);
  private final Map<String, List<String>> byHead = new HashMap<>();

  /** Adds a phrase; one of fewer than three characters is never found. */
  void add(String phrase) {
    if (phrase.length() >= HEAD) {
      heads.set(slot(phrase, 0));
      byHead.computeIfAbsent(phrase.substring(0, HEAD), key -> new ArrayList<>()).add(phrase);
    }
  }

  /** Whether a folded line holds one of the phrases. */
  boolean in(String folded) {
    for (int i = 0; i + HEAD <= folded.length(); i++) {
      if (heads.get(slot(folded, i)) && begins(folded, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean begins(String folded, int at) {
    for (String phrase : byHead.getOrDefault(folded.substring(at, at + HEAD), List.of())) {
      if (folded.startsWith(phrase, at)) {
        return true;
      }
    }
    return false;
  }

  private static int slot(String text, int at) {
    int mixed = text.charAt(at) * 31 * 31 + text.charAt(at + 1) * 31 + text.charAt(at + 2);
    return (mixed * 0x9E3779B1) >>> 16;
  }
}
