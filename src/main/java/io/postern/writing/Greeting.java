package io.postern.writing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a person is greeted: by name where that is safe, else without one. */
final class Greeting {
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "dipl", "ing", "sir", "the");
  private static final int MAX = 60;

  private Greeting() {}

  static String of(String name, Words words) {
    String known = HeaderGate.pass(name, MAX);
    String first = firstName(known);
    String form = words.say("greeting.named");
    boolean fits = !known.isEmpty() && (!form.contains("{first}") || !first.isEmpty());
    return fits
        ? words.say("greeting.named", Map.of("name", known, "first", first))
        : words.say("greeting.plain");
  }

  /**
   * The given name of a "Rosa Kim": the first of two or three plain words. Empty where the order of
   * names, a title or a company makes that a guess.
   */
  static String firstName(String name) {
    String[] parts = name.split(" ");
    if (parts.length < 2 || parts.length > 3) {
      return "";
    }
    for (String part : parts) {
      if (!isNameWord(part)) {
        return "";
      }
    }
    boolean title = TITLES.contains(parts[0].toLowerCase(Locale.ROOT));
    return title || parts[0].length() < 2 ? "" : parts[0];
  }

  private static boolean isNameWord(String word) {
    return Character.isUpperCase(word.codePointAt(0))
        && word.codePoints()
            .allMatch(
                c ->
                    c == '-'
                        || c == '\''
                        || c == '’'
                        || (Character.isLetter(c)
                            && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN));
  }
}
