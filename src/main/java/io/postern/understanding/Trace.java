package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules that fired while a mail was read or decided, in order.
 *
 * @param steps what fired, and why
 */
public record Trace(List<Step> steps) {
  public static final Trace EMPTY = new Trace(List.of());

  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * @param rule kebab-case name of the rule
   * @param because in words that an admin understands, with the words of the mail that fired it
   */
  public record Step(String rule, String because) {}

  /** The trace with one more step. */
  public Trace with(String rule, String because) {
    return plus(new Trace(List.of(new Step(rule, because))));
  }

  public Trace plus(Trace later) {
    if (later.steps.isEmpty()) {
      return this;
    }
    List<Step> all = new ArrayList<>(steps.size() + later.steps.size());
    all.addAll(steps);
    all.addAll(later.steps);
    return new Trace(all);
  }
}
