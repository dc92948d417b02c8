package io.postern.understanding;

import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the label of a form names: "Est. deal size (EUR)" is the deal's value. */
final class Labels {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 8;
  private static final int SHORTEST_PART = 2;

  /** Of several meanings in one label ("contact e-mail") the first of these is meant. */
  private static final List<String> STRONGEST_FIRST =
      List.of(
          "partner",
          "other",
          "contactEmail",
          "contactPhone",
          "companyDomain",
          "contactRole",
          "currency",
          "timeline",
          "dealValue",
          "contactFirstName",
          "contactLastName",
          "contactName",
          "company",
          "name",
          "reach",
          "need");

  private static final Set<String> ABOUT =
      Set.of(
          "of",
          "the",
          "your",
          "their",
          "a",
          "for",
          "and",
          "or",
          "if",
          "known",
          "any",
          "optional",
          "required",
          "approx",
          "est",
          "estimated",
          "der",
          "die",
          "das",
          "des",
          "für",
          "und",
          "oder",
          "de",
          "du",
          "la",
          "le",
          "l",
          "d",
          "del",
          "di",
          "da",
          "do",
          "van",
          "voor",
          "och",
          "og",
          "en",
          "e",
          "y",
          "et",
          "ou",
          "o",
          "in",
          "s",
          "ca",
          "primary",
          "main",
          "his",
          "her",
          "no",
          "ggf",
          "bzw",
          "geschätzt",
          "geschätzter",
          "geschätztes",
          "prospect",
          "prospects",
          "lead",
          "leads",
          "referral",
          "client",
          "clients",
          "customer",
          "customers",
          "new",
          "neue",
          "neuer");

  private Labels() {}

  /**
   * @param strict only when every word of the label is known; else one or two more words are fine
   * @return a key of {@link FieldRules#LABELS}
   */
  static Optional<String> meaning(String written, FieldRules rules, boolean strict) {
    String label = clean(written);
    if (label.isEmpty() || label.length() > LONGEST) {
      return Optional.empty();
    }
    List<Hit<FieldWord>> hits = rules.labels().find(label);
    // "Co" is a company, but not in "O co jde".
    hits.removeIf(
        hit -> hit.length() <= SHORTEST_PART && hit.length() < label.length() && latin(label));
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    hits.sort(Comparator.comparingInt(hit -> -hit.length()));
    List<Hit<FieldWord>> chosen = new ArrayList<>();
    for (Hit<FieldWord> hit : hits) {
      boolean free =
          chosen.stream()
              .allMatch(c -> sameSpan(c, hit) || hit.end() <= c.start() || hit.start() >= c.end());
      if (free) {
        chosen.add(hit);
      }
    }
    if (chosen.isEmpty() || !covers(label, chosen, strict)) {
      return Optional.empty();
    }
    Set<String> meanings = new HashSet<>();
    chosen.forEach(hit -> meanings.add(hit.meaning().detail()));
    return Optional.of(decide(meanings, chosen, label));
  }

  private static String decide(Set<String> meanings, List<Hit<FieldWord>> chosen, String label) {
    // One phrase that is the label as a whole decides; of two meanings of it the likelier.
    Optional<Hit<FieldWord>> whole =
        chosen.stream().filter(hit -> hit.length() == label.length()).findFirst();
    if (whole.isPresent() && meanings.size() == 1) {
      return whole.get().meaning().detail();
    }
    boolean email = meanings.contains("contactEmail");
    boolean phone = meanings.contains("contactPhone");
    for (String meaning : STRONGEST_FIRST) {
      boolean company =
          meaning.equals("contactName")
              && meanings.contains("company")
              && meanings.contains("name");
      boolean both = email && phone && meaning.equals("contactEmail");
      if (meanings.contains(meaning) && !company && !both) {
        return meaning;
      }
      if (both) {
        return "reach";
      }
    }
    return meanings.iterator().next();
  }

  private static boolean covers(String label, List<Hit<FieldWord>> chosen, boolean strict) {
    int unknown = 0;
    int words = 0;
    for (TextToken token : TextToken.of(label, List.of())) {
      if (!token.is(TextToken.Type.NAME) && !token.is(TextToken.Type.WORD)) {
        continue;
      }
      words++;
      boolean known =
          chosen.stream().anyMatch(hit -> hit.start() <= token.start() && hit.end() >= token.end())
              || ABOUT.contains(Folded.fold(token.in(label)));
      unknown += known ? 0 : 1;
    }
    return words <= MOST_WORDS && unknown <= (strict ? 0 : words <= 2 ? 0 : words <= 4 ? 1 : 2);
  }

  private static boolean sameSpan(Hit<FieldWord> a, Hit<FieldWord> b) {
    return a.start() == b.start() && a.end() == b.end();
  }

  private static boolean latin(String label) {
    return !Folded.spaceless(label.charAt(0));
  }

  /** Without bullets, stars, numbers and what stands in brackets. */
  static String clean(String written) {
    String label = written.strip();
    label = label.substring(Math.min(label.length(), Items.marker(label)));
    int bracket = label.indexOf('(');
    if (bracket > 0) {
      int close = label.indexOf(')', bracket);
      label = label.substring(0, bracket) + (close > 0 ? label.substring(close + 1) : "");
    }
    int from = 0;
    int to = label.length();
    while (from < to && trim(label.charAt(from))) {
      from++;
    }
    while (to > from && trim(label.charAt(to - 1))) {
      to--;
    }
    return label.substring(from, to);
  }

  private static boolean trim(char c) {
    return Character.isWhitespace(c)
        || "*_-–—:：#>|•·?？.．\"'[]「」【】<>✔✅\u00A0\uFE0F\u200B".indexOf(c) >= 0
        || Character.getType(c) == Character.OTHER_SYMBOL
        || Character.isSurrogate(c);
  }

  /** The languages that most labels of a form are in; empty when it has none. */
  static Set<String> languages(Form form, FieldRules rules) {
    Map<String, Integer> counts = new HashMap<>();
    for (Form.Entry entry : form.entries()) {
      Set<String> languages = new HashSet<>();
      String label = entry.label().strip();
      for (PhraseBook.Hit<FieldWord> hit : rules.labels().find(label)) {
        boolean whole = hit.start() == 0 && hit.end() == label.length();
        if (whole && !hit.meaning().language().isEmpty()) {
          languages.add(hit.meaning().language());
        }
      }
      languages.forEach(language -> counts.merge(language, 1, Integer::sum));
    }
    int most = counts.values().stream().max(Integer::compare).orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> most > 1 && entry.getValue() == most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
