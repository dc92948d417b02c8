package io.postern.engagement;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A company that a rule names.
 *
 * @param company its name
 * @param domain a domain with all below it, or {@code *.gov.example} for only those below
 * @param lastContact when the vendor last had contact with it
 */
public record Account(
    Optional<String> company, Optional<String> domain, Optional<LocalDate> lastContact) {
  /** An account as a list of words has it: what has a dot and no blank is a domain. */
  public static Account named(String word) {
    boolean isDomain = word.indexOf('.') >= 0 && word.indexOf(' ') < 0;
    return isDomain
        ? new Account(Optional.empty(), Optional.of(word), Optional.empty())
        : new Account(Optional.of(word), Optional.empty(), Optional.empty());
  }

  boolean covers(String host) {
    return domain
        .map(pattern -> pattern.toLowerCase(Locale.ROOT))
        .map(
            pattern -> {
              String bare = pattern.startsWith("*.") ? pattern.substring(1) : pattern;
              return bare.startsWith(".")
                  ? host.endsWith(bare)
                  : host.equals(bare) || host.endsWith("." + bare);
            })
        .orElse(false);
  }

  String label() {
    return company.or(() -> domain).orElse("");
  }
}
