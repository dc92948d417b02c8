package io.postern.payout;

import io.postern.commission.payment.Batch;
import io.postern.commission.payment.Bic;
import io.postern.commission.payment.Iban;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payers;
import io.postern.commission.payment.Payment;
import io.postern.commission.payment.Place;
import io.postern.commission.payment.RoutingNumber;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payouts as tests need them. */
final class Orders {
  static final Payers PAYERS =
      new Payers(
          Optional.of(
              new Payers.Sepa(
                  "Northwind Gesellschaft für Öle & Söhne",
                  iban("DE89370400440532013000"),
                  Bic.parse("COBADEFFXXX"),
                  Place.of("Hauptstraße 5", "10115", "Köln", "DE"),
                  "NW4711")),
          Optional.of(
              new Payers.Ach(
                  "Northwind Traders, Inc", "1234567890", routing("021000021"), "First Bank")),
          Optional.of(new Payers.PayPal("")),
          Optional.of(new Payers.Credit("1700 partner commission")),
          1);

  private Orders() {}

  static PayoutOrder of(Payment... payments) {
    return of(List.of(payments));
  }

  static PayoutOrder of(List<Payment> payments) {
    Payment first = payments.getFirst();
    return new PayoutOrder(
        "NW-P12-20261123",
        12,
        "Northwind",
        LocalDateTime.of(2026, 11, 23, 9, 5, 7),
        LocalDate.of(2026, 11, 24),
        new Batch(first.payee().method(), first.sum().currency(), payments));
  }

  static Payment pay(Payee payee, String amount, String currency, int... lines) {
    List<Integer> numbers = new ArrayList<>();
    for (int line : lines) {
      numbers.add(line);
    }
    return new Payment(
        7,
        "Bright Advisory",
        payee,
        numbers,
        Money.of(new BigDecimal(amount), currency).orElseThrow());
  }

  static Iban iban(String value) {
    return Iban.parse(value).orElseThrow();
  }

  static RoutingNumber routing(String value) {
    return RoutingNumber.parse(value).orElseThrow();
  }
}
