package io.postern.rules;

import com.google.re2j.Pattern;
import io.postern.kit.Problem;
import io.postern.shipped.Folder;
import io.postern.understanding.Kind;
import io.postern.understanding.KindCue;
import io.postern.understanding.KindRules;
import io.postern.understanding.KindRules.PatternCue;
import io.postern.understanding.PhraseBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kinds/LANGUAGE.yml}: for each kind of mail the phrases that speak for it, by how strongly:
 * {@code hint}, {@code clear}, {@code certain}; and {@code patterns}, which count as clear.
 */
final class KindRuleFiles {
  private static final List<String> WEIGHTS = List.of("hint", "clear", "certain");
  private static final String PATTERNS = "patterns";
  private static final int PATTERN_WEIGHT = 2;

  private final PhraseBook.Builder<KindCue> cues = new PhraseBook.Builder<>();
  private final List<PatternCue> patterns = new ArrayList<>();

  private KindRuleFiles() {}

  /** Reads every file; what is wrong in one is a problem with its line, and left out. */
  static KindRules read(Folder folder, List<Problem> problems) {
    KindRuleFiles files = new KindRuleFiles();
    for (LanguageFile file : LanguageFile.in("kinds/", folder, problems)) {
      files.add(file);
    }
    return new KindRules(files.cues.build(), files.patterns);
  }

  private void add(LanguageFile file) {
    file.yaml().only(Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new));
    for (Map.Entry<String, Yaml> entry : file.yaml().entries().entrySet()) {
      kind(entry.getKey()).ifPresent(kind -> add(kind, entry.getValue(), file.language()));
    }
  }

  private void add(Kind kind, Yaml place, String language) {
    place.only("hint", "clear", "certain", PATTERNS);
    for (int i = 0; i < WEIGHTS.size(); i++) {
      KindCue cue = new KindCue(kind, i + 1, language);
      for (Yaml item : place.get(WEIGHTS.get(i)).items()) {
        Phrases.phrase(item).ifPresent(phrase -> cues.add(phrase, cue, language));
      }
    }
    KindCue cue = new KindCue(kind, PATTERN_WEIGHT, language);
    for (Yaml item : place.get(PATTERNS).items()) {
      Optional<Pattern> pattern = Phrases.pattern(item);
      pattern.ifPresent(found -> patterns.add(new PatternCue(found, cue)));
    }
  }

  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
