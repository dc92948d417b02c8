package io.postern.understanding;

import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A referral while it is being read: a field is taken once, by the first that is sure of it. */
final class Draft {
  private @Nullable Found<String> company;
  private @Nullable Found<String> companyDomain;
  private @Nullable Found<String> contactName;
  private @Nullable Found<Address> contactEmail;
  private @Nullable Found<String> contactPhone;
  private @Nullable Found<String> contactRole;
  private @Nullable Found<Money> dealValue;
  private @Nullable Found<String> need;
  private @Nullable Found<String> timeline;

  /** A draft with all that a referral has. */
  static Draft of(Referral referral) {
    Draft draft = new Draft();
    draft.fill(referral);
    return draft;
  }

  Draft company(Found<String> found) {
    company = company == null ? found : company;
    return this;
  }

  Draft companyDomain(Found<String> found) {
    companyDomain = companyDomain == null ? found : companyDomain;
    return this;
  }

  Draft contactName(Found<String> found) {
    contactName = contactName == null ? found : contactName;
    return this;
  }

  Draft contactEmail(Found<Address> found) {
    contactEmail = contactEmail == null ? found : contactEmail;
    return this;
  }

  Draft contactPhone(Found<String> found) {
    contactPhone = contactPhone == null ? found : contactPhone;
    return this;
  }

  Draft contactRole(Found<String> found) {
    contactRole = contactRole == null ? found : contactRole;
    return this;
  }

  Draft dealValue(Found<Money> found) {
    dealValue = dealValue == null ? found : dealValue;
    return this;
  }

  Draft need(Found<String> found) {
    need = need == null ? found : need;
    return this;
  }

  Draft timeline(Found<String> found) {
    timeline = timeline == null ? found : timeline;
    return this;
  }

  /** Takes what is still missing from another reading of the same prospect. */
  Draft fill(Referral other) {
    other.company().ifPresent(this::company);
    other.companyDomain().ifPresent(this::companyDomain);
    other.contactName().ifPresent(this::contactName);
    other.contactEmail().ifPresent(this::contactEmail);
    other.contactPhone().ifPresent(this::contactPhone);
    other.contactRole().ifPresent(this::contactRole);
    other.dealValue().ifPresent(this::dealValue);
    other.need().ifPresent(this::need);
    other.timeline().ifPresent(this::timeline);
    return this;
  }

  /** Forgets a field. */
  Draft without(Field field) {
    switch (field) {
      case COMPANY -> company = null;
      case COMPANY_DOMAIN -> companyDomain = null;
      case CONTACT_NAME -> contactName = null;
      case CONTACT_EMAIL -> contactEmail = null;
      case CONTACT_PHONE -> contactPhone = null;
      case CONTACT_ROLE -> contactRole = null;
      case DEAL_VALUE -> dealValue = null;
      case NEED -> need = null;
      case TIMELINE -> timeline = null;
    }
    return this;
  }

  Referral referral() {
    return new Referral(
        Optional.ofNullable(company),
        Optional.ofNullable(companyDomain),
        Optional.ofNullable(contactName),
        Optional.ofNullable(contactEmail),
        Optional.ofNullable(contactPhone),
        Optional.ofNullable(contactRole),
        Optional.ofNullable(dealValue),
        Optional.ofNullable(need),
        Optional.ofNullable(timeline));
  }
}
