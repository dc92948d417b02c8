package io.postern.understanding;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The stretches of letters of which a text must hold one for a pattern to match in it, so that most
 * patterns need not be tried. Where the pattern's syntax says nothing simple, nothing is needed.
 */
final class PatternNeeds {
  private static final Set<String> NOTHING = Set.of();
  private static final int MOST = 40;

  private final String pattern;
  private int at;
  private boolean strange;

  private PatternNeeds(String pattern) {
    this.pattern = pattern;
  }

  /**
   * @param pattern RE2 syntax, matched without regard to case
   * @return lower case; empty when the pattern may match any text
   */
  static Set<String> of(String pattern) {
    PatternNeeds needs = new PatternNeeds(pattern);
    Set<String> found = needs.choice();
    return needs.strange || needs.at < pattern.length() ? NOTHING : Set.copyOf(found);
  }

  private Set<String> choice() {
    Set<String> all = new HashSet<>(row());
    boolean some = !all.isEmpty();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      Set<String> way = row();
      some &= !way.isEmpty();
      all.addAll(way);
    }
    return some && all.size() <= MOST ? all : NOTHING;
  }

  private Set<String> row() {
    Set<String> best = NOTHING;
    StringBuilder run = new StringBuilder();
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      char c = pattern.charAt(at);
      boolean literal = Character.isLetterOrDigit(c) || c == ' ';
      Set<String> group = NOTHING;
      if (literal) {
        run.append(c);
        at++;
      } else {
        best = better(best, run);
        group = other(c);
      }
      if (at < pattern.length() && "?*{+".indexOf(pattern.charAt(at)) >= 0) {
        if (literal) {
          run.setLength(run.length() - 1);
          best = better(best, run);
        }
        boolean once = pattern.charAt(at) == '+';
        quantifier();
        group = once ? group : NOTHING;
      }
      best = shortest(group) > shortest(best) ? group : best;
    }
    return better(best, run);
  }

  /** Anything but a plain letter: only what stands in brackets may be needed. */
  private Set<String> other(char c) {
    at++;
    switch (c) {
      case '(' -> {
        if (pattern.startsWith("?:", at)) {
          at += 2;
        } else if (pattern.startsWith("?", at)) {
          strange = true;
        }
        Set<String> inside = choice();
        strange |= at >= pattern.length() || pattern.charAt(at) != ')';
        at++;
        return inside;
      }
      case '[' -> {
        int end = pattern.indexOf(']', at + 1);
        strange |= end < 0 || pattern.substring(at, Math.max(at, end)).contains("[");
        at = end + 1;
      }
      case '\\' -> {
        if (pattern.startsWith("p{", at)) {
          at = pattern.indexOf('}', at);
        }
        at++;
      }
      default -> {}
    }
    return NOTHING;
  }

  private void quantifier() {
    if (pattern.charAt(at) == '{') {
      int end = pattern.indexOf('}', at);
      strange |= end < 0;
      at = Math.max(at, end);
    }
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
  }

  private static Set<String> better(Set<String> best, StringBuilder run) {
    String letters = run.toString().toLowerCase(Locale.ROOT);
    run.setLength(0);
    return letters.length() > shortest(best) ? Set.of(letters) : best;
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }
}
