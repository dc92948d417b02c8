package io.postern.commission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sale must have come to before it earns. */
public enum Trigger {
  /** The deal is won. */
  CLOSED_WON,
  /** It is won, and the customer has paid the invoice. */
  INVOICE_PAID;

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Trigger> ofWord(String word) {
    return Arrays.stream(values()).filter(trigger -> trigger.word().equals(word)).findFirst();
  }
}
