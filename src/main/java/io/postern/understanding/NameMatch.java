package io.postern.understanding;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How well a name goes with an address: Jane Doe with j.doe, Harlow Freight with harlowfreight. */
final class NameMatch {
  private static final Set<String> GENERIC =
      Set.of(
          "group",
          "gruppe",
          "groupe",
          "grupo",
          "gruppo",
          "holding",
          "company",
          "the",
          "and",
          "und",
          "et",
          "y",
          "e",
          "of",
          "de",
          "der",
          "die",
          "das",
          "la",
          "le",
          "el",
          "online",
          "shop",
          "web",
          "hq",
          "inc",
          "ltd",
          "gmbh",
          "ag",
          "usa",
          "uk",
          "eu",
          "international",
          "global");
  private static final int LONGEST = 80;

  /** Loaded when the first name in another script comes. */
  private static final class Latin {
    static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  }

  private NameMatch() {}

  /**
   * The local part of an address, made ready to be compared.
   *
   * @param plain its letters, without a number at its end
   * @param parts the letters of its two parts; empty where it has not two
   */
  record Local(String plain, List<String> parts) {
    static Local of(String local) {
      List<String> parts = pieces(Folded.fold(local), "._-");
      return new Local(
          letters(withoutNumber(local)),
          parts.size() == 2
              ? List.of(letters(parts.getFirst()), letters(parts.getLast()))
              : List.of());
    }
  }

  /**
   * The name that a domain has, made ready to be compared.
   *
   * @param letters all of it
   * @param pieces what stands between its hyphens
   */
  record Domain(String letters, List<String> pieces) {
    static Domain of(String name) {
      return new Domain(NameMatch.letters(name), NameMatch.pieces(Folded.fold(name), "-_"));
    }
  }

  /**
   * How well a local part fits a person's name.
   *
   * @return 1: first and last name; 0.8: one of them; 0.4: initials; 0: nothing
   */
  static double person(Local local, Spelled of) {
    String plain = local.plain();
    List<List<String>> names = of.spellings();
    if (plain.isEmpty() || names.isEmpty()) {
      return 0;
    }
    if (names.size() > 1 && firstAndLast(plain, of)) {
      return 1;
    }
    double best = inflected(local, names);
    for (List<String> name : names) {
      for (String spelling : name) {
        if (spelling.length() > 1 && plain.equals(spelling)) {
          best = Math.max(best, 0.8);
        } else if (spelling.length() >= 4 && plain.contains(spelling)
            || plain.length() >= 3 && spelling.startsWith(plain)) {
          best = Math.max(best, 0.7);
        }
      }
    }
    if (best == 0 && names.size() > 1 && plain.length() <= 4) {
      best = of.ways().getFirst().initials().equals(plain) ? 0.4 : 0;
    }
    return best;
  }

