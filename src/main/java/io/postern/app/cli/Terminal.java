package io.postern.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command's user is: this process's own terminal, or that of a client of the running {@code
 * serve}.
 *
 * @param out for results
 * @param err for problems and progress
 * @param directory what relative paths are relative to
 * @param environment for settings' {@code ${NAME}}
 * @param interactive whether a person looks at it: progress and colours make sense
 * @param columns how wide it is
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> environment,
    boolean interactive,
    int columns) {
  private static final int USUAL_WIDTH = 80;

  /** This process's own. */
  @SuppressWarnings("SystemConsoleNull") // null where input or output is no terminal, since JDK 25
  public static Terminal ofThisProcess() {
    Console console = System.console();
    boolean interactive =
        console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        System.getenv(),
        interactive,
        width(System.getenv("COLUMNS")));
  }

  /** A path as the user wrote it. */
  public Path path(String written) {
    return directory.resolve(written);
  }

  private static PrintStream stream(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }

  private static int width(@org.jspecify.annotations.Nullable String columns) {
    try {
      return columns == null ? USUAL_WIDTH : Math.max(40, Integer.parseInt(columns));
    } catch (NumberFormatException notAWidth) {
      return USUAL_WIDTH;
    }
  }
}
