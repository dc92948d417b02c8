package io.postern.commission.payment;

import java.util.Locale;
import java.util.Optional;

/**
 * A Business Identifier Code (ISO 9362): four letters or digits of a bank, a country, two of a
 * place, and three of a branch or none.
 *
 * @param value 8 or 11 capitals and digits
 */
public record Bic(String value) {
  public Bic {
    if (!sound(value)) {
      throw new IllegalArgumentException("no BIC");
    }
  }

  public static Optional<Bic> parse(String written) {
    String value = written.replace(" ", "").toUpperCase(Locale.ROOT);
    return sound(value) ? Optional.of(new Bic(value)) : Optional.empty();
  }

  private static boolean sound(String value) {
    return (value.length() == 8 || value.length() == 11)
        && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
        && value.substring(4, 6).chars().allMatch(c -> c >= 'A');
  }
}
