package io.postern.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** How often a process had a file synced to the disk, as its own flight recorder says. */
final class Syncs {
  private final Path file;

  Syncs(Path home) {
    file = home.resolve("syncs.jfr");
  }

  /** What the process must be started with. */
  List<String> jvm() {
    return List.of(
        "-Xlog:jfr*=off",
        "-XX:StartFlightRecording:settings=none,+jdk.FileForce#enabled=true,"
            + "+jdk.FileForce#threshold=0ns,filename="
            + file);
  }

  /** Those between two times; the process must have ended. */
  long between(Instant from, Instant to) throws IOException {
    long count = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.FileForce")
            && event.getStartTime().isAfter(from)
            && event.getStartTime().isBefore(to)) {
          count++;
        }
      }
    }
    return count;
  }
}
