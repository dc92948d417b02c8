package io.postern.understanding;

import com.google.re2j.Matcher;
import io.postern.understanding.PhraseBook.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How strongly the phrases of a mail speak for each kind. */
final class KindSigns {
  /** What a phrase that says so clearly weighs. */
  static final int CLEAR = 2;

  private static final int READ = 6_000;

  static final String LIMIT =
      "only the first " + READ + " characters are searched for what a mail wants";

  private final KindRules rules;
  private final Set<String> languages;
  private final Map<Kind, Double> scores = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> strongest = new EnumMap<>(Kind.class);
  private final Map<Kind, List<String>> words = new EnumMap<>(Kind.class);
  private final Set<Seen> seen = new HashSet<>();
  private boolean cutShort;

  /** A phrase counts once for its kind, however often it stands. */
  private record Seen(Kind kind, String phrase) {}

  KindSigns(KindRules rules, Set<String> languages) {
    this.rules = rules;
    this.languages = Set.copyOf(languages);
  }

  /** Counts the phrases of a text, each at its longest. */
  KindSigns count(String written) {
    cutShort |= written.length() > READ;
    String text = written.length() > READ ? written.substring(0, READ) : written;
    Map<Kind, Integer> ends = new EnumMap<>(Kind.class);
    for (Hit<KindCue> hit : rules.cues().find(text, languages)) {
      Kind kind = hit.meaning().kind();
      if (hit.end() > ends.getOrDefault(kind, -1)) {
        ends.put(kind, hit.end());
        add(kind, hit.meaning().weight(), text.substring(hit.start(), hit.end()));
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (KindRules.PatternCue pattern : rules.patterns()) {
      if (fits(pattern.cue()) && pattern.mayBeIn(lower)) {
        Matcher matcher = pattern.pattern().matcher(text);
        if (matcher.find()) {
          add(pattern.cue().kind(), pattern.cue().weight(), matcher.group());
        }
      }
    }
    return this;
  }

  /** Counts only what clearly speaks for one kind. */
  KindSigns countClear(String written, Kind kind) {
    String text = written.length() > READ ? written.substring(0, READ) : written;
    for (Hit<KindCue> hit : rules.cues().find(text)) {
      if (hit.meaning().kind() == kind && hit.meaning().weight() >= CLEAR) {
        add(kind, hit.meaning().weight(), text.substring(hit.start(), hit.end()));
      }
    }
    return this;
  }

  /** A sign that is no phrase. */
  KindSigns add(Kind kind, int weight, String because) {
    if (seen.add(new Seen(kind, Folded.fold(because)))) {
      scores.merge(kind, (double) weight, Double::sum);
      strongest.merge(kind, weight, Math::max);
      words.computeIfAbsent(kind, _ -> new ArrayList<>()).add(because.strip());
    }
    return this;
  }

  /** Whether a text was longer than what is searched. */
  boolean cutShort() {
    return cutShort;
  }

  /** All signs together. */
  double of(Kind kind) {
    return scores.getOrDefault(kind, 0.0);
  }

  /** Whether one sign alone says so. */
  boolean clear(Kind kind) {
    return strongest.getOrDefault(kind, 0) >= CLEAR;
  }

  /** Whether one sign leaves no doubt. */
  boolean certain(Kind kind) {
    return strongest.getOrDefault(kind, 0) > CLEAR;
  }

  /** The phrases that spoke for a kind, in the order of the mail. */
  List<String> words(Kind kind) {
    return words.getOrDefault(kind, List.of());
  }

  private boolean fits(KindCue cue) {
    return cue.language().isEmpty() || languages.isEmpty() || languages.contains(cue.language());
  }
}
