package io.postern.app.settings;

/**
 * A password or key. It prints as dots, so that no log and no message ever shows it.
 *
 * @param reveal the secret itself
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "•••";
  }
}
