package io.postern.partner;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a program's ladder.
 *
 * @param name as the partner reads it, and as the files of commission and engagement name it
 * @param ways what it asks for: each way is enough; none for the tier where everybody starts
 * @param reviewDays working days within which a referral is decided; empty for the program's
 * @param say what it brings besides, in words, by language tag; may be empty
 */
public record Tier(
    String name, List<Needs> ways, Optional<Integer> reviewDays, Map<String, String> say) {
  public Tier {
    ways = List.copyOf(ways);
    say = Map.copyOf(say);
  }

  public boolean openTo(Achieved achieved) {
    return ways.isEmpty() || ways.stream().anyMatch(way -> way.metBy(achieved));
  }

  /** What it brings, in a language, else in English; empty when nothing is said. */
  public Optional<String> sentence(Locale locale) {
    return Optional.ofNullable(say.get(locale.getLanguage()))
        .or(() -> Optional.ofNullable(say.get("en")));
  }

  boolean called(String other) {
    return name.equalsIgnoreCase(other.strip());
  }
}
