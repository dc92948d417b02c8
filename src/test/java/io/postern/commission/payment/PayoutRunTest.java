package io.postern.commission.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.Entry;
import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans;
import io.postern.commission.Credit;
import io.postern.commission.payment.PayoutRun.Candidate;
import io.postern.commission.payment.PayoutRun.Why;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a payout pays, and whom it leaves out and why. */
class PayoutRunTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Payee SEPA =
      new Payee.Sepa(
          "Bright",
          Iban.parse("DE89370400440532013000").orElseThrow(),
          Optional.empty(),
          Optional.empty());
  private static final Payee PAYPAL = new Payee.PayPal("pay@bright.example");
  private static final Payers ALL =
      new Payers(
          Optional.of(
              new Payers.Sepa(
                  "Northwind",
                  Iban.parse("NL91ABNA0417164300").orElseThrow(),
                  Optional.empty(),
                  Optional.empty(),
                  "")),
          Optional.empty(),
          Optional.of(new Payers.PayPal("")),
          Optional.empty(),
          1);

  private final List<CommissionLine> lines = new ArrayList<>();

  @Test
  void whatIsApprovedIsPaidAndWhatIsTakenBackIsSetOff() {
    line(State.APPROVED, "100.00", "EUR");
    line(State.PAYABLE, "-30.00", "EUR");
    line(State.APPROVED, "50.00", "EUR");
    line(State.PAYABLE, "70.00", "EUR"); // nobody approved it
    line(State.HELD, "10.00", "EUR");
    line(State.PAID, "500.00", "EUR");
    line(State.DISPUTED, "20.00", "EUR");

    PayoutRun run = run(SEPA);
    assertEquals(List.of(), run.leftOut());
    Batch batch = run.batches().getFirst();
    assertEquals(money("120.00", "EUR"), batch.total());
    assertEquals(List.of(1, 2, 3), batch.payments().getFirst().lines());
  }

  @Test
  void eachCurrencyGoesItsOwnWay() {
    line(State.APPROVED, "100.00", "EUR");
    line(State.APPROVED, "40.00", "USD");
    line(State.PAYABLE, "-50.00", "USD");
    line(State.APPROVED, "9.00", "GBP");

    PayoutRun run = run(SEPA, PAYPAL);
    assertEquals(
        List.of("SEPA 100.00 EUR", "PAYPAL 9.00 GBP"),
        run.batches().stream().map(one -> one.method() + " " + one.total()).toList());
    assertEquals(List.of(Why.SET_OFF), whys(run));
  }

  @Test
  void lessThanTheMinimumIsCarriedForward() {
    line(State.APPROVED, "60.00", "EUR");
    line(State.PAYABLE, "-10.01", "EUR");
    assertEquals(List.of(Why.BELOW_MINIMUM), whys(run(SEPA)));

    line(State.APPROVED, "0.01", "EUR");
    assertEquals(List.of(), whys(run(SEPA)));
  }

  @Test
  void whoHasNoDetailsForACurrencyStays() {
    line(State.APPROVED, "60.00", "USD");
    assertEquals(List.of(Why.NO_DETAILS), whys(run()));
    assertEquals(List.of(Why.NO_DETAILS), whys(run(SEPA)));
  }

  @Test
  void aMethodThatIsNotSetUpIsSaid() {
    line(State.APPROVED, "60.00", "EUR");
    PayoutRun run = run(new Payee.Credit("2100"));
    assertEquals(List.of(Why.NOT_SET_UP), whys(run));
    assertEquals("credit", run.leftOut().getFirst().detail());
    assertEquals(List.of(), whys(run(new Payee.Credit("2100"), PAYPAL)));
  }

  @Test
  void newDetailsAreWaitedForAndNothingGoesAnotherWayMeanwhile() {
    line(State.APPROVED, "60.00", "EUR");
    Instant later = NOW.plus(Duration.ofSeconds(1));
    List<PayeeOnFile> payees =
        List.of(new PayeeOnFile(SEPA, later, ""), new PayeeOnFile(PAYPAL, NOW, ""));
    assertEquals(List.of(Why.DETAILS_NEW), whys(run(payees, NOW)));
    assertEquals(List.of(), whys(run(payees, later)));
  }

  @Test
  void whatTheBankSentBackIsNotTriedAgain() {
    line(State.APPROVED, "60.00", "EUR");
    PayoutRun run = run(List.of(new PayeeOnFile(SEPA, NOW, "account closed")), NOW);
    assertEquals(List.of(Why.DETAILS_REFUSED), whys(run));
    assertEquals("account closed", run.leftOut().getFirst().detail());
  }

  @Test
  void moreThanAFileHoldsIsTwoFiles() {
    line(State.APPROVED, "60.00", "USD");
    List<Candidate> many = new ArrayList<>();
    for (int i = 0; i < 5001; i++) {
      many.add(
          new Candidate(i, "Partner " + i, account(), List.of(new PayeeOnFile(PAYPAL, NOW, ""))));
    }
    PayoutRun run = PayoutRun.of(many, CommissionPlans.Payout.USUAL, ALL, NOW);
    assertEquals(
        List.of(5000, 1), run.batches().stream().map(one -> one.payments().size()).toList());
  }

  @Test
  void nothingOwedIsNothing() {
    PayoutRun run = run(SEPA);
    assertTrue(run.batches().isEmpty() && run.leftOut().isEmpty());
  }

  private PayoutRun run(Payee... payees) {
    List<PayeeOnFile> onFile = new ArrayList<>();
    for (Payee payee : payees) {
      onFile.add(new PayeeOnFile(payee, NOW, ""));
    }
    return run(onFile, NOW);
  }

  private PayoutRun run(List<PayeeOnFile> payees, Instant now) {
    CommissionPlans.Payout terms =
        new CommissionPlans.Payout(
            List.of(money("50.00", "EUR")), Optional.empty(), List.of(), List.of());
    return PayoutRun.of(List.of(new Candidate(7, "Bright", account(), payees)), terms, ALL, now);
  }

  private static List<Why> whys(PayoutRun run) {
    return run.leftOut().stream().map(PayoutRun.LeftOut::why).toList();
  }

  private Account account() {
    return new Account(lines.size(), lines);
  }

  private void line(State state, String amount, String currency) {
    Money money = money(amount, currency);
    lines.add(
        new CommissionLine(
            lines.size() + 1,
            100,
            "Acme (NW-1)",
            new Entry(
                money.signum() < 0 ? Kind.CLAWBACK : Kind.SALE,
                1,
                money,
                money,
                Credit.ALL,
                "standard",
                NOW,
                Optional.empty()),
            state,
            NOW,
            NOW));
  }

  private static Money money(String amount, String currency) {
    return Money.of(new BigDecimal(amount), currency).orElseThrow();
  }
}
