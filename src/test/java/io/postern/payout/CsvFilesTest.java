package io.postern.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files for PayPal and for the vendor's books. */
class CsvFilesTest {
  @Test
  void payPalGetsOneRowEachWithoutAHeader() {
    PayoutOrder order =
        Orders.of(
            Orders.pay(new Payee.PayPal("pay@bright.example"), "1200.10", "USD", 3, 4),
            Orders.pay(new Payee.PayPal("jo@kraft.example"), "7.00", "USD", 1));
    assertEquals(
        """
        pay@bright.example,1200.10,USD,P12-1,"Commission of Northwind, line 3, 4",PAYPAL
        jo@kraft.example,7.00,USD,P12-2,"Commission of Northwind, line 1",PAYPAL
        """,
        text(order, Orders.PAYERS));
  }

  @Test
  void payPalShowsTheProgramsOwnNote() {
    Payers payers =
        new Payers(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Payers.PayPal("Thanks, \"partner\"")),
            Optional.empty(),
            1);
    PayoutOrder order =
        Orders.of(Orders.pay(new Payee.PayPal("pay@bright.example"), "500", "JPY", 3));
    assertEquals(
        "pay@bright.example,500,JPY,P12-1,\"Thanks, \"\"partner\"\"\",PAYPAL\n",
        text(order, payers));
  }

  @Test
  void creditsAreDebitsOfTheLiabilityAndCreditsOfThePartner() {
    PayoutOrder order = Orders.of(Orders.pay(new Payee.Credit("2100-BRIGHT"), "80.00", "EUR", 3));
    assertEquals(
        """
        date,entry,account,debit,credit,currency,partner,text
        2026-11-23,NW-P12-20261123-1,1700 partner commission,80.00,,EUR,Bright Advisory,"Commission of Northwind, line 3"
        2026-11-23,NW-P12-20261123-1,2100-BRIGHT,,80.00,EUR,Bright Advisory,"Commission of Northwind, line 3"
        """,
        text(order, Orders.PAYERS));
  }

  private static String text(PayoutOrder order, Payers payers) {
    return new String(PayoutFile.of(order, payers), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
