package io.postern.reading;

/** One-line texts that are shown as names: subjects, people, files. */
final class Labels {
  private static final int MAX_FILE_NAME = 200;

  private Labels() {}

  /** White space folded to single blanks, and no characters that turn the direction of text. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
        gap = true;
      } else if (!turnsDirection(c)) {
        if (gap && clean.length() > 0) {
          clean.append(' ');
        }
        gap = false;
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** A file's name as a label only: no path, nothing that could hide what it ends with. */
  static String fileName(String text) {
    String name = clean(text);
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    name = name.substring(slash + 1).strip();
    if (name.equals(".") || name.equals("..")) {
      return "";
    }
    if (name.length() > MAX_FILE_NAME) {
      int dot = name.lastIndexOf('.');
      String ending = dot > name.length() - 10 ? name.substring(dot) : "";
      name = name.substring(0, MAX_FILE_NAME - ending.length()) + ending;
    }
    return name;
  }

  // UAX 9: embeddings, overrides and isolates; plain marks (LRM, RLM) are harmless and in use.
  private static boolean turnsDirection(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069') || c == '\uFEFF';
  }
}
