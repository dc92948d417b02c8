package io.postern.understanding;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of all languages, folded and laid out for looking up. */
final class Lexicon {
  /** What a word may be inside a line that introduces a quote. */
  enum Sense {
    WROTE,
    DATE_WORD,
    WEEKDAY,
    MONTH
  }

  /** What the words in a ruler, or in a line of their own, introduce. */
  enum Intro {
    ORIGINAL,
    FORWARDED
  }

  /** What a subject prefix says. */
  enum Prefix {
    REPLY,
    FORWARD
  }

  private static final int LONGEST_PHRASE = 5;
  private static final int COMMON_IN_INTROS = 3;
  private static final int LONGEST_RULER = 4;

  private final Map<String, Set<QuoteCue>> labels = new HashMap<>();
  private final Map<String, Set<String>> labelLanguages = new HashMap<>();
  private final Map<String, Set<Sense>> senses = new HashMap<>();
  private final Map<String, Map<String, Integer>> months = new HashMap<>();
  private final Map<String, Intro> intros = new HashMap<>();
  private final Set<String> introNouns = new HashSet<>();
  private final Map<String, Map<Prefix, Set<String>>> prefixes = new HashMap<>();
  private final Set<String> closings = new HashSet<>();
  private final Set<String> wishes = new HashSet<>();
  private final LinePatterns devices = new LinePatterns();
  private final LinePatterns closingSentences = new LinePatterns();
  private final Map<QuoteCue, Phrases> phrases = new EnumMap<>(QuoteCue.class);
  private final Set<String> wroteWords = new HashSet<>();
  private final Set<String> introWords = new HashSet<>();

  /** What has a sense, or belongs to dates in any language. */
  private final Set<String> meaningful = DateWords.all();

  Lexicon(List<QuoteWords> languages) {
    for (QuoteWords words : languages) {
      for (QuoteCue label :
          List.of(
              QuoteCue.FROM,
              QuoteCue.DATE,
              QuoteCue.TO,
              QuoteCue.CC,
              QuoteCue.SUBJECT,
              QuoteCue.OTHER_LABEL)) {
        for (String word : words.of(label)) {
          String folded = Fold.of(Fold.clean(word));
          labels.computeIfAbsent(folded, key -> EnumSet.noneOf(QuoteCue.class)).add(label);
          labelLanguages.computeIfAbsent(folded, key -> new HashSet<>()).add(words.language());
        }
      }
      words.of(QuoteCue.WROTE).forEach(word -> sense(word, Sense.WROTE));
      words.of(QuoteCue.DATE_WORD).forEach(word -> sense(word, Sense.DATE_WORD));
      words.of(QuoteCue.WEEKDAY).forEach(word -> sense(word, Sense.WEEKDAY));
      months(words);
      words.of(QuoteCue.ORIGINAL).forEach(word -> intros.putIfAbsent(phrase(word), Intro.ORIGINAL));
      words.of(QuoteCue.FORWARDED).forEach(word -> intros.put(phrase(word), Intro.FORWARDED));
      introNouns(words);
      words.of(QuoteCue.REPLY_PREFIX).forEach(it -> prefix(it, Prefix.REPLY, words.language()));
      words.of(QuoteCue.FORWARD_PREFIX).forEach(it -> prefix(it, Prefix.FORWARD, words.language()));
      words.of(QuoteCue.CLOSING).forEach(word -> closings.add(phrase(word)));
      words.of(QuoteCue.WISH).forEach(word -> wishes.add(phrase(word)));
      words.of(QuoteCue.CLOSING_SENTENCE).forEach(closingSentences::pattern);
      words.of(QuoteCue.DEVICE).forEach(devices::pattern);
      words.of(QuoteCue.DEVICE_WORD).forEach(devices::device);
      for (QuoteCue cue :
          List.of(QuoteCue.DISCLAIMER, QuoteCue.FOOTER, QuoteCue.BANNER, QuoteCue.MARKER)) {
        Phrases known = phrases.computeIfAbsent(cue, key -> new Phrases());
        words.of(cue).forEach(word -> known.add(Fold.of(Fold.clean(word))));
      }
    }
    meaningful.addAll(senses.keySet());
  }

  /** The fields that a folded label may stand for; none when it is no label. */
  Set<QuoteCue> label(String folded) {
    return labels.getOrDefault(folded, Set.of());
  }

  /** The languages that have a folded label. */
  Set<String> labelLanguages(String folded) {
    return labelLanguages.getOrDefault(folded, Set.of());
  }

  /** Whether a folded word of plain letters has no sense, and belongs to no date. */
  boolean strange(String folded) {
    return plain(folded) && !meaningful.contains(folded);
  }

  Set<Sense> senses(String folded) {
    return senses.getOrDefault(folded, Set.of());
  }

