package io.postern.writing;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Subjects that keep a conversation in one thread of Gmail, Outlook and Apple Mail: the words of
 * its first mail for ever, and exactly one {@code Re:} before them in all later ones.
 */
final class Subject {
  /** In characters. */
  static final int MAX = 160;

  // What mail programs put before the subject of an answer.
  private static final Set<String> PREFIXES =
      Set.of("re", "aw", "antw", "sv", "vs", "odp", "res", "rif", "r", "ré", "回复", "回覆", "返信");

  private Subject() {}

  /**
   * @param soFar what the conversation's mails are called; empty for its first one
   * @param own what the notice's template says
   */
  static String of(Optional<String> soFar, String own) {
    return soFar
        .map(Subject::stem)
        .filter(stem -> !stem.isEmpty())
        .map(stem -> "Re: " + stem)
        .orElseGet(() -> HeaderGate.pass(own, MAX));
  }

  /** The subject of an answer to a mail with this one. */
  static String answer(String subject) {
    return "Re: " + stem(subject);
  }

  static String stem(String subject) {
    String rest = HeaderGate.pass(subject, MAX);
    for (int colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':')) {
      if (!PREFIXES.contains(rest.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
        break;
      }
      rest = rest.substring(colon + 1).strip();
    }
    return rest;
  }
}
