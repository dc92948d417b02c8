package io.postern.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** How often a process had a file synced to the disk, as its own flight recorder says. */
final class Syncs {
  private final Path file;

  Syncs(Path home) {
    file = home.resolve("syncs.jfr");
  }

  /**
   * Counts from now on. A recorder that starts with the process would make the JVM leave the
   * distribution's cache of classes alone, which knows of no such module.
   */
  void begin(long process) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process),
                "JFR.start",
                "settings=none",
                "+jdk.FileForce#enabled=true",
                "+jdk.FileForce#threshold=0ns",
                "dumponexit=true",
                "filename=" + file)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("no recording of syncs: " + said);
    }
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
