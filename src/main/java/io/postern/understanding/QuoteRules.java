package io.postern.understanding;

import java.util.List;

/** How quotes, forwards and signatures look, per language. */
public final class QuoteRules {
  /** No words of any language: only what needs none is recognised. */
  public static final QuoteRules NONE = new QuoteRules(List.of());

  private final List<QuoteWords> languages;
  private final Lexicon lexicon;

  /**
   * @param languages one entry a file; where two say different things of a word, both count
   */
  public QuoteRules(List<QuoteWords> languages) {
    this.languages = List.copyOf(languages);
    this.lexicon = new Lexicon(this.languages);
  }

  public List<QuoteWords> languages() {
    return languages;
  }

  Lexicon lexicon() {
    return lexicon;
  }
}
