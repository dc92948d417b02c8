package io.postern.deal;

import java.util.Arrays;
import java.util.Optional;

/** A field of a referral, with the key that JSON and rule files call it by. */
public enum Field {
  COMPANY("company"),
  COMPANY_DOMAIN("companyDomain"),
  CONTACT_NAME("contactName"),
  CONTACT_EMAIL("contactEmail"),
  CONTACT_PHONE("contactPhone"),
  CONTACT_ROLE("contactRole"),
  DEAL_VALUE("dealValue"),
  NEED("need"),
  TIMELINE("timeline");

  private final String key;

  Field(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Optional<Field> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
