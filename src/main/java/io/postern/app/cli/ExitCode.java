package io.postern.app.cli;

/** What a command's end says to scripts. */
public final class ExitCode {
  /** It was done. */
  public static final int DONE = 0;

  /** Problems were found, or it could not be done. */
  public static final int PROBLEMS = 1;

  /** The command was given wrongly. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
