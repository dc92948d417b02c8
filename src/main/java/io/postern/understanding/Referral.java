package io.postern.understanding;

import io.postern.deal.Deal.ReferralFacts;
import io.postern.deal.Field;
import io.postern.deal.Prospect;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One prospect as a mail refers it.
 *
 * @param company with its legal form
 * @param companyDomain stated website, else of the contact's address, free mail excluded
 * @param contactName without courtesy titles
 * @param contactEmail lower case
 * @param contactPhone E.164
 * @param contactRole as written
 * @param dealValue with its currency
 * @param need a span of the mail
 * @param timeline a span of the mail
 */
public record Referral(
    Optional<Found<String>> company,
    Optional<Found<String>> companyDomain,
    Optional<Found<String>> contactName,
    Optional<Found<Address>> contactEmail,
    Optional<Found<String>> contactPhone,
    Optional<Found<String>> contactRole,
    Optional<Found<Money>> dealValue,
    Optional<Found<String>> need,
    Optional<Found<String>> timeline) {
  public static final Referral NOTHING =
      new Referral(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Each field that was found, by its name. */
  public Map<Field, Found<?>> found() {
    Map<Field, Found<?>> all = new EnumMap<>(Field.class);
    company.ifPresent(f -> all.put(Field.COMPANY, f));
    companyDomain.ifPresent(f -> all.put(Field.COMPANY_DOMAIN, f));
    contactName.ifPresent(f -> all.put(Field.CONTACT_NAME, f));
    contactEmail.ifPresent(f -> all.put(Field.CONTACT_EMAIL, f));
    contactPhone.ifPresent(f -> all.put(Field.CONTACT_PHONE, f));
    contactRole.ifPresent(f -> all.put(Field.CONTACT_ROLE, f));
    dealValue.ifPresent(f -> all.put(Field.DEAL_VALUE, f));
    need.ifPresent(f -> all.put(Field.NEED, f));
    timeline.ifPresent(f -> all.put(Field.TIMELINE, f));
    return all;
  }

  /** The values, without where they stood. */
  public ReferralFacts facts() {
    return new ReferralFacts(
        new Prospect(
            company.map(Found::value),
            companyDomain.map(Found::value),
            contactName.map(Found::value),
            contactEmail.map(Found::value),
            contactPhone.map(Found::value),
            contactRole.map(Found::value)),
        dealValue.map(Found::value),
        need.map(Found::value),
        timeline.map(Found::value));
  }

  /** The essentials that this mail does not give. */
  public List<Field> missing() {
    return new ArrayList<>(facts().prospect().missing());
  }
}
