package io.postern.understanding;

import java.util.Set;

/** How the next of several begins: "the second", "zweitens", "puis". */
final class Ordinals {
  private static final Set<String> NEXT =
      Set.of(
          "second",
          "secondly",
          "third",
          "thirdly",
          "fourth",
          "next",
          "another",
          "then",
          "also",
          "finally",
          "lastly",
          "last",
          "zweitens",
          "drittens",
          "viertens",
          "zweite",
          "zweiter",
          "zweites",
          "zweiten",
          "dritte",
          "dritter",
          "dritten",
          "ausserdem",
          "dann",
          "weiter",
          "ferner",
          "schliesslich",
          "noch",
          "seconde",
          "secondo",
          "deuxieme",
          "deuxiemement",
          "troisieme",
          "troisiemement",
          "ensuite",
          "puis",
          "enfin",
          "autre",
          "egalement",
          "segundo",
          "segunda",
          "tercero",
          "tercera",
          "luego",
          "despues",
          "otro",
          "otra",
          "tambien",
          "ademas",
          "seconda",
          "terzo",
          "terza",
          "poi",
          "inoltre",
          "altro",
          "altra",
          "infine",
          "tweede",
          "derde",
          "daarnaast",
          "verder",
          "ook",
          "dan",
          "nog",
          "terceiro",
          "terceira",
          "depois",
          "outro",
          "outra",
          "tambem",
          "alem",
          "druga",
          "drugi",
          "drugie",
          "trzeci",
          "trzecia",
          "potem",
          "ponadto",
          "oraz",
          "kolejna",
          "kolejny",
          "andra",
          "andre",
          "tredje",
          "sedan",
          "dessutom",
          "aven",
          "slutligen",
          "druhy",
          "druha",
          "druhe",
          "treti",
          "dale",
          "potom",
          "jeste",
          "dalsi");
  private static final String[] EAST_ASIAN = {
    "2社目", "二社目", "3社目", "三社目", "2件目", "二件目", "3件目", "もう一社", "また、", "次に"
  };
  private static final int WORDS = 3;

  private Ordinals() {}

  /** Whether one of the first words of a paragraph says that here is the next. */
  static boolean begins(String paragraph) {
    String folded = Folded.fold(paragraph.strip());
    for (String start : EAST_ASIAN) {
      if (folded.startsWith(start)) {
        return true;
      }
    }
    String[] words = folded.split("[^\\p{L}]+", WORDS + 1);
    for (int i = 0; i < Math.min(WORDS, words.length); i++) {
      if (NEXT.contains(words[i])) {
        return true;
      }
    }
    return false;
  }
}
