package io.postern.commission.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A postal address as banks want it: never as lines of text, which they refuse.
 *
 * @param street with the number; may be empty
 * @param postcode may be empty
 * @param country ISO 3166, two capitals
 */
public record Place(String street, String postcode, String town, String country) {
  public Place {
    if (town.isBlank() || !isCountry(country)) {
      throw new IllegalArgumentException("an address has a town and a country");
    }
  }

  /** Whether it is a country's code. */
  public static boolean isCountry(String code) {
    return Arrays.asList(Locale.getISOCountries()).contains(code);
  }

  /**
   * What was written in four places.
   *
   * @return empty when nothing was written, and when the town or the country is missing
   */
  public static Optional<Place> of(String street, String postcode, String town, String country) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    return town.isBlank() || !isCountry(code)
        ? Optional.empty()
        : Optional.of(new Place(street.strip(), postcode.strip(), town.strip(), code));
  }
}