  /**
   * 1 to 12, or 0 when the folded word is no month.
   *
   * @param languages to look in first: listopad is October to Croats and November to Czechs
   */
  int month(String folded, Set<String> languages) {
    Map<String, Integer> byLanguage = months.get(folded);
    if (byLanguage == null) {
      return 0;
    }
    for (Map.Entry<String, Integer> month : byLanguage.entrySet()) {
      if (languages.contains(month.getKey())) {
        return month.getValue();
      }
    }
    return byLanguage.values().iterator().next();
  }

  /** Whether a word for writing may begin with a folded word. */
  boolean mayWrite(String word) {
    return wroteWords.contains(word);
  }

  /** Whether a line may begin a phrase that introduces a mail: by its first word. */
  boolean mayIntroduce(String line) {
    int blank = line.indexOf(' ');
    String first = phrase(blank < 0 ? line : line.substring(0, blank));
    return introWords.contains(firstWord(first));
  }

  /** The kind of mail that a phrase introduces, if it is such a phrase as a whole. */
  java.util.Optional<Intro> intro(String text) {
    return java.util.Optional.ofNullable(intros.get(phrase(text)));
  }

  /**
   * Whether a few words set in dashes speak of a message, as rulers do that no file lists: they
   * hold a word that several rulers of one language have.
   */
  boolean speaksOfMessage(String words) {
    String[] all = phrase(words).split(" ");
    if (all.length > LONGEST_RULER) {
      return false;
    }
    for (String word : all) {
      if (introNouns.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** What a folded subject prefix says, with the languages that say so. */
  Map<Prefix, Set<String>> prefix(String folded) {
    return prefixes.getOrDefault(folded, Map.of());
  }

  /** Whether a phrase, as {@link #phrase} gives it, closes a mail. */
  boolean closing(String phrase) {
    return closings.contains(phrase);
  }

  /** Whether a phrase, as {@link #phrase} gives it, thanks or wishes. */
  boolean wish(String phrase) {
    return wishes.contains(phrase);
  }

  LinePatterns closingSentences() {
    return closingSentences;
  }

  LinePatterns devices() {
    return devices;
  }

  /** Whether a folded line holds one of the phrases. */
  boolean holds(QuoteCue cue, String folded) {
    Phrases known = phrases.get(cue);
    return known != null && known.in(folded);
  }

  static int longestPhrase() {
    return LONGEST_PHRASE;
  }

  /** Folded words only, one blank between them: how phrases are compared. */
  static String phrase(String text) {
    if (plain(text)) {
      return text;
    }
    String folded = Fold.of(text);
    StringBuilder words = new StringBuilder(folded.length());
    boolean gap = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.COMBINING_SPACING_MARK
          || Character.isSurrogate(c)) {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        gap = false;
        words.append(c);
      } else if (c != '\'' && c != '.') {
        gap = true;
      }
    }
    return words.toString();
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static String firstWord(String phrase) {
    int blank = phrase.indexOf(' ');
    return blank < 0 ? phrase : phrase.substring(0, blank);
  }

  private void sense(String word, Sense sense) {
    if (sense == Sense.WROTE) {
      wroteWords.add(firstWord(phrase(word)));
    }
    senses.computeIfAbsent(phrase(word), key -> EnumSet.noneOf(Sense.class)).add(sense);
  }

  private void introNouns(QuoteWords words) {
    for (QuoteCue cue : List.of(QuoteCue.ORIGINAL, QuoteCue.FORWARDED)) {
      words.of(cue).forEach(written -> introWords.add(firstWord(phrase(written))));
    }
    Map<String, Integer> counts = new HashMap<>();
    for (QuoteCue cue : List.of(QuoteCue.ORIGINAL, QuoteCue.FORWARDED)) {
      for (String written : words.of(cue)) {
        for (String word : phrase(written).split(" ")) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    counts.forEach(
        (word, count) -> {
          if (count >= COMMON_IN_INTROS && word.length() > 3) {
            introNouns.add(word);
          }
        });
  }

  private void months(QuoteWords words) {
    List<String> names = words.of(QuoteCue.MONTH);
    for (int month = 1; month <= names.size(); month++) {
      for (String form : names.get(month - 1).split(" ")) {
        String folded = phrase(form);
        months
            .computeIfAbsent(folded, key -> new LinkedHashMap<>())
            .putIfAbsent(words.language(), month);
        senses.computeIfAbsent(folded, key -> EnumSet.noneOf(Sense.class)).add(Sense.MONTH);
      }
    }
  }

  private void prefix(String word, Prefix prefix, String language) {
    prefixes
        .computeIfAbsent(Fold.of(word), key -> new HashMap<>())
        .computeIfAbsent(prefix, key -> new HashSet<>())
        .add(language);
  }
}
