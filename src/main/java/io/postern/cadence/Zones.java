package io.postern.cadence;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where readers are, as far as their addresses and languages tell.
 *
 * @param places zones by country (AT) or by domain (brightpath.example), which says more
 */
public record Zones(Map<String, ZoneId> places) {
  /** Nothing is known: everybody is where the program is. */
  public static final Zones NONE = new Zones(Map.of());

  // Ends of addresses that name a country and are sold to everybody.
  private static final Set<String> SOLD =
      Set.of("AI", "CC", "CO", "FM", "IO", "ME", "SH", "TO", "TV");

  public Zones {
    places = Map.copyOf(places);
  }

  /** The zone of a reader, else the one given. */
  public ZoneId of(Reader reader, ZoneId otherwise) {
    return ofDomain(reader.contact().email().domain())
        .or(() -> country(reader).map(places::get))
        .orElse(otherwise);
  }

  private Optional<ZoneId> ofDomain(String domain) {
    for (String part = domain;
        part.indexOf('.') > 0;
        part = part.substring(part.indexOf('.') + 1)) {
      ZoneId zone = places.get(part);
      if (zone != null) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  /**
   * The country of a reader (ISO 3166-1 alpha-2), by the language tag (de-AT), else by the end of
   * the address.
   */
  public static Optional<String> country(Reader reader) {
    return reader
        .contact()
        .locale()
        .map(tag -> Locale.forLanguageTag(tag).getCountry())
        .filter(country -> country.length() == 2)
        .or(() -> countryOf(reader.contact().email().domain()));
  }

  private static Optional<String> countryOf(String domain) {
    String end = domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return Optional.of(end.equals("UK") ? "GB" : end)
        .filter(country -> country.length() == 2 && !SOLD.contains(country));
  }
}
