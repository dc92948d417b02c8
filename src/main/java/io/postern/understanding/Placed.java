package io.postern.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something that was found at a place of a text. */
interface Placed {
  Span span();

  /** Those that begin first, first: what the other methods rest on. */
  static <T extends Placed> List<T> sorted(List<T> found) {
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i).span().start() < found.get(i - 1).span().start()) {
        List<T> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(one -> one.span().start()));
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
    while (to < sorted.size() && sorted.get(to).span().start() < scope.end()) {
      all &= sorted.get(to).span().end() <= scope.end();
      to++;
    }
    List<T> here = sorted.subList(from, to);
    return all ? here : here.stream().filter(one -> one.span().end() <= scope.end()).toList();
  }

  /**
   * Those that stand at most so many characters before or behind a stretch, or in it.
   *
   * @param sorted by their beginnings, none inside of another
   */
  static <T extends Placed> List<T> near(List<T> sorted, Span span, int gap) {
    int from = from(sorted, span.start());
    while (from > 0 && sorted.get(from - 1).span().end() >= span.start() - gap) {
      from--;
    }
    int to = from;
    while (to < sorted.size() && sorted.get(to).span().start() <= span.end() + gap) {
      to++;
    }
    return sorted.subList(from, to);
  }

  /** The first that begins at or behind a place. */
  private static <T extends Placed> int from(List<T> sorted, int start) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).span().start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
