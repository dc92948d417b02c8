package io.postern.understanding;

import java.util.Set;

/** Tells the language of a text. */
public final class Languages {
  private Languages() {}

  /**
   * ISO 639-1 code of the language that most of the text is written in; empty when it can't be
   * told.
   */
  public static String of(String text) {
    return LanguageWords.best(text);
  }

  /** Every language that the text may be in; empty when nothing tells. */
  static Set<String> likely(String text) {
    return LanguageWords.likely(text);
  }
}
