package io.postern.identity;

import io.postern.mail.MailDate;
import java.time.Instant;
import java.util.Optional;

/**
 * One Received field (RFC 5321 4.4).
 *
 * @param by the host that wrote it; empty when it does not say
 * @param date when
 */
record Received(String by, Optional<Instant> date) {
  static Received read(String unfolded) {
    int semicolon = unfolded.lastIndexOf(';');
    String clauses = semicolon < 0 ? unfolded : unfolded.substring(0, semicolon);
    Optional<Instant> date =
        semicolon < 0 ? Optional.empty() : MailDate.read(unfolded.substring(semicolon + 1).strip());
    return new Received(by(clauses), date);
  }

  // What follows "from" is the client's own word and may be anything, "by" too: it is passed over.
  private static String by(String clauses) {
    String before = "";
    int at = 0;
    while (at < clauses.length()) {
      char c = clauses.charAt(at);
      if (c == '(') {
        at = Comments.end(clauses, at);
        if (at < 0) {
          return "";
        }
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        int end = at;
        while (end < clauses.length()
            && !Character.isWhitespace(clauses.charAt(end))
            && clauses.charAt(end) != '(') {
          end++;
        }
        String word = clauses.substring(at, end);
        if (before.equalsIgnoreCase("by")) {
          return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        }
        before = before.equalsIgnoreCase("from") ? "" : word;
        at = end;
      }
    }
    return "";
  }
}
