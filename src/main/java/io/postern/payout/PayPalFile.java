package io.postern.payout;

import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file that PayPal's web page for payouts takes: no header line; recipient, amount, currency,
 * our number of the payment, a note, and the wallet. Amounts have a point.
 */
final class PayPalFile {
  private static final int NOTE = 400;

  private PayPalFile() {}

  static byte[] of(PayoutOrder order, Payers.PayPal payer) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter rows = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<Payment> payments = order.batch().payments();
      for (int position = 1; position <= payments.size(); position++) {
        Payment payment = payments.get(position - 1);
        if (!(payment.payee() instanceof Payee.PayPal payee)) {
          throw new IllegalArgumentException("no account at PayPal");
        }
        rows.printRecord(
            payee.address(),
            payment.sum().amount().toPlainString(),
            payment.sum().currency().getCurrencyCode(),
            "P" + order.number() + "-" + position,
            note(order, position, payer),
            "PAYPAL");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // in memory nothing else can fail
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String note(PayoutOrder order, int position, Payers.PayPal payer) {
    String note = payer.note().isBlank() ? order.about(position) : payer.note();
    return note.substring(0, Math.min(NOTE, note.length()));
  }
}
