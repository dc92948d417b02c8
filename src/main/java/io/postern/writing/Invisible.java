package io.postern.writing;

/** Characters that a reader does not see, and that must not reach a mail as they are. */
final class Invisible {
  private Invisible() {}

  /** Controls and separators that stand for a gap between words: NUL, CR, LF, tab, U+2028 …. */
  static boolean isGap(int c) {
    return c <= ' '
        || (c >= 0x7F && c <= 0xA0)
        || c == 0x2028 // line separator
        || c == 0x2029; // paragraph separator
  }

  /** Direction controls (Unicode UAX 9) and zero-width marks: they change what others look like. */
  static boolean isDropped(int c) {
    return turnsDirection(c)
        || c == 0x200B // zero width space
        || c == 0x200E // left-to-right mark
        || c == 0x200F // right-to-left mark
        || c == 0x061C // Arabic letter mark
        || c == 0x2060 // word joiner
        || c == 0xFEFF // byte order mark
        || (c >= 0xFFF9 && c <= 0xFFFB) // interlinear annotation
        || (c >= 0xE0000 && c <= 0xE007F); // tags
  }

  /** Embeddings, overrides and isolates: text after them may be shown backwards. */
  static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  static boolean isLoneSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
