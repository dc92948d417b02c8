package io.postern.deal;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * The referred company and its contact person, as far as known.
 *
 * @param company as written, with its legal form
 * @param domain the company's, without www
 * @param contactName without courtesy titles
 * @param contactEmail the person's
 * @param contactPhone E.164
 * @param contactRole as written
 */
public record Prospect(
    Optional<String> company,
    Optional<String> domain,
    Optional<String> contactName,
    Optional<Address> contactEmail,
    Optional<String> contactPhone,
    Optional<String> contactRole) {
  /** How this prospect is named to people: the company, else the person, else nothing. */
  public Optional<String> label() {
    return company.or(() -> contactName).or(() -> contactEmail.map(Address::toString));
  }

  /** The essentials that are not known: a registration without them can't be reviewed. */
  public List<Field> missing() {
    return List.of(Field.COMPANY, Field.CONTACT_NAME, Field.CONTACT_EMAIL).stream()
        .filter(
            field ->
                switch (field) {
                  case COMPANY -> company.isEmpty();
                  case CONTACT_NAME -> contactName.isEmpty();
                  default -> contactEmail.isEmpty();
                })
        .toList();
  }
}
