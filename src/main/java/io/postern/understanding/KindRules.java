package io.postern.understanding;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/**
 * Cue words of the kinds of mail, per language.
 *
 * @param cues phrases
 * @param patterns what phrases cannot say, in RE2 syntax
 */
public record KindRules(PhraseBook<KindCue> cues, List<PatternCue> patterns) {
  public static final KindRules NONE =
      new KindRules(new PhraseBook.Builder<KindCue>().build(), List.of());

  /**
   * A pattern that speaks for a kind when it is found in a mail's own text or subject.
   *
   * @param needs where none of these stands, in lower case, it can't be found; none where that
   *     can't be told
   */
  public record PatternCue(Pattern pattern, KindCue cue, Set<String> needs) {
    public PatternCue {
      needs = Set.copyOf(needs);
    }

    public PatternCue(Pattern pattern, KindCue cue) {
      this(pattern, cue, PatternNeeds.of(pattern.pattern()));
    }

    /**
     * @param lower the text in lower case
     */
    boolean mayBeIn(String lower) {
      return needs.isEmpty() || needs.stream().anyMatch(lower::contains);
    }
  }

  public KindRules {
    patterns = List.copyOf(patterns);
  }
}
