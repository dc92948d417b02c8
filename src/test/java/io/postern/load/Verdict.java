package io.postern.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the outside {@link Checker} says of a run that killed or crashed an engine.
 *
 * @param nothingLost whether all that was acknowledged is there, and nothing was done twice
 * @param report its figures, and what is wrong
 */
record Verdict(boolean nothingLost, String report) {
  /** What the client was promised, in a run's folder. */
  static final String ACKNOWLEDGED = "acknowledged.tsv";

  /** What the sink got. */
  static final String SUNK = "sunk.tsv";

  private static final String KILLS = "kills.tsv";

  /** Notes that the engine ended somewhere between two moments. */
  static void noteKill(Path home, long fromMillis, long toMillis) throws IOException {
    Files.writeString(
        home.resolve(KILLS),
        fromMillis + "\t" + toMillis + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Asks the checker about the run in this folder, whose engine may still run. */
  static Verdict of(Path home) throws IOException, InterruptedException {
    List<String> command = Serve.java(Serve.SHORT_LIVED, Checker.class.getName());
    for (String file : List.of("", ACKNOWLEDGED, SUNK, KILLS)) {
      command.add(home.resolve(file).toString());
    }
    Process checker = new ProcessBuilder(command).redirectErrorStream(true).start();
    String report = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Verdict(checker.waitFor() == 0, report);
  }
}
