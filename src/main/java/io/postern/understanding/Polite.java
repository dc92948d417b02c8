package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * Polite words before and after a command: they may be several, and change nothing.
 *
 * @param at the token after them
 * @param please whether one of them asks
 * @param assent whether one of them is a yes
 * @param said whether there is any
 */
record Polite(int at, boolean please, boolean assent, boolean said) {
  private static final int MAX_PLACES = 24;
  private static final String BETWEEN = ",.!-;";

  static Polite nothing(int at) {
    return new Polite(at, false, false, false);
  }

  /**
   * Every place that polite words may reach from here, this one included.
   *
   * @param tongues of the languages that they may be in
   */
  static List<Polite> from(int at, Voices voices, List<Tongue> tongues, WordLists lists) {
    Tokens tokens = voices.tokens();
    List<Polite> reached = new ArrayList<>();
    reached.add(nothing(at));
    for (int i = 0; i < reached.size() && reached.size() < MAX_PLACES; i++) {
      Polite here = reached.get(i);
      int start = here.said || lists.has(CommandWords.TAILS) ? between(tokens, here.at) : here.at;
      for (Voices.Step step : voices.steps(start, lists)) {
        if (tongues.contains(step.tongue())) {
          add(reached, here, step.list(), step.end());
        }
      }
    }
    return reached;
  }

  private static void add(List<Polite> reached, Polite before, CommandWords list, int at) {
    Polite next =
        new Polite(
            at,
            before.please || list == CommandWords.PLEASE,
            before.assent || list == CommandWords.ASSENTS,
            true);
    if (!reached.contains(next)) {
      reached.add(next);
    }
  }

  /** The token after what may stand between polite words: a mark, ends of lines. */
  static int between(Tokens tokens, int at) {
    int here = at;
    while (tokens.mark(here, BETWEEN)
        || tokens.kind(here) == Tokens.Kind.LINE
        || tokens.kind(here) == Tokens.Kind.PARAGRAPH) {
      here++;
    }
    return here;
  }
}
