package io.postern.engagement;

import java.util.ArrayList;
import java.util.List;

/** How much two companies' names are alike. */
final class Names {
  /** From here on two names are taken for one company's. */
  static final double SAME = 0.8;

  private static final double ELSEWHERE = 0.6;
  private static final double ONLY_ONE_SAYS_WHERE = 0.95;
  private static final double COMMON_WORD = 0.3;
  private static final int SHORTEST_TYPO = 5;
  private static final int LONG = 9;
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
    if (typo(one.joined(), other.joined())
        && one.telling().size() != other.telling().size()) {
      return 0.9; // "Acme Tool Works", "AcmeToolworks Ltd" with a slip in it
    }
    List<String> rest = new ArrayList<>(other.telling());
    double shared = 0;
    double all = 0;
    boolean told = false;
    for (String word : one.telling()) {
      double weight = weight(word, rules);
      String partner = partner(word, rest);
      all += weight;
      if (!partner.isEmpty()) {
        rest.remove(partner);
        double alike = word.equals(partner) ? 1 : 0.9;
        shared += weight * alike;
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
    return rest.stream().filter(other -> typo(word, other)).findFirst().orElse("");
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

  /** One slip of the pen, two in long words; never in digits, which count something. */
  static boolean typo(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    int allowed = shorter < SHORTEST_TYPO ? 0 : shorter < LONG ? 1 : 2;
    return longer - shorter <= allowed
        && allowed > 0
        && digits(one).equals(digits(other))
        && one.charAt(0) == other.charAt(0)
        && distance(one, other) <= allowed;
  }

  private static String digits(String word) {
    StringBuilder digits = new StringBuilder();
    word.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  // Damerau and Levenshtein: letters left out, put in, changed, or two of them swapped.
  private static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
