package io.postern.figures;

import java.util.Map;

/**
 * The figures of a time.
 *
 * @param range which time
 * @param values those that there is something to reckon from
 */
public record Sheet(Range range, Map<Figure, Value> values) {
  public Sheet {
    values = Map.copyOf(values);
  }

  public Value of(Figure figure) {
    return values.getOrDefault(figure, Value.NONE);
  }

  /** How many a counting figure came to; 0 for another one. */
  public long count(Figure figure) {
    return of(figure) instanceof Value.Count(long count) ? count : 0;
  }
}
