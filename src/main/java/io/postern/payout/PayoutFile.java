package io.postern.payout;

import io.postern.commission.payment.Payers;

/** Makes the file of a payout. */
public final class PayoutFile {
  private PayoutFile() {}

  /**
   * @throws java.util.NoSuchElementException when the payer has not said from where it pays so
   */
  public static byte[] of(PayoutOrder order, Payers payers) {
    return switch (order.batch().method()) {
      case SEPA -> SepaFile.of(order, payers.sepa().orElseThrow());
      case ACH -> NachaFile.of(order, payers.ach().orElseThrow());
      case PAYPAL -> PayPalFile.of(order, payers.payPal().orElseThrow());
      case CREDIT -> CreditFile.of(order, payers.credit().orElseThrow());
    };
  }
}
