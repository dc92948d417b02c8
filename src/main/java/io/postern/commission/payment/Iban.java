package io.postern.commission.payment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An International Bank Account Number (ISO 13616) of a country that takes part in SEPA.
 *
 * @param value capitals and digits, without spaces; its check digits are right
 */
public record Iban(String value) {
  // The registry of IBAN formats, the countries of the SEPA schemes.
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("AD", 24),
          Map.entry("AL", 28),
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GI", 23),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MC", 27),
          Map.entry("MD", 24),
          Map.entry("ME", 22),
          Map.entry("MK", 19),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("RS", 22),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("SM", 27),
          Map.entry("VA", 22));

  public Iban {
    if (!sound(value)) {
      throw new IllegalArgumentException("no IBAN of a SEPA country");
    }
  }

  /** As people write it, in groups or not; empty when a digit is wrong. */
  public static Optional<Iban> parse(String written) {
    String value = written.replace(" ", "").toUpperCase(Locale.ROOT);
    return sound(value) ? Optional.of(new Iban(value)) : Optional.empty();
  }

  private static boolean sound(String value) {
    if (value.length() < 15
        || !value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
      return false;
    }
    Integer length = LENGTHS.get(value.substring(0, 2));
    return length != null && length == value.length() && remainder(value) == 1;
  }

  // ISO 7064 MOD 97-10: the first four behind the rest, letters as 10 to 35.
  private static int remainder(String value) {
    int remainder = 0;
    for (char c : (value.substring(4) + value.substring(0, 4)).toCharArray()) {
      int digit = Character.digit(c, 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return remainder;
  }
}
