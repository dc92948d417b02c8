package io.postern.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as operators read and write them: always UTC. */
final class When {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private When() {}

  /** {@code 2026-03-01 10:00Z}. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /**
   * A time as it is typed: {@code 2h} or {@code 7d} ago, a date, or an instant.
   *
   * @throws CommandFailed when it is none
   */
  static Instant since(String typed, Instant now) {
    return ago(typed, now)
        .or(() -> date(typed))
        .or(() -> instant(typed))
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "'"
                        + typed
                        + "' is not a time: write 2h, 7d, 2026-03-01 or "
                        + "2026-03-01T10:00:00Z"));
  }

  private static Optional<Instant> ago(String typed, Instant now) {
    if (typed.length() < 2 || typed.length() > 7) {
      return Optional.empty();
    }
    String number = typed.substring(0, typed.length() - 1);
    if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long count = Long.parseLong(number);
    return switch (typed.charAt(typed.length() - 1)) {
      case 'm' -> Optional.of(now.minusSeconds(60 * count));
      case 'h' -> Optional.of(now.minusSeconds(3600 * count));
      case 'd' -> Optional.of(now.minusSeconds(86_400 * count));
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> date(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String typed) {
    try {
      return Optional.of(Instant.parse(typed));
    } catch (DateTimeParseException notAnInstant) {
      return Optional.empty();
    }
  }
}
