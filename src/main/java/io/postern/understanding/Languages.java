package io.postern.understanding;

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
}
