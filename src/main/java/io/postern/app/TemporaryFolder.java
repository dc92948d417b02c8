package io.postern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for as long as a command runs.
 *
 * @param path where it is; empty at first
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /**
   * @param prefix of its name
   * @throws IOException when the system has no room for it
   */
  public static TemporaryFolder make(String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(prefix));
  }

  /** Takes it away with all that is in it. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException leftToTheSystem) {
      // it is among the system's temporary files
    }
  }
}
