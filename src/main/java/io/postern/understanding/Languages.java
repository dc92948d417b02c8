package io.postern.understanding;

import java.util.HashSet;
import java.util.Set;

/** Tells the language of a text. */
public final class Languages {
  private Languages() {}

  /**
   * ISO 639-1 code of the language that most of the text is written in; empty when it can't be
   * told.
   */
  public static String of(String text) {
    return LanguageWords.ranking(text).best();
  }

  /** Every language that the text may be in; empty when nothing tells. */
  static Set<String> likely(String text) {
    return LanguageWords.ranking(text).likely();
  }

  /**
   * The languages that a mail is written in; empty when nothing tells.
   *
   * @param own what the author's own text is in
   * @param form the lines of a form in it
   */
  static Set<String> of(
      Parts parts, LanguageWords.Ranking own, Form form, FieldRules rules, Known known) {
    Set<String> languages = new HashSet<>(Labels.languages(form, rules));
    // Values of a form are names and numbers: only what clearly is another language counts.
    if (languages.isEmpty()) {
      languages.addAll(own.likely());
    } else if (!own.best().isEmpty()) {
      languages.add(own.best());
    }
    known.language().ifPresent(languages::add);
    parts.original().ifPresent(original -> languages.addAll(likely(original.text())));
    if (!languages.isEmpty()) {
      languages.add("en");
    }
    return languages;
  }
}
