package io.postern.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Words that are said again after some days. */
final class Nudges {
  private Nudges() {}

  /**
   * Whether the word of a later day is due as well: then only that one is said, so that an engine
   * that stood still does not say all of them at once.
   */
  static boolean overtaken(int day, List<Integer> days, Instant since, Instant now) {
    return days.stream()
        .anyMatch(later -> later > day && !now.isBefore(since.plus(Duration.ofDays(later))));
  }
}
