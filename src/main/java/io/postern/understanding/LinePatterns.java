package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines known by some of their words: what devices and mail programs put below a mail ("Sent from
 * my iPhone"), sentences that close one.
 */
final class LinePatterns {
  private static final int LONGEST = 160;
  private static final int MOST_WORDS = 16;
  private static final int WIDEST_GAP = 7;
  private static final int DEVICE_WITHIN = 4;
  private static final int STEM = 4;
  private static final int ENDING = 5;
  private static final int GLUED = 4;
  private static final int FEW_WORDS = 3;
  private static final String DEVICE = "{device}";
  private static final String FEW = "{few}";

  /**
   * The words of a line with gaps between them.
   *
   * @param device whether one must be named in a gap
   * @param widest words of a gap that names none
   */
  private record Pattern(List<String> pieces, boolean device, int widest) {}

  private final Map<String, List<Pattern>> byFirstWord = new HashMap<>();
  private final List<Pattern> open = new ArrayList<>();
  private final Set<String> devices = new HashSet<>();

  /** A line of the rules. */
  void pattern(String written) {
    List<String> pieces = new ArrayList<>();
    for (String piece : written.replace(DEVICE, "*").replace(FEW, "*").split("\\*", -1)) {
      pieces.add(Lexicon.phrase(piece));
    }
    int widest = written.contains(FEW) ? FEW_WORDS : WIDEST_GAP;
    Pattern pattern = new Pattern(pieces, written.contains(DEVICE), widest);
    String first = pieces.getFirst();
    if (first.isEmpty() || writtenWithoutBlanks(first)) {
      open.add(pattern);
    } else {
      byFirstWord.computeIfAbsent(firstWord(first), key -> new ArrayList<>()).add(pattern);
    }
  }

  void device(String written) {
    devices.add(Lexicon.phrase(written));
  }

  boolean is(String clean) {
    if (clean.isEmpty() || clean.length() > LONGEST) {
      return false;
    }
    String phrase = Lexicon.phrase(clean);
    return any(byFirstWord.getOrDefault(firstWord(phrase), List.of()), phrase) || any(open, phrase);
  }

  private boolean any(List<Pattern> patterns, String phrase) {
    for (Pattern pattern : patterns) {
      if (matches(pattern, phrase)) {
        return true;
      }
    }
    return false;
  }

  // Greedy from the left: each piece in turn, the first at the beginning, the last at the end.
  private boolean matches(Pattern pattern, String phrase) {
    List<String> pieces = pattern.pieces();
    int last = pieces.size() - 1;
    if (last == 0) {
      return phrase.equals(pieces.getFirst());
    }
    if (!phrase.startsWith(pieces.getFirst()) || !phrase.endsWith(pieces.get(last))) {
      return false;
    }
    int at = pieces.getFirst().length();
    for (int i = 1; i <= last; i++) {
      int found =
          i == last ? phrase.length() - pieces.get(i).length() : phrase.indexOf(pieces.get(i), at);
      if (found < at || !fits(phrase.substring(at, found), pattern)) {
        return false;
      }
      at = found + pieces.get(i).length();
    }
    return true;
  }

  // Few words, so that no sentence is taken for a signature; a device is named at once.
  private boolean fits(String gap, Pattern pattern) {
    String[] words = gap.strip().split(" ");
    if (!pattern.device()) {
      return words.length <= pattern.widest();
    }
    if (words.length > MOST_WORDS) {
      return false;
    }
    for (int i = 0; i < words.length && i < DEVICE_WITHIN; i++) {
      if (isDevice(words[i])
          || (i + 1 < words.length && devices.contains(words[i] + " " + words[i + 1]))) {
        return true;
      }
    }
    return false;
  }

  // As it is, inflected (iPhonesta), or in a script that writes no blanks (iPhoneから).
  private boolean isDevice(String word) {
    if (devices.contains(word)) {
      return true;
    }
    boolean plain = word.chars().allMatch(c -> c < 0x250);
    int latest = plain ? 0 : word.length() - GLUED;
    for (int from = 0; from <= latest; from++) {
      int shortest = plain ? Math.max(STEM, word.length() - ENDING) : from + GLUED;
      for (int to = shortest; to <= word.length(); to++) {
        if (devices.contains(word.substring(from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String firstWord(String phrase) {
    int blank = phrase.indexOf(' ');
    return blank < 0 ? phrase : phrase.substring(0, blank);
  }

  private static boolean writtenWithoutBlanks(String text) {
    return text.charAt(text.length() - 1) >= 0xE00;
  }
}
