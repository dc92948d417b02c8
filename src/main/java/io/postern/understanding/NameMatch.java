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
   * How well a local part fits a person's name.
   *
   * @return 1: first and last name; 0.8: one of them; 0.4: initials; 0: nothing
   */
  static double person(String local, Spelled of) {
    String plain = letters(withoutNumber(local));
    List<List<String>> names = of.spellings();
    if (plain.isEmpty() || names.isEmpty()) {
      return 0;
    }
    if (names.size() > 1) {
      for (String first : names.getFirst()) {
        for (String last : lastNames(names)) {
          if (plain.equals(first + last)
              || plain.equals(last + first)
              || last.length() > 1 && plain.equals(first.charAt(0) + last)
              || last.length() > 1 && plain.equals(last + first.charAt(0))
              || first.length() > 1 && plain.equals(first + last.charAt(0))
              || first.length() > 1 && last.length() > 2 && plain.equals(initial(names) + last)) {
            return 1;
          }
        }
      }
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
      StringBuilder initials = new StringBuilder();
      names.forEach(name -> initials.append(name.getFirst().charAt(0)));
      best = initials.toString().equals(plain) ? 0.4 : 0;
    }
    return best;
  }

  /** pawel.zielinski is who the text calls Pawła Zielińskiego: the words begin alike, in order. */
  private static double inflected(String local, List<List<String>> names) {
    List<String> parts = names.size() < 2 ? List.of() : pieces(Folded.fold(local), "._-");
    if (parts.size() != 2) {
      return 0;
    }
    boolean first = alike(letters(parts.getFirst()), names.getFirst().getFirst());
    boolean last = alike(letters(parts.getLast()), names.getLast().getFirst());
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

  private static List<String> lastNames(List<List<String>> names) {
    List<String> last = new ArrayList<>(names.getLast());
    if (names.size() > 2) {
      StringBuilder all = new StringBuilder();
      names.subList(1, names.size()).forEach(name -> all.append(name.getFirst()));
      last.add(all.toString());
      last.addAll(names.get(1));
    }
    return last;
  }

  /** The initials of all but the last name: jp of Jean-Pierre or John Paul. */
  private static String initial(List<List<String>> names) {
    StringBuilder initials = new StringBuilder();
    names.subList(0, names.size() - 1).forEach(name -> initials.append(name.getFirst().charAt(0)));
    return initials.toString();
  }

  /**
   * How well the name of a domain fits the words of a company's name.
   *
   * @return 0 to 1
   */
  static double company(String domainName, Spelled of) {
    String domain = letters(domainName);
    if (domain.length() < 2 || domain.length() > LONGEST) {
      return 0;
    }
    List<List<String>> names = of.spellings();
    if (names.isEmpty()) {
      return 0;
    }
    boolean wide = names.stream().anyMatch(spellings -> spellings.size() > 1);
    double best = 0;
    for (int spelling = 0; spelling < (wide ? 2 : 1); spelling++) {
      List<String> parts = new ArrayList<>();
      for (List<String> spellings : names) {
        parts.add(spellings.get(Math.min(spelling, spellings.size() - 1)));
      }
      best = Math.max(best, spelled(domain, domainName, parts));
    }
    return best;
  }

  private static double spelled(String domain, String domainName, List<String> parts) {
    String all = String.join("", parts);
    if (all.equals(domain)) {
      return 1;
    }
    double begins = 0;
    for (int from = 0; from < parts.size(); from++) {
      StringBuilder joined = new StringBuilder();
      for (int to = from; to < parts.size(); to++) {
        joined.append(parts.get(to));
        boolean most = joined.length() >= 4 || joined.length() * 2 > all.length();
        if (most && joined.toString().equals(domain)) {
          return 0.95;
        }
        if (joined.length() >= 5
            && joined.length() * 5 >= domain.length() * 3
            && domain.startsWith(joined.toString())) {
          begins = Math.max(begins, 0.8);
        }
      }
    }
    if (all.length() >= 4 && domain.startsWith(all)) {
      return 0.9;
    }
    return Math.max(
        begins, Math.max(byBeginnings(domain, parts), byWords(domainName, domain, parts)));
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
  private static double byWords(String domainName, String domain, List<String> parts) {
    StringBuilder initials = new StringBuilder();
    parts.forEach(part -> initials.append(part.charAt(0)));
    int covered = 0;
    for (String piece : pieces(Folded.fold(domainName), "-_")) {
      if (piece.length() >= 3 && parts.contains(piece) && !GENERIC.contains(piece)
          || piece.length() >= 2 && piece.contentEquals(initials)
          || piece.length() >= 3 && initials.toString().startsWith(piece)) {
        covered += piece.length();
      }
    }
    for (String part : parts) {
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
