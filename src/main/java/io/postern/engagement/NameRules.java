package io.postern.engagement;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What varies in companies' names without making another company of it: legal forms, articles,
 * abbreviations. Made of words that people tune.
 */
public final class NameRules {
  /** Nothing is known of any form. */
  public static final NameRules NONE =
      new NameRules(List.of(), List.of(), Map.of(), Set.of(), Set.of(), Set.of());

  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 20;

  private final Set<List<String>> after = new HashSet<>();
  private final Set<List<String>> before = new HashSet<>();
  private final List<String> glued = new ArrayList<>();
  private final int longest;
  private final Map<String, String> same = new HashMap<>();
  private final Set<String> fillers = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final Set<String> common = new HashSet<>();

  /**
   * @param after legal forms that end a name
   * @param before legal forms that begin one
   * @param same words that are written in several ways, each with the one that it counts as
   * @param fillers words that come and go: the, and, group
   * @param places countries and regions
   * @param common words that many companies have: they tell little
   */
  public NameRules(
      List<String> after,
      List<String> before,
      Map<String, String> same,
      Set<String> fillers,
      Set<String> places,
      Set<String> common) {
    after.forEach(form -> form(form, this.after));
    before.forEach(form -> form(form, this.before));
    glued.sort((a, b) -> b.length() - a.length());
    longest = Math.max(1, this.after.stream().mapToInt(List::size).max().orElse(1));
    same.forEach((word, other) -> this.same.put(word(word), word(other)));
    fillers.forEach(word -> this.fillers.add(word(word)));
    places.forEach(word -> this.places.add(word(word)));
    common.forEach(word -> this.common.add(word(word)));
  }

  private void form(String written, Set<List<String>> side) {
    List<String> words = words(written);
    if (words.isEmpty()) {
      return;
    }
    side.add(words);
    if (words.size() == 1 && spaceless(words.getFirst().charAt(0))) {
      glued.add(words.getFirst());
    }
  }

  private String word(String written) {
    return String.join("", words(written));
  }

  /** Whether many companies have this word in their names. */
  boolean common(String word) {
    return common.contains(word);
  }

  /** Empty when nothing is left that tells one company from another. */
  public Optional<CompanyName> read(String written) {
    List<String> words = new ArrayList<>(words(written));
    List<String> where = new ArrayList<>();
    cutForms(words);
    while (words.size() > 1 && places.contains(counted(words.getLast()))) {
      where.addFirst(counted(words.removeLast())); // "Acme GmbH (Austria)"
      cutForms(words);
    }
    List<String> telling = new ArrayList<>();
    for (String word : words) {
      String counted = counted(word);
      if (places.contains(counted)) {
        where.add(counted);
      } else if (!fillers.contains(counted)) {
        telling.add(counted);
      }
    }
    if (telling.isEmpty()) {
      telling = words; // "The Group": better than nothing
    }
    if (telling.isEmpty()) {
      return Optional.empty();
    }
    List<String> kept = telling.subList(0, Math.min(MOST_WORDS, telling.size()));
    return Optional.of(new CompanyName(kept, where, mostTelling(kept)));
  }

  private String counted(String word) {
    return same.getOrDefault(word, word);
  }

