package io.postern.kit;

/**
 * Something wrong in a file that people write: settings, rules, workflow, templates.
 *
 * @param file the file as its author knows it
 * @param line 1-based; 0 when the problem is not at a line
 * @param what what is wrong and what to do about it
 */
public record Problem(String file, int line, String what) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + what : file + ": " + what;
  }
}
