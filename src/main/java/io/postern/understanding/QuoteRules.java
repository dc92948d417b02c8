package io.postern.understanding;

import java.util.List;

/**
 * How quotes, forwards and signatures look, per language.
 *
 * @param languages one entry a language
 */
public record QuoteRules(List<QuoteWords> languages) {
  /** No words of any language: only what needs none is recognised. */
  public static final QuoteRules NONE = new QuoteRules(List.of());

  public QuoteRules {
    languages = List.copyOf(languages);
  }
}
