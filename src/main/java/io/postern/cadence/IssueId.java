package io.postern.cadence;

/**
 * One issue of one announcement of a program.
 *
 * @param announcement its name
 * @param key the issue's
 */
public record IssueId(String announcement, String key) {
  @Override
  public String toString() {
    return announcement + " " + key;
  }
}
