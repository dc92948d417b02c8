package io.postern.app.cli;

/** A command ends here; its message is for the user and says what to do. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CommandFailed(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Something is wrong with what the command works on. */
  static CommandFailed problem(String message) {
    return new CommandFailed(ExitCode.PROBLEMS, message);
  }

  /** The command was given wrongly. */
  static CommandFailed usage(String message) {
    return new CommandFailed(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
