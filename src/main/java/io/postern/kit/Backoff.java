package io.postern.kit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param steps the waits after the first, second … failure
 * @param then the wait after the last of {@code steps}
 * @param atMost how long after the first try to give up
 */
public record Backoff(List<Duration> steps, Duration then, Duration atMost) {
  /** What a mail that could not be handed over waits: settled in the design, 5 days in all. */
  public static final Backoff OUTGOING =
      new Backoff(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(4)),
          Duration.ofHours(6),
          Duration.ofDays(5));

  public Backoff {
    steps = List.copyOf(steps);
  }

  /**
   * @param failures how many tries have failed, at least 1
   * @param age how long ago the first try was
   * @param jitter 0 to 1; spreads the wait by 20 % either way, 0.5 is none
   * @return empty when it is time to give up
   */
  public Optional<Duration> after(int failures, Duration age, double jitter) {
    if (age.compareTo(atMost) >= 0) {
      return Optional.empty();
    }
    Duration wait = failures <= steps.size() ? steps.get(Math.max(1, failures) - 1) : then;
    return Optional.of(Duration.ofMillis((long) (wait.toMillis() * (0.8 + 0.4 * jitter))));
  }
}
