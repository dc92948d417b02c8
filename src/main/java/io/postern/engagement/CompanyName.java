package io.postern.engagement;

import java.util.List;

/**
 * A company's name as names are compared.
 *
 * @param telling its words without legal form, articles, and what companies of a group differ in
 * @param places countries and regions in it: {@code uk} of Acme (UK) Ltd
 * @param mostTelling the word by which people would look for it: the longest that few companies
 *     have
 */
public record CompanyName(List<String> telling, List<String> places, String mostTelling) {
  public CompanyName {
    telling = List.copyOf(telling);
    places = List.copyOf(places);
  }

  /** Its telling words as one. */
  String joined() {
    return String.join("", telling);
  }

  /**
   * What is left of it when vowels and doubled letters are taken away, as they are what people
   * misspell: names that share it are worth a closer look.
   */
  public String key() {
    return skeleton(joined());
  }

  /** The {@link #key} of its most telling word. */
  public String head() {
    return skeleton(mostTelling);
  }

  private static String skeleton(String word) {
    StringBuilder bones = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = sound(word.charAt(i));
      boolean first = bones.isEmpty();
      boolean again = !first && bones.charAt(bones.length() - 1) == c && !Character.isDigit(c);
      if (first || c != VOWEL && !again) {
        bones.append(c);
      }
    }
    return bones.length() >= 3 ? bones.toString() : word;
  }

  private static final char VOWEL = 'a';

  private static char sound(char c) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y', 'v', 'w' -> VOWEL;
      case 'c', 'q' -> 'k';
      case 'z' -> 's';
      default -> c;
    };
  }
}
