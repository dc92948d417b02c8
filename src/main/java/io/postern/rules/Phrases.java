package io.postern.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Phrases and patterns as rule files write them, kept small. */
final class Phrases {
  private static final int MAX_PHRASE = 80;
  private static final int SHORTEST_BEGINNING = 2;
  private static final int MAX_PATTERN = 500;
  private static final int MAX_PROGRAM = 2_000;

  private Phrases() {}

  /** A phrase; {@code *} may stand at its end only. */
  static Optional<String> phrase(Yaml item) {
    String phrase = item.required("a word or phrase").strip();
    int star = phrase.indexOf('*');
    if (phrase.length() > MAX_PHRASE) {
      item.problem("longer than " + MAX_PHRASE + " characters");
    } else if (star >= 0 && (star < SHORTEST_BEGINNING || star < phrase.length() - 1)) {
      item.problem("'*' may only end a phrase of " + SHORTEST_BEGINNING + " characters or more");
    } else if (!phrase.isEmpty()) {
      return Optional.of(phrase);
    }
    return Optional.empty();
  }

  /** A pattern in RE2 syntax, which is matched in linear time; its compiled size is limited. */
  static Optional<Pattern> pattern(Yaml item) {
    String written = item.required("a pattern");
    if (written.length() > MAX_PATTERN) {
      item.problem("a pattern of more than " + MAX_PATTERN + " characters");
      return Optional.empty();
    }
    Optional<Integer> tooMany = Repeats.tooMany(written);
    if (tooMany.isPresent()) {
      item.problem(
          "the repeat at character "
              + (tooMany.get() + 1)
              + " copies a part more than "
              + Repeats.MOST
              + " times");
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(written, Pattern.CASE_INSENSITIVE);
      if (pattern.programSize() > MAX_PROGRAM) {
        item.problem("the pattern grows too large; repeat less in it");
        return Optional.empty();
      }
      return written.isEmpty() ? Optional.empty() : Optional.of(pattern);
    } catch (PatternSyntaxException e) {
      item.problem("not a pattern in RE2 syntax: " + e.getMessage());
      return Optional.empty();
    }
  }
}
