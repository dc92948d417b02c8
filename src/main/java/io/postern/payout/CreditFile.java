package io.postern.payout;

import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import io.postern.kit.SpreadsheetCell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A journal for the vendor's own books: each payment as one debit of the liability and one credit
 * of the partner's account, under a number by which a book takes it once.
 */
final class CreditFile {
  private CreditFile() {}

  static byte[] of(PayoutOrder order, Payers.Credit payer) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter rows = new CSVPrinter(text, CSVFormat.RFC4180)) {
      rows.printRecord(
          "date", "entry", "account", "debit", "credit", "currency", "partner", "text");
      List<Payment> payments = order.batch().payments();
      for (int position = 1; position <= payments.size(); position++) {
        Payment payment = payments.get(position - 1);
        if (!(payment.payee() instanceof Payee.Credit payee)) {
          throw new IllegalArgumentException("no credit account");
        }
        String amount = payment.sum().amount().toPlainString();
        row(rows, order, position, payer.account(), amount, "");
        row(rows, order, position, payee.account(), "", amount);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // in memory nothing else can fail
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void row(
      CSVPrinter rows, PayoutOrder order, int position, String account, String debit, String credit)
      throws IOException {
    rows.printRecord(
        order.madeAt().toLocalDate(),
        order.endToEnd(position),
        SpreadsheetCell.harmless(account),
        debit,
        credit,
        order.batch().currency().getCurrencyCode(),
        SpreadsheetCell.harmless(order.batch().payments().get(position - 1).partner()),
        SpreadsheetCell.harmless(order.about(position)));
  }
}
