package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a yes or a no in the first line of the author's own text that says more than a greeting.
 * Closed as the grammar of commands is: each word of that line must be licensed, so that an absence
 * note that happens to say yes answers nothing.
 */
final class ConsentReader {
  private static final String BETWEEN = ",.!-;:()";
  private static final int MAX_TOKENS = 60;

  /** What changes nothing beside a yes or a no. */
  private static final CommandWords[] POLITE = {
    CommandWords.GREETINGS,
    CommandWords.EVERYONE,
    CommandWords.PLEASE,
    CommandWords.OPENINGS,
    CommandWords.ASSENTS,
    CommandWords.TAILS,
    CommandWords.CLOSINGS
  };

  private final CommandRules rules;
  private final Tokens tokens;
  private boolean yes;
  private boolean no;

  private ConsentReader(CommandRules rules, Tokens tokens) {
    this.rules = rules;
    this.tokens = tokens;
  }

  /** Empty when it is neither, or both. */
  static Optional<Consent> read(String own, CommandRules rules) {
    return new ConsentReader(rules, Tokens.of(firstLines(own))).read();
  }

  // Far more than a yes with its greeting takes, however long the mail is.
  private static String firstLines(String own) {
    return own.length() <= 500 ? own : own.substring(0, 500);
  }

  private Optional<Consent> read() {
    int at = 0;
    while (tokens.kind(at) != Tokens.Kind.END && at < MAX_TOKENS) {
      int end = lineEnd(at);
      boolean greeting = greets(at);
      if (!licensed(at, end)) {
        if (!greeting || end - at > 6) {
          return Optional.empty();
        }
      } else if (yes || no) {
        return yes == no ? Optional.empty() : Optional.of(yes ? Consent.YES : Consent.NO);
      }
      at = end;
      while (tokens.kind(at) == Tokens.Kind.LINE || tokens.kind(at) == Tokens.Kind.PARAGRAPH) {
        at++;
      }
    }
    return Optional.empty();
  }

  private int lineEnd(int from) {
    int at = from;
    while (!tokens.lineEnd(at)) {
      at++;
    }
    return at;
  }

  // "Hi Northwind," names whom no rule knows: a short line that greets is passed over.
  private boolean greets(int at) {
    return furthest(CommandWords.GREETINGS, at) > at;
  }

  /** Whether rules account for every word from here to there; notes what they say. */
  private boolean licensed(int from, int to) {
    yes = false;
    no = false;
    int at = from;
    while (at < to) {
      if (tokens.mark(at, BETWEEN)) {
        at++;
        continue;
      }
      int confirms = furthest(CommandWords.CONFIRMS, at);
      int denies = furthest(CommandWords.DENIES, at);
      int polite = at;
      for (CommandWords words : POLITE) {
        polite = Math.max(polite, furthest(words, at));
      }
      int next = Math.max(polite, Math.max(confirms, denies));
      if (next == at || next > to) {
        return false;
      }
      // "no worries" is polite: the longest phrase is what is said.
      no |= denies == next;
      yes |= confirms == next && denies < next;
      at = next;
    }
    return true;
  }

  /** How far the longest phrase of a list reaches, in any language; {@code at} when none fits. */
  private int furthest(CommandWords words, int at) {
    int furthest = at;
    List<Openings.Opening> openings = new ArrayList<>();
    rules.openings(tokens.text(at)).phrases(openings, WordLists.of(words));
    for (Openings.Opening opening : openings) {
      PhraseMatcher matcher = new PhraseMatcher(tokens, opening.tongue());
      for (Reach reach : matcher.match(opening.phrase(), Reach.from(at))) {
        furthest = Math.max(furthest, reach.at());
      }
    }
    return furthest;
  }
}
