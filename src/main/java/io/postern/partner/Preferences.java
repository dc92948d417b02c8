package io.postern.partner;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a contact wants to be written about, beside decisions and money, which always come at once.
 *
 * @param courtesy whether mail comes that nobody waits for: newsletters, nudges, "no change"
 * @param digest how often news are gathered in one mail
 */
public record Preferences(Courtesy courtesy, Rhythm digest) {
  /** Everything, as it comes. */
  public static final Preferences USUAL = new Preferences(Courtesy.WANTED, Rhythm.OFF);

  /** Whether mail that nobody waits for is wanted. */
  public enum Courtesy {
    WANTED,
    /** Not now: until the contact says so. */
    PAUSED,
    /** Never. */
    STOPPED
  }

  /** How often one mail brings all news since the last one. */
  public enum Rhythm {
    /** Each news comes alone, and at once. */
    OFF,
    /** On each working day. */
    DAILY,
    /** On the first working day of a week. */
    WEEKLY;

    /** The word in rule files, commands and templates. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rhythm> ofWord(String word) {
      return Arrays.stream(values()).filter(rhythm -> rhythm.word().equals(word)).findFirst();
    }
  }

  public Preferences with(Courtesy other) {
    return new Preferences(other, digest);
  }

  public Preferences with(Rhythm other) {
    return new Preferences(courtesy, other);
  }
}
