package io.postern.app;

import io.postern.app.cli.Cli;
import io.postern.app.cli.Terminal;
import java.util.List;

/** The program's entry. */
public final class Application {
  private Application() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Cli.run(List.of(arguments), Terminal.ofThisProcess()));
  }
}
