package io.postern.understanding;

/**
 * How far a phrase got in a text, and what it took on the way.
 *
 * @param at the token after it
 * @param free how many tokens it took that no rule names: a company's name
 * @param arguments what the text filled in
 */
record Reach(int at, int free, Arguments arguments) {
  static Reach from(int at) {
    return new Reach(at, 0, Arguments.NONE);
  }

  /** Whether it took nothing yet. */
  boolean fresh() {
    return free == 0 && arguments.equals(Arguments.NONE);
  }

  Reach to(int end) {
    return new Reach(end, free, arguments);
  }

  Reach to(int end, Arguments filled) {
    return new Reach(end, free, filled);
  }

  Reach free(int end, Arguments filled) {
    return new Reach(end, free + end - at, filled);
  }
}