  private String mostTelling(List<String> words) {
    return words.stream()
        .max(
            Comparator.comparing((String word) -> !common(word))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  // Forms stand one after another: "GmbH & Co. KG", "Ltd. Şti."; a name is more than its form.
  private void cutForms(List<String> words) {
    boolean cut = true;
    while (cut && words.size() > 1) {
      cut = false;
      for (int n = Math.min(longest, words.size() - 1); n > 0 && !cut; n--) {
        int size = words.size();
        if (after.contains(words.subList(size - n, size))) {
          words.subList(size - n, size).clear();
          cut = true;
        } else if (before.contains(words.subList(0, n))) {
          words.subList(0, n).clear();
          cut = true;
        }
      }
    }
    for (String form : glued) {
      words.replaceAll(word -> unglued(word, form));
    }
  }

  // 株式会社 stands before or behind a name without a blank.
  private static String unglued(String word, String form) {
    if (word.length() > form.length() + 1) {
      if (word.startsWith(form)) {
        return word.substring(form.length());
      }
      if (word.endsWith(form)) {
        return word.substring(0, word.length() - form.length());
      }
    }
    return word;
  }

  /**
   * The words of a name: lower case, Latin letters without accents, spelled as in passports is the
   * same as spelled plain (Müller, Mueller), initials together (S.A.R.L., S. A. R. L.).
   */
  static List<String> words(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    String plain = plain(text);
    List<String> words = new ArrayList<>();
    StringBuilder initials = new StringBuilder();
    int at = 0;
    while (at < plain.length()) {
      int end = at;
      while (end < plain.length() && Character.isLetterOrDigit(plain.charAt(end))) {
        end++;
      }
      if (end - at == 1 && !spaceless(plain.charAt(at))) {
        initials.append(plain.charAt(at));
      } else if (end > at) {
        flush(initials, words);
        words.add(oneVowel(plain.substring(at, end)));
      }
      boolean apart = end < plain.length() && "&+,()".indexOf(plain.charAt(end)) >= 0;
      if (apart) {
        flush(initials, words);
      }
      at = end + 1;
    }
    flush(initials, words);
    return words;
  }

  private static void flush(StringBuilder initials, List<String> words) {
    if (!initials.isEmpty()) {
      words.add(initials.toString());
      initials.setLength(0);
    }
  }

  private static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    boolean latin = true;
    for (int i = 0; i < folded.length() && latin; i++) {
      latin = folded.charAt(i) < 0x250 || !Character.isLetter(folded.charAt(i));
    }
    String letters = latin ? folded : OtherScripts.LATIN.transliterate(folded);
    String apart = Normalizer.normalize(letters, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      switch (c) {
        case 'ß' -> plain.append("ss");
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        case 'þ' -> plain.append("th");
        case 'ø' -> plain.append('o');
        case 'ł' -> plain.append('l');
        case 'đ', 'ð' -> plain.append('d');
        case 'ı' -> plain.append('i');
        case '\'', '’', '‘', '´', '`', 'ʼ', '·', 'ʹ', 'ʺ' -> {
          // within a word: O'Neill, l·l, a soft sign; an article before it: l'Atelier
          if (article(plain)) {
            plain.append(' ');
          }
        }
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK || c >= 0x3000) {
            plain.append(Character.toLowerCase(c));
          }
        }
      }
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  private static boolean article(CharSequence before) {
    int last = before.length() - 1;
    return last >= 0
        && "ld".indexOf(before.charAt(last)) >= 0
        && (last == 0 || !Character.isLetterOrDigit(before.charAt(last - 1)));
  }

  // ä, ae and a are the same name's; å and aa too.
  private static String oneVowel(String word) {
    StringBuilder one = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char before = one.isEmpty() ? ' ' : one.charAt(one.length() - 1);
      boolean second = c == 'e' && "aou".indexOf(before) >= 0 || c == 'a' && before == 'a';
      if (!second) {
        one.append(c);
      }
    }
    return one.toString();
  }

  // Written without blanks, and read in more ways than one: compared as they are.
  private static boolean spaceless(char c) {
    return c >= 0x2E80 && c <= 0xD7AF || c >= 0xF900 && c <= 0xFAFF;
  }

  // Cyrillic, Greek and others as their companies write themselves abroad; not ideographs.
  private static final class OtherScripts {
    static final Transliterator LATIN =
        Transliterator.getInstance(
            "Russian-Latin/BGN; Ukrainian-Latin/BGN; Greek-Latin/UNGEGN;"
                + " [[:Latin:][:Cyrillic:][:Greek:][:Hebrew:][:Arabic:][:Armenian:][:Georgian:]]"
                + " Any-Latin; Lower");
  }
}
