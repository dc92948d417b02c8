package io.postern.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something that was found at a place of a text. */
interface Placed {
  Span span();

  default int start() {
    return span().start();
  }

  /** Exclusive. */
  default int end() {
    return span().end();
  }

  /** Those that begin first, first: what the other methods rest on. */
  static <T extends Placed> List<T> sorted(List<T> found) {
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i).start() < found.get(i - 1).start()) {
        List<T> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Placed::start));
        return sorted;
      }
    }
    return found;
  }

  /**
   * Those that begin and end within a stretch.
   *
   * @param sorted by their beginnings
   */
  static <T extends Placed> List<T> within(List<T> sorted, Span scope) {
    int from = from(sorted, scope.start());
    int to = from;
    boolean all = true;
    while (to < sorted.size() && sorted.get(to).start() < scope.end()) {
      all &= sorted.get(to).end() <= scope.end();
      to++;
    }
    if (from == 0 && to == sorted.size() && all) {
      return sorted;
    }
    if (all) {
      return sorted.subList(from, to);
    }
    List<T> here = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      if (sorted.get(i).end() <= scope.end()) {
        here.add(sorted.get(i));
      }
    }
    return here;
  }

  /**
   * Those that stand at most so many characters before or behind a stretch, or in it.
   *
   * @param sorted by their beginnings, none inside of another
   */
  static <T extends Placed> List<T> near(List<T> sorted, Span span, int gap) {
    int from = from(sorted, span.start());
    while (from > 0 && sorted.get(from - 1).end() >= span.start() - gap) {
      from--;
    }
    int to = from;
    while (to < sorted.size() && sorted.get(to).start() <= span.end() + gap) {
      to++;
    }
    return sorted.subList(from, to);
  }

  /** Whether a stretch lies within one of them; {@code sorted} as {@link #near} wants it. */
  static <T extends Placed> boolean hold(List<T> sorted, Span span) {
    int first = from(sorted, span.start());
    for (int i = first; i < sorted.size() && sorted.get(i).start() == span.start(); i++) {
      if (sorted.get(i).end() >= span.end()) {
        return true;
      }
    }
    for (int i = first - 1; i >= 0 && sorted.get(i).end() >= span.start(); i--) {
      if (sorted.get(i).end() >= span.end()) {
        return true;
      }
    }
    return false;
  }

  /** The first that begins at or behind a place. */
  static <T extends Placed> int from(List<T> sorted, int start) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
