package io.postern.commission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlan.Recurring;
import io.postern.commission.Reckoning.Sale;
import io.postern.commission.Reckoning.Standing;
import io.postern.kit.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deal's money follows how the deal stands, worked out by hand. */
class ReckoningTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant WON = Instant.parse("2026-03-10T10:00:00Z");
  private static final CommissionPlan TEN = plan(new Rate.Percent(BigDecimal.TEN));

  private static CommissionPlan plan(Rate rate) {
    return new CommissionPlan(
        "p", rate, Trigger.CLOSED_WON, List.of(), 30, 180, Optional.empty(), Map.of());
  }

  static Money eur(String amount) {
    return Money.of(new BigDecimal(amount), "EUR").orElseThrow();
  }

  private static Standing won(long deal, String value, Credit credit) {
    return new Standing(deal, "Deal " + deal, Optional.of(new Sale(eur(value), WON)), credit);
  }

  private static Standing open(long deal) {
    return new Standing(deal, "Deal " + deal, Optional.empty(), Credit.ALL);
  }

  static Account settle(Account account, Standing deal, CommissionPlan plan, Instant now) {
    Account after = account;
    for (Reckoning.Change change : Reckoning.of(deal, plan, account, BERLIN, now)) {
      after =
          switch (change) {
            case Reckoning.Enter enter ->
                after.entered(deal.dealId(), deal.title(), enter.entry(), now);
            case Reckoning.Move move -> after.moved(move.number(), move.to(), now);
          };
    }
    return after;
  }

  private static Money total(Account account) {
    return account.lines().stream()
        .filter(line -> line.state() != State.VOID)
        .map(CommissionLine::amount)
        .reduce(eur("0"), Money::plus);
  }

  @Test
  void aSaleIsHeldAndThenPayable() {
    Account held = settle(Account.EMPTY, won(1, "48000", Credit.ALL), TEN, WON);
    CommissionLine line = held.line(1).orElseThrow();
    assertEquals(eur("4800"), line.amount());
    assertEquals(State.HELD, line.state());
    Instant over = WON.plus(Duration.ofDays(30));
    assertEquals(over, line.entry().heldUntil());
    assertEquals(
        Optional.of(over), Reckoning.next(won(1, "48000", Credit.ALL), TEN, held, BERLIN, WON));
    assertEquals(held, settle(held, won(1, "48000", Credit.ALL), TEN, over.minusSeconds(1)));
    Account payable = settle(held, won(1, "48000", Credit.ALL), TEN, over);
    assertEquals(State.PAYABLE, payable.line(1).orElseThrow().state());
    assertEquals(
        Optional.empty(), Reckoning.next(won(1, "48000", Credit.ALL), TEN, payable, BERLIN, over));
  }

  @Test
  void aDealThatIsReopenedBeforeItIsPaidOwesNothing() {
    Account held = settle(Account.EMPTY, won(1, "48000", Credit.ALL), TEN, WON);
    Account back = settle(held, open(1), TEN, WON.plusSeconds(60));
    assertEquals(State.VOID, back.line(1).orElseThrow().state());
    assertEquals(1, back.lines().size(), "nothing was paid, so nothing is taken back");
    Account again = settle(back, won(1, "50000", Credit.ALL), TEN, WON.plusSeconds(120));
    assertEquals(eur("5000"), total(again));
  }

  @Test
  void whatWasPaidIsTakenBackByANegativeLineOnce() {
    Account paid =
        settle(Account.EMPTY, won(1, "48000", Credit.ALL), TEN, WON).moved(1, State.PAID, WON);
    Instant later = WON.plus(Duration.ofDays(179));
    Account back = settle(paid, open(1), TEN, later);
    assertEquals(State.CLAWED_BACK, back.line(1).orElseThrow().state());
    CommissionLine negative = back.line(2).orElseThrow();
    assertEquals(Kind.CLAWBACK, negative.entry().kind());
    assertEquals(eur("-4800"), negative.amount());
    assertEquals(State.PAYABLE, negative.state(), "it is set off against what is paid next");
    assertEquals(back, settle(back, open(1), TEN, later.plusSeconds(1)));
    Account kept = settle(paid, open(1), TEN, WON.plus(Duration.ofDays(181)));
    assertEquals(paid, kept, "not after the clawback period");
  }

  @Test
  void whatIsApprovedStaysAndIsSetOff() {
    Account approved =
        settle(Account.EMPTY, won(1, "48000", Credit.ALL), TEN, WON).moved(1, State.APPROVED, WON);
    Account back = settle(approved, open(1), TEN, WON.plusSeconds(5));
    assertEquals(State.APPROVED, back.line(1).orElseThrow().state());
    assertEquals(eur("0"), total(back));
    Account paid = back.moved(1, State.PAID, WON.plusSeconds(6));
    assertEquals(paid, settle(paid, open(1), TEN, WON.plusSeconds(7)), "taken back once only");
  }

  @Test
  void aDisputedLineIsFrozenWhileItsHoldEnds() {
    Account disputed =
        settle(Account.EMPTY, won(1, "48000", Credit.ALL), TEN, WON).moved(1, State.DISPUTED, WON);
    Instant over = WON.plus(Duration.ofDays(31));
    assertEquals(disputed, settle(disputed, won(1, "48000", Credit.ALL), TEN, over));
    assertEquals(State.PAYABLE, disputed.line(1).orElseThrow().afterDispute(over));
    assertEquals(State.HELD, disputed.line(1).orElseThrow().afterDispute(WON));
  }

  @Test
  void aRecurringSaleEarnsEachMonthUpToItsTimesHoweverLateItIsAsked() {
    CommissionPlan monthly =
        new CommissionPlan(
            "m",
            new Rate.Percent(new BigDecimal("20")),
            Trigger.CLOSED_WON,
            List.of(eur("500")),
            0,
            180,
            Optional.of(new Recurring(Span.MONTH, 4)),
            Map.of());
    Standing deal = won(1, "900", Credit.ALL);
    Account first = settle(Account.EMPTY, deal, monthly, WON);
    assertEquals(List.of(eur("180")), first.lines().stream().map(CommissionLine::amount).toList());
    // Summer time begins between the two: the same time of day in Berlin.
    assertEquals(
        Optional.of(Instant.parse("2026-04-10T09:00:00Z")),
        Reckoning.next(deal, monthly, first, BERLIN, WON));
    Account late = settle(first, deal, monthly, Instant.parse("2027-01-01T00:00:00Z"));
    assertEquals(
        List.of(eur("180"), eur("180"), eur("140")),
        late.lines().stream().map(CommissionLine::amount).toList(),
        "the cap is for the deal in all");
    assertTrue(late.lines().stream().allMatch(line -> line.state() == State.PAYABLE));
  }

  @Test
  void moreRevenueInAYearEarnsMoreForWhatLiesAboveTheMark() {
    CommissionPlan growth =
        plan(
            new Rate.ByRevenue(
                Span.YEAR,
                List.of(
                    new Rate.RevenueStep(eur("0"), new BigDecimal("8")),
                    new Rate.RevenueStep(eur("100000"), new BigDecimal("10")))));
    Account one = settle(Account.EMPTY, won(1, "90000", Credit.ALL), growth, WON);
    assertEquals(eur("7200"), one.line(1).orElseThrow().amount());
    Account two = settle(one, won(2, "20000", Credit.ALL), growth, WON);
    assertEquals(eur("1800"), two.line(2).orElseThrow().amount(), "8 % of 10,000, 10 % of 10,000");
    Instant newYear = Instant.parse("2026-12-31T23:30:00Z"); // half past midnight in Berlin
    Account three = settle(two, won(3, "20000", Credit.ALL), growth, newYear);
    assertEquals(eur("1600"), three.line(3).orElseThrow().amount(), "a new year begins at 8 %");
    assertEquals(
        eur("2000"),
        Reckoning.forecast(open(4), eur("20000"), growth, two, BERLIN, WON),
        "a forecast is by what was sold so far");
  }

  @Test
  void fromTheThirdDealOnAnotherRateCounts() {
    CommissionPlan volume =
        plan(
            new Rate.ByDeals(
                Span.QUARTER,
                List.of(
                    new Rate.DealStep(1, new Rate.Flat(List.of(eur("500")))),
                    new Rate.DealStep(3, new Rate.Percent(BigDecimal.TEN)))));
    Account account = Account.EMPTY;
    for (long deal = 1; deal <= 3; deal++) {
      account = settle(account, won(deal, "10000", Credit.ALL), volume, WON);
    }
    assertEquals(
        List.of(eur("500"), eur("500"), eur("1000")),
        account.lines().stream().map(CommissionLine::amount).toList());
    Account reopened = settle(account, open(1), volume, WON);
    assertEquals(
        eur("500"),
        Reckoning.forecast(
            open(9), eur("10000"), volume, settle(reopened, open(2), volume, WON), BERLIN, WON),
        "a deal that was reopened is no sale");
  }

  @Test
  void aSaleInACurrencyWithoutStepsEarnsTheFirstPercentAndIsNotMixed() {
    CommissionPlan growth =
        plan(
            new Rate.ByRevenue(
                Span.YEAR, List.of(new Rate.RevenueStep(eur("50000"), new BigDecimal("8")))));
    Money dollars = Money.of(new BigDecimal("1000"), "USD").orElseThrow();
    assertEquals(
        Money.of(new BigDecimal("80"), "USD").orElseThrow(),
        Reckoning.forecast(open(1), dollars, growth, Account.EMPTY, BERLIN, WON));
    assertEquals(
        eur("0"), Reckoning.forecast(open(1), eur("1000"), growth, Account.EMPTY, BERLIN, WON));
    Account below = settle(Account.EMPTY, won(1, "40000", Credit.ALL), growth, WON);
    assertEquals(eur("0"), below.line(1).orElseThrow().amount());
    assertEquals(
        eur("800"),
        Reckoning.forecast(open(2), eur("20000"), growth, below, BERLIN, WON),
        "what earned nothing counts towards the mark");
  }
}
