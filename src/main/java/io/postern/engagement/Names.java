package io.postern.engagement;

import java.util.ArrayList;
import java.util.List;

/** How much two companies' names are alike. */
final class Names {
  /** From here on two names are taken for one company's. */
  static final double SAME = 0.8;

  private static final double ELSEWHERE = 0.6;
  private static final double ONLY_ONE_SAYS_WHERE = 0.95;
  private static final double COMMON_WORD = 0.24;
  private static final int SHORTEST_SLIP = 5;
  private static final int LONG = 7;
  private static final int VERY_LONG = 10;
  private static final String VOWELS = "aeiouy";

  /** Letters that are heard as each other. */
  private static final List<String> SOUNDS = List.of("ckq", "sz", "uvw", "ijy");

  private static final int SHORTEST_INITIALS = 3;

  private Names() {}

  /** 1 for the same name however it is written, 0 for names that have nothing in common. */
  static double alike(CompanyName one, CompanyName other, NameRules rules) {
    double words = words(one, other, rules);
    if (one.places().equals(other.places())) {
      return words;
    }
    boolean both = !one.places().isEmpty() && !other.places().isEmpty();
    return words * (both ? ELSEWHERE : ONLY_ONE_SAYS_WHERE);
  }

  private static double words(CompanyName one, CompanyName other, NameRules rules) {
    if (one.joined().equals(other.joined())) {
      return 1;
    }
    if (initials(one, other) || initials(other, one)) {
      return 0.85;
    }
    if (slip(one.joined(), other.joined())) {
      return 0.95;
    }
    List<String> rest = new ArrayList<>(other.telling());
    double shared = 0;
    double all = 0;
    boolean told = false;
    for (String word : one.telling()) {
      String partner = partner(word, rest);
      double weight =
          partner.isEmpty()
              ? weight(word, rules)
              : (weight(word, rules) + weight(partner, rules)) / 2;
      all += weight;
      if (!partner.isEmpty()) {
        rest.remove(partner);
        shared += weight * (word.equals(partner) ? 1 : 0.9);
        told |= weight >= 1;
      }
    }
    for (String word : rest) {
      all += weight(word, rules);
    }
    double score = all == 0 ? 0 : shared / all;
    return told ? score : score * score;
  }

  private static double weight(String word, NameRules rules) {
    return rules.common(word) ? COMMON_WORD : word.length() <= 2 ? 0.7 : 1;
  }

  private static String partner(String word, List<String> rest) {
    if (rest.contains(word)) {
      return word;
    }
    return rest.stream().filter(other -> slip(word, other)).findFirst().orElse("");
  }

  // BMW of Bayerische Motoren Werke
  private static boolean initials(CompanyName brief, CompanyName whole) {
    if (brief.telling().size() != 1 || whole.telling().size() < SHORTEST_INITIALS) {
      return false;
    }
    StringBuilder initials = new StringBuilder();
    whole.telling().forEach(word -> initials.append(word.charAt(0)));
    return brief.telling().getFirst().contentEquals(initials);
  }

  /**
   * One slip of the pen: two letters swapped, one doubled or not, a vowel left out, a letter that
   * sounds the same; any letter left out of a long word. Never a digit, which counts something.
   */
  static boolean slip(String one, String other) {
    String brief = one.length() <= other.length() ? one : other;
    String whole = one.length() <= other.length() ? other : one;
    if (brief.length() < SHORTEST_SLIP || whole.length() - brief.length() > 1) {
      return false;
    }
    int start = 0;
    while (start < brief.length() && brief.charAt(start) == whole.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < brief.length() - start
        && brief.charAt(brief.length() - 1 - end) == whole.charAt(whole.length() - 1 - end)) {
      end++;
    }
    String left = brief.substring(start, brief.length() - end);
    String right = whole.substring(start, whole.length() - end);
    if (start == 0 || hasDigit(left) || hasDigit(right)) {
      return false;
    }
    if (left.isEmpty() && right.length() == 1) {
      char before = whole.charAt(start - 1);
      boolean doubled = right.charAt(0) == before;
      boolean vowel = VOWELS.indexOf(right.charAt(0)) >= 0 && whole.length() >= LONG;
      return doubled || vowel || whole.length() >= VERY_LONG;
    }
    if (left.length() == 1 && right.length() == 1) {
      return SOUNDS.stream()
          .anyMatch(
              sound -> sound.indexOf(left.charAt(0)) >= 0 && sound.indexOf(right.charAt(0)) >= 0);
    }
    return left.length() == 2
        && right.length() == 2
        && left.charAt(0) == right.charAt(1)
        && left.charAt(1) == right.charAt(0);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
