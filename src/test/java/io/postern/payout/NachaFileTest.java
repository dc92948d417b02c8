package io.postern.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payment;
import io.postern.commission.payment.RoutingNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The file for American banks, read back by a reader that knows only the published layout. */
class NachaFileTest {
  @Test
  void companiesAndPersonsAreInBatchesOfTheirOwn() {
    NachaCheck file =
        check(
            Orders.pay(payee("021000021", "123456789", false, true), "1200.10", "USD", 3),
            Orders.pay(payee("011401533", "00-987654321", true, false), "0.01", "USD", 4),
            Orders.pay(payee("091000019", "55555", false, true), "99999999.99", "USD", 5));

    assertEquals(
        List.of(
            new NachaCheck.Entry(
                "CCD", "22", "021000021", "123456789", 120_010, "MUELLER + SOEHNE AND C"),
            new NachaCheck.Entry(
                "CCD", "22", "091000019", "55555", 9_999_999_999L, "MUELLER + SOEHNE AND C"),
            new NachaCheck.Entry(
                "PPD", "32", "011401533", "00-987654321", 1, "MUELLER + SOEHNE AND C")),
        file.entries);
  }

  @Test
  void whateverIsPaidTheFileAddsUp() {
    Random random = new Random(20261123);
    for (int size : new int[] {1, 5, 6, 7, 15, 16, 17, 400}) {
      List<Payment> payments = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        payments.add(
            Orders.pay(
                payee(
                    routing(random),
                    String.valueOf(100_000 + random.nextInt(1_000_000_000)),
                    random.nextBoolean(),
                    random.nextInt(3) > 0),
                random.nextInt(1, 100_000) + "." + random.nextInt(10, 100),
                "USD",
                i));
      }
      assertEquals(size, new NachaCheck(bytes(payments)).entries.size());
    }
  }

  @Test
  void theSumOfBanksKeepsItsLastTenDigits() {
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < 150; i++) { // 150 times 99999999 has eleven digits
      payments.add(Orders.pay(payee("999999992", "123456", false, true), "1.00", "USD", i));
    }
    assertEquals(150, new NachaCheck(bytes(payments)).entries.size());
  }

  @Test
  void anAmountWithoutRoomIsAnErrorAndNoOtherAmount() {
    Payment large = Orders.pay(payee("021000021", "123456", false, true), "100000000.00", "USD", 1);
    assertThrows(IllegalArgumentException.class, () -> bytes(List.of(large)));
  }

  @Test
  void theReaderFindsWhatIsChanged() {
    byte[] file =
        bytes(List.of(Orders.pay(payee("021000021", "123456", false, true), "5.00", "USD", 1)));
    String text = new String(file, java.nio.charset.StandardCharsets.US_ASCII);
    assertTrue(text.contains("0000000500"));
    String other = text.replaceFirst("0000000500", "0000000501");
    assertThrows(
        AssertionError.class,
        () -> new NachaCheck(other.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static NachaCheck check(Payment... payments) {
    return new NachaCheck(bytes(List.of(payments)));
  }

  private static byte[] bytes(List<Payment> payments) {
    return PayoutFile.of(Orders.of(payments), Orders.PAYERS);
  }

  private static Payee.Ach payee(String bank, String account, boolean savings, boolean company) {
    return new Payee.Ach(
        "Müller & Söhne and Company", Orders.routing(bank), account, savings, company);
  }

  private static String routing(Random random) {
    String eight = String.valueOf(10_000_000 + random.nextInt(80_000_000));
    for (int digit = 0; digit < 10; digit++) {
      if (RoutingNumber.parse(eight + digit).isPresent()) {
        return eight + digit;
      }
    }
    throw new IllegalStateException(eight);
  }
}