  private static boolean firstAndLast(String plain, Spelled of) {
    String initials = of.ways().getFirst().initials();
    for (String first : of.spellings().getFirst()) {
      for (String last : of.lastNames()) {
        boolean more = last.length() > 1;
        if (joined(plain, first, last)
            || joined(plain, last, first)
            || more && joined(plain, first.charAt(0), last)
            || more && joined(plain, last, first.charAt(0))
            || first.length() > 1 && joined(plain, first, last.charAt(0))
            || first.length() > 1
                && last.length() > 2
                && joined(plain, initials.substring(0, initials.length() - 1), last)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean joined(String whole, String one, String two) {
    return whole.length() == one.length() + two.length()
        && whole.startsWith(one)
        && whole.endsWith(two);
  }

  private static boolean joined(String whole, char one, String two) {
    return whole.length() == 1 + two.length() && whole.charAt(0) == one && whole.endsWith(two);
  }

  private static boolean joined(String whole, String one, char two) {
    return whole.length() == one.length() + 1
        && whole.charAt(whole.length() - 1) == two
        && whole.startsWith(one);
  }

  /** pawel.zielinski is who the text calls Pawła Zielińskiego: the words begin alike, in order. */
  private static double inflected(Local local, List<List<String>> names) {
    if (names.size() < 2 || local.parts().isEmpty()) {
      return 0;
    }
    boolean first = alike(local.parts().getFirst(), names.getFirst().getFirst());
    boolean last = alike(local.parts().getLast(), names.getLast().getFirst());
    return first && last ? 0.9 : 0;
  }

  private static boolean alike(String part, String word) {
    int common = 0;
    while (common < part.length()
        && common < word.length()
        && part.charAt(common) == word.charAt(common)) {
      common++;
    }
    return part.length() == 1 ? common == 1 : common >= 3 && common >= part.length() - 2;
  }

  static List<String> lastNames(List<List<String>> names) {
    List<String> last = new ArrayList<>(names.getLast());
    if (names.size() > 2) {
      StringBuilder all = new StringBuilder();
      names.subList(1, names.size()).forEach(name -> all.append(name.getFirst()));
      last.add(all.toString());
      last.addAll(names.get(1));
    }
    return last;
  }

  /**
   * How well the name of a domain fits the words of a company's name.
   *
   * @return 0 to 1
   */
  static double company(Domain domain, Spelled of) {
    if (domain.letters().length() < 2 || domain.letters().length() > LONGEST) {
      return 0;
    }
    double best = 0;
    for (Spelled.Way way : of.ways()) {
      best = Math.max(best, spelled(domain, way));
    }
    return best;
  }

  private static double spelled(Domain domain, Spelled.Way way) {
    String letters = domain.letters();
    if (way.all().equals(letters)) {
      return 1;
    }
    List<String> parts = way.parts();
    double begins = 0;
    for (int from = 0; from < parts.size(); from++) {
      int reached = 0;
      for (int to = from; to < parts.size(); to++) {
        if (!letters.startsWith(parts.get(to), reached)) {
          break;
        }
        reached += parts.get(to).length();
        boolean most = reached >= 4 || reached * 2 > way.all().length();
        if (most && reached == letters.length()) {
          return 0.95;
        }
        if (reached >= 5 && reached * 5 >= letters.length() * 3) {
          begins = 0.8;
        }
      }
    }
    if (way.all().length() >= 4 && letters.startsWith(way.all())) {
      return 0.9;
    }
    return Math.max(begins, Math.max(byBeginnings(letters, parts), byWords(domain, way)));
  }

  /** tynemouthha: each word gives its beginning, in order. */
  private static double byBeginnings(String domain, List<String> parts) {
    int reached = 0;
    int used = 0;
    int longest = 0;
    for (String part : parts) {
      int common = 0;
      while (common < part.length()
          && reached + common < domain.length()
          && part.charAt(common) == domain.charAt(reached + common)) {
        common++;
      }
      reached += common;
      longest = Math.max(longest, common);
      used += common > 0 ? 1 : 0;
    }
    if (reached < domain.length() || used < 1) {
      return 0;
    }
    boolean initials = longest <= 1;
    return initials ? (used >= 3 ? 0.75 : 0) : longest >= 3 ? 0.8 : used >= 3 ? 0.6 : 0;
  }

  /** pt-oberland, qlh-group: some parts of the domain are words or initials of the name. */
  private static double byWords(Domain name, Spelled.Way way) {
    String domain = name.letters();
    int covered = 0;
    for (String piece : name.pieces()) {
      if (piece.length() >= 3 && way.parts().contains(piece) && !GENERIC.contains(piece)
          || piece.length() >= 2 && piece.equals(way.initials())
          || piece.length() >= 3 && way.initials().startsWith(piece)) {
        covered += piece.length();
      }
    }
    for (String part : way.parts()) {
      if (part.length() >= 4 && covered == 0 && !GENERIC.contains(part) && domain.contains(part)) {
        covered = Math.max(covered, part.length());
      }
    }
    double share = (double) covered / domain.length();
    return share >= 0.75 ? 0.8 : share >= 0.5 ? 0.65 : share >= 0.33 ? 0.45 : 0;
  }

  private static String withoutNumber(String local) {
    int end = local.length();
    while (end > 0 && local.charAt(end - 1) >= '0' && local.charAt(end - 1) <= '9') {
      end--;
    }
    return local.substring(0, end);
  }

  /**
   * What stands between separators; as {@link String#split} does, without empty ones at the end.
   */
  private static List<String> pieces(String text, String separators) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        pieces.add(text.substring(start, i));
        start = i + 1;
      }
    }
    while (pieces.size() > 1 && pieces.getLast().isEmpty()) {
      pieces.removeLast();
    }
    return pieces;
  }

  static List<List<String>> spelled(List<String> words) {
    List<List<String>> names = new ArrayList<>(words.size());
    for (String word : words) {
      List<String> spellings = spellings(word);
      if (!spellings.getFirst().isEmpty()) {
        names.add(spellings);
      }
    }
    return names;
  }

  /** A word as addresses spell it: without accents, and with ö as oe. */
  static List<String> spellings(String word) {
    String plain = letters(word);
    if (ascii(word)) {
      return List.of(plain);
    }
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      wide.append(
          switch (c) {
            case 'ä', 'æ' -> "ae";
            case 'ö', 'ø', 'œ' -> "oe";
            case 'ü' -> "ue";
            case 'ß' -> "ss";
            case 'å' -> "aa";
            default -> String.valueOf(c);
          });
    }
    String other = letters(wide.toString());
    return other.equals(plain) ? List.of(plain) : List.of(plain, other);
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static String letters(String text) {
    String letters = Folded.letters(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    if (ascii(letters)) {
      return letters;
    }
    if (letters.chars().allMatch(c -> c < 0x250)) {
      return letters.replace("ß", "ss").replace("æ", "a").replace("œ", "o").replace("þ", "th");
    }
    return Folded.letters(Latin.ANY.transliterate(letters));
  }
}
