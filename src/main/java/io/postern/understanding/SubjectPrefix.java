package io.postern.understanding;

import io.postern.understanding.Lexicon.Prefix;
import java.util.Map;
import java.util.Set;

/**
 * What the prefix of a subject says of a mail.
 *
 * @param senses what it may say, each with the languages that say it so; empty without a prefix
 * @param subject without the prefix
 */
record SubjectPrefix(Map<Prefix, Set<String>> senses, String subject) {
  private static final int LONGEST = 20;
  private static final int MOST_TAGS = 3;

  static SubjectPrefix of(String subject, Lexicon lexicon) {
    String text = Fold.clean(subject);
    for (int tags = 0; tags < MOST_TAGS && text.startsWith("["); tags++) {
      int close = text.indexOf(']');
      if (close < 0 || close == text.length() - 1) {
        break;
      }
      text = text.substring(close + 1).strip();
    }
    int colon = colon(text);
    if (colon <= 0 || colon > LONGEST) {
      return new SubjectPrefix(Map.of(), text);
    }
    String word = text.substring(0, colon);
    int counter = counter(word);
    Map<Prefix, Set<String>> senses = lexicon.prefix(Fold.of(word.substring(0, counter).strip()));
    return new SubjectPrefix(senses, senses.isEmpty() ? text : text.substring(colon + 1).strip());
  }

  boolean reply() {
    return senses.containsKey(Prefix.REPLY);
  }

  boolean forward() {
    return senses.containsKey(Prefix.FORWARD);
  }

  private static int colon(String text) {
    int ascii = text.indexOf(':');
    int wide = text.indexOf('：');
    return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
  }

  // "Re[2]", "AW(3)": where the number begins.
  private static int counter(String word) {
    int bracket = word.indexOf('[');
    int paren = word.indexOf('(');
    int at = bracket < 0 ? paren : paren < 0 ? bracket : Math.min(bracket, paren);
    return at <= 0 ? word.length() : at;
  }
}
