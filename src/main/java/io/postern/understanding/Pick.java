package io.postern.understanding;

import java.util.List;
import java.util.Optional;

/**
 * A candidate with the sheet it stands on.
 *
 * @param likely how surely it is the one, 0 to 1
 * @param signs what says so
 */
record Pick<T extends Placed>(T of, Sheet on, double likely, String signs) {
  private static final double MOST = 0.98;
  private static final int MOST_WORDS = 200;

  Span span() {
    return of.span();
  }

  /** Whether both begin at one place of one sheet. */
  @SuppressWarnings("ReferenceEquality") // two sheets may say the same
  boolean beginsWith(Pick<T> other) {
    return on == other.on && span().start() == other.span().start();
  }

  /** The likeliest that is likely enough to be taken; of equally likely ones the first. */
  static <T extends Placed> Optional<Pick<T>> likeliest(List<Pick<T>> picks) {
    Optional<Pick<T>> best = Optional.empty();
    for (Pick<T> pick : picks) {
      if (pick.likely >= Prose.ENOUGH && (best.isEmpty() || pick.likely > best.get().likely)) {
        best = Optional.of(pick);
      }
    }
    return best;
  }

  <V> Found<V> found(V value, String rule) {
    Passage passage = on.passage();
    String words = passage.sentenceAt(span().start()).in(passage.text());
    return new Found<>(
        value,
        Math.min(MOST, likely),
        new Evidence(
            passage.place(),
            words.length() <= MOST_WORDS ? words : span().in(passage.text()),
            rule + ": " + signs));
  }
}
