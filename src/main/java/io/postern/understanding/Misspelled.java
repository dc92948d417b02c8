package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words by which a text is told to hold one of them with a letter or two amiss. */
final class Misspelled {
  private static final int SHORTEST = 5;
  private static final int LONG = 8;

  /**
   * A word that may be meant.
   *
   * @param letters a bit for each letter that it has; a slip changes at most two of them
   */
  private record Meant(String word, long letters) {}

  private final List<Meant> words = new ArrayList<>();

  /** Of these the ones long enough that a slip in them can be told from another word. */
  Misspelled(Set<String> meant) {
    for (String word : meant) {
      if (word.length() >= SHORTEST) {
        words.add(new Meant(word, letters(word)));
      }
    }
  }

  /** Whether a folded word is almost one of them, but not quite. */
  boolean has(String word) {
    if (word.length() < SHORTEST) {
      return false;
    }
    long letters = letters(word);
    for (Meant meant : words) {
      int most = meant.word().length() >= LONG ? 2 : 1;
      if (Long.bitCount(letters ^ meant.letters()) <= 2 * most
          && beside(word, meant.word(), most)) {
        return true;
      }
    }
    return false;
  }

  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << word.charAt(i); // by its last six bits
    }
    return letters;
  }

  private static boolean beside(String word, String known, int most) {
    if (Math.abs(word.length() - known.length()) > most || word.equals(known)) {
      return false;
    }
    int[] before = new int[known.length() + 1];
    for (int j = 0; j <= known.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= word.length(); i++) {
      int[] row = new int[known.length() + 1];
      row[0] = i;
      for (int j = 1; j <= known.length(); j++) {
        int change = word.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = row;
    }
    return before[known.length()] <= most;
  }
}
