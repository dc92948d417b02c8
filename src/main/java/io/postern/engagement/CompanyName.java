package io.postern.engagement;

import java.util.List;

/**
 * A company's name as names are compared.
 *
 * @param telling its words without legal form, articles, and what companies of a group differ in
 * @param places countries and regions in it: {@code uk} of Acme (UK) Ltd
 */
public record CompanyName(List<String> telling, List<String> places) {
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

  /** The {@link #key} of its first telling word. */
  public String head() {
    return skeleton(telling.getFirst());
  }

  private static String skeleton(String word) {
    StringBuilder bones = new StringBuilder(word.length());
    int last = -1;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean vowel = "aeiouy".indexOf(c) >= 0;
      if ((!vowel || bones.isEmpty()) && (c != last || Character.isDigit(c))) {
        bones.append(vowel ? 'a' : c);
      }
      last = vowel ? last : c;
    }
    return bones.length() >= 3 ? bones.toString() : word;
  }
}
