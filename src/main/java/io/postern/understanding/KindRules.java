package io.postern.understanding;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Cue words of the kinds of mail, per language.
 *
 * @param cues phrases
 * @param patterns what phrases cannot say, in RE2 syntax
 */
public record KindRules(PhraseBook<KindCue> cues, List<PatternCue> patterns) {
  public static final KindRules NONE =
      new KindRules(new PhraseBook.Builder<KindCue>().build(), List.of());

  /** A pattern that speaks for a kind when it is found in a mail's own text or subject. */
  public record PatternCue(Pattern pattern, KindCue cue) {}

  public KindRules {
    patterns = List.copyOf(patterns);
  }
}
