package io.postern.deciding;

import io.postern.cadence.Issue;
import io.postern.cadence.IssueId;
import io.postern.deciding.Decision.Timer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** What the name of a step about an announcement says. */
public sealed interface AnnouncementStep {
  String BEGIN = "announcement";
  String SLICE = "announcing";

  /** Empty for a step that is about something else. */
  static Optional<AnnouncementStep> of(String name) {
    String[] parts = name.split("@", 5);
    if (parts[0].equals(BEGIN) && parts.length == 5) {
      LocalDateTime planned = LocalDateTime.parse(parts[3]);
      return Optional.of(
          new Begin(
              parts[1],
              new Issue(parts[2], planned.toLocalDate(), planned.toLocalTime()),
              Integer.parseInt(parts[4])));
    }
    if (parts[0].equals(SLICE) && parts.length == 4) {
      return Optional.of(new Slice(new IssueId(parts[1], parts[2]), Integer.parseInt(parts[3])));
    }
    return Optional.empty();
  }

  /**
   * An issue is due.
   *
   * @param attempt how often it could not be begun
   */
  record Begin(String announcement, Issue issue, int attempt) implements AnnouncementStep {
    Begin again() {
      return new Begin(announcement, issue, attempt + 1);
    }

    Timer timer(Instant at) {
      return new Timer(
          Timer.NO_DEAL,
          String.join(
              "@",
              BEGIN,
              announcement,
              issue.key(),
              issue.day().atTime(issue.at()).toString(),
              String.valueOf(attempt)),
          at);
    }
  }

  /**
   * It goes on.
   *
   * @param number 1 for its first readers
   */
  record Slice(IssueId issue, int number) implements AnnouncementStep {
    Slice next() {
      return new Slice(issue, number + 1);
    }

    Timer timer(Instant at) {
      return new Timer(
          Timer.NO_DEAL,
          String.join("@", SLICE, issue.announcement(), issue.key(), String.valueOf(number)),
          at);
    }
  }
}
