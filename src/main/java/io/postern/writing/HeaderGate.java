package io.postern.writing;

/**
 * The gate that every header value passes: what comes out is one line of visible text. Nothing in
 * it can end a header, start another one, or turn the order of what follows on the screen.
 */
final class HeaderGate {
  private HeaderGate() {}

  /**
   * @param atMost how many characters (code points) may pass; the rest becomes an ellipsis
   */
  static String pass(String value, int atMost) {
    StringBuilder line = new StringBuilder(Math.min(value.length(), atMost + 1));
    int passed = 0;
    boolean gap = false;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      if (Invisible.isDropped(c)) {
        continue;
      }
      if (Invisible.isGap(c)) {
        gap = !line.isEmpty();
        continue;
      }
      int room = atMost - passed - (gap ? 1 : 0);
      if (room <= 0) {
        return line.append('…').toString();
      }
      if (gap) {
        line.append(' ');
        passed++;
        gap = false;
      }
      line.appendCodePoint(Invisible.isLoneSurrogate(c) ? '\uFFFD' : c);
      passed++;
    }
    return line.toString();
  }
}
