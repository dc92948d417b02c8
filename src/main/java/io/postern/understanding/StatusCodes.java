package io.postern.understanding;

/** Codes in what a host said: enhanced status (RFC 3463) and SMTP reply. Bounded scans. */
final class StatusCodes {
  private StatusCodes() {}

  /**
   * The enhanced code of a text that says most: the first that is not "other" (RFC 3463 2 has zero
   * for it), of failures before successes; empty when there is none.
   */
  static String enhanced(String text) {
    String best = "";
    for (int i = 0; i + 4 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '4' || c == '5' || c == '2') && text.charAt(i + 1) == '.' && starts(text, i)) {
        String code = codeAt(text, i);
        best = !code.isEmpty() && says(code) > says(best) ? code : best;
      }
    }
    return best;
  }

  private static int says(String code) {
    if (code.isEmpty()) {
      return 0;
    }
    int detail = code.endsWith(".0.0") ? 1 : code.endsWith(".0") ? 2 : 3;
    return code.charAt(0) == '2' ? detail : detail + 3;
  }

  /** The first SMTP reply code of failure in the text (RFC 5321 4.2); 0 when there is none. */
  static int reply(String text) {
    for (int i = 0; i + 3 <= text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '4' || c == '5')
          && starts(text, i)
          && text.charAt(i + 1) >= '0'
          && text.charAt(i + 1) <= '5'
          && Character.isDigit(text.charAt(i + 2))
          && (i + 3 == text.length() || " -:;,.)]\n".indexOf(text.charAt(i + 3)) >= 0)) {
        return Integer.parseInt(text.substring(i, i + 3));
      }
    }
    return 0;
  }

  private static boolean starts(String text, int i) {
    return i == 0 || (!Character.isLetterOrDigit(text.charAt(i - 1)) && text.charAt(i - 1) != '.');
  }

  private static String codeAt(String text, int i) {
    int subject = digits(text, i + 2);
    if (subject == 0 || i + 2 + subject >= text.length() || text.charAt(i + 2 + subject) != '.') {
      return "";
    }
    int from = i + 3 + subject;
    int detail = digits(text, from);
    int end = from + detail;
    boolean more =
        end + 1 < text.length()
            && text.charAt(end) == '.'
            && Character.isDigit(text.charAt(end + 1));
    boolean word = end < text.length() && Character.isLetter(text.charAt(end));
    return detail == 0 || more || word ? "" : text.substring(i, end);
  }

  // One to three.
  private static int digits(String text, int from) {
    int count = 0;
    while (from + count < text.length() && Character.isDigit(text.charAt(from + count))) {
      count++;
    }
    return count > 3 ? 0 : count;
  }
}
