package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a name as addresses may spell them; found out once, and only when it is asked. */
final class Spelled {
  private final List<String> words;
  private @Nullable List<List<String>> spellings;
  private @Nullable List<Way> ways;
  private @Nullable List<String> lastNames;
  private @Nullable String letters;

  Spelled(List<String> words) {
    this.words = words;
  }

  /**
   * The whole name in one way of spelling it.
   *
   * @param parts one entry a word
   * @param all the same without anything between them
   * @param initials one letter a word
   */
  record Way(List<String> parts, String all, String initials) {
    static Way of(List<String> parts) {
      StringBuilder initials = new StringBuilder(parts.size());
      parts.forEach(part -> initials.append(part.charAt(0)));
      return new Way(parts, String.join("", parts), initials.toString());
    }
  }

  /** For each word its spellings, the plainest first; words without letters are left out. */
  List<List<String>> spellings() {
    List<List<String>> known = spellings;
    if (known == null) {
      known = NameMatch.spelled(words);
      spellings = known;
    }
    return known;
  }

  /** The plainest way, and the other one of a name that has one; none of a name without letters. */
  List<Way> ways() {
    List<Way> known = ways;
    if (known == null) {
      known = spelledOut(spellings());
      ways = known;
    }
    return known;
  }

  private static List<Way> spelledOut(List<List<String>> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> plain = new ArrayList<>(names.size());
    List<String> other = new ArrayList<>(names.size());
    boolean wide = false;
    for (List<String> spellings : names) {
      wide |= spellings.size() > 1;
      plain.add(spellings.getFirst());
      other.add(spellings.get(Math.min(1, spellings.size() - 1)));
    }
    return wide ? List.of(Way.of(plain), Way.of(other)) : List.of(Way.of(plain));
  }

  /** What may be the last name of a person: the last word, or all behind the first. */
  List<String> lastNames() {
    List<String> known = lastNames;
    if (known == null) {
      known = NameMatch.lastNames(spellings());
      lastNames = known;
    }
    return known;
  }

  /** Its letters and digits, folded. */
  String letters() {
    String known = letters;
    if (known == null) {
      known = Folded.letters(String.join("", words));
      letters = known;
    }
    return known;
  }
}
