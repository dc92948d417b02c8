package io.postern.payout;

import io.postern.commission.payment.Batch;
import io.postern.kit.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One file's worth of payments, with all that the file says besides.
 *
 * @param id unique for ever, at most 28 characters of {@code A-Z 0-9 -}: {@code NW-P12-20261123}
 * @param number counts the program's payouts, from 1
 * @param program its name, for recipients
 * @param madeAt when it was released, where the program is at home
 * @param payOn the day on which banks are asked to pay
 */
public record PayoutOrder(
    String id, long number, String program, LocalDateTime madeAt, LocalDate payOn, Batch batch) {
  private static final int LONGEST_ID = 28; // of 35, with room for each payment's own number

  public PayoutOrder {
    if (id.length() > LONGEST_ID
        || !id.chars()
            .allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
      throw new IllegalArgumentException("no id for a payout: " + id);
    }
  }

  /** What a payment is called from the payer to the payee and back: at most 35 characters. */
  public String endToEnd(int position) {
    return id + "-" + position;
  }

  /** How the file is called. */
  public String fileName() {
    return id
        + "-"
        + batch.method().word()
        + "-"
        + batch.currency().getCurrencyCode()
        + switch (batch.method()) {
          case SEPA -> ".xml";
          case ACH -> ".ach";
          case PAYPAL, CREDIT -> ".csv";
        };
  }

  /** What the recipient reads beside the amount. */
  String about(int position) {
    String lines =
        String.join(
            ", ",
            batch.payments().get(position - 1).lines().stream().map(String::valueOf).toList());
    return "Commission of " + program + ", line " + lines;
  }

  Money total() {
    return batch.total();
  }
}
