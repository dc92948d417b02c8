package io.postern.understanding;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

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
   * The languages that a mail is written in, likeliest first; empty when nothing tells.
   *
   * @param own what the author's own text is in
   * @param form the lines of a form in it
   */
  static Set<String> of(
      Parts parts, LanguageWords.Ranking own, Form form, FieldRules rules, Known known) {
    Set<String> labelled = Labels.languages(form, rules);
    Set<String> languages = new LinkedHashSet<>();
    if (!own.best().isEmpty()) {
      languages.add(own.best());
    }
    // Values of a form are names and numbers: only what clearly is another language counts.
    languages.addAll(labelled.isEmpty() ? own.likely() : new TreeSet<>(labelled));
    known.language().ifPresent(languages::add);
    parts
        .original()
        .map(original -> LanguageWords.ranking(original.text()))
        .ifPresent(
            original -> {
              if (!original.best().isEmpty()) {
                languages.add(original.best());
              }
              languages.addAll(original.likely());
            });
    if (!languages.isEmpty()) {
      languages.add("en");
    }
    return languages;
  }
}
