package io.postern.app.cli;

import java.util.List;
import java.util.Optional;

/**
 * One run of the command line.
 *
 * @param arguments as the user gave them
 * @param office the running engine's, when the command runs inside of it
 */
record Session(List<String> arguments, Terminal terminal, Optional<Office> office) {
  Session {
    arguments = List.copyOf(arguments);
  }
}
