package io.postern.identity;

/** Comments in structured fields (RFC 5322 3.2.2): nested, counted, never by recursion. */
final class Comments {
  private Comments() {}

  /** Where the comment that opens at {@code at} has ended; negative when it never does. */
  static int end(String text, int at) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
