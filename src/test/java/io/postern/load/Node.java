package io.postern.load;

import io.postern.app.LogSetup;
import io.postern.app.Serving;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A {@code serve} whose clock runs ahead by as much as a file says, so that nobody waits for leases
 * to run out.
 *
 * <p>{@code Node HOME CLOCK-FILE}
 */
final class Node {
  private Node() {}

  /** The time, and some more. */
  record Ahead(Path file) implements InstantSource {
    @Override
    public Instant instant() {
      try {
        return Instant.now().plus(Duration.parse(Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Sets all clocks of this file. */
    void set(Duration ahead) throws IOException {
      // In one piece: another process may be reading it.
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(whole, ahead.toString());
      Files.move(whole, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
  }

  static Serving start(Path home, InstantSource clock) throws IOException {
    Settings settings =
        SettingsFile.read(home.resolve("postern.yml"), Map.of()).settings().orElseThrow();
    return Serving.start(settings, clock);
  }

  public static void main(String[] args) throws Exception {
    LogSetup.tellOfTheWork();
    Serving serving = start(Path.of(args[0]), new Ahead(Path.of(args[1])));
    Runtime.getRuntime().addShutdownHook(new Thread(serving::close));
    Thread.currentThread().join();
  }
}
