package io.postern.understanding;

/**
 * Some of the lists of phrases.
 *
 * @param bits one for each list, by its place among {@link CommandWords}
 */
record WordLists(long bits) {
  static WordLists of(CommandWords... lists) {
    long bits = 0;
    for (CommandWords list : lists) {
      bits |= 1L << list.ordinal();
    }
    return new WordLists(bits);
  }

  boolean has(CommandWords list) {
    return (bits >>> list.ordinal() & 1) != 0;
  }
}
