package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.commission.PlanText;
import io.postern.commission.Rate;
import io.postern.commission.Trigger;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.RegistrationStatus;
import io.postern.engagement.Claim;
import io.postern.kit.Money;
import io.postern.notice.MoneyNotice;
import io.postern.understanding.Command;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deals do to their partners' accounts. */
class EarningTest {
  private static CommissionPlan plan(String id, int percent) {
    return new CommissionPlan(
        id,
        new Rate.Percent(BigDecimal.valueOf(percent)),
        id.equals("by-invoice") ? Trigger.INVOICE_PAID : Trigger.CLOSED_WON,
        List.of(),
        30,
        180,
        Optional.empty(),
        Map.of());
  }

  private static CommissionPlans plans(Map<String, CommissionPlan> deals) {
    return new CommissionPlans(
        Optional.of(plan("program", 10)), Map.of(), Map.of(), deals, Payout.USUAL);
  }

  private static Deal shared(long id, long other, int share) {
    Deal met =
        DealHistory.apply(
            Scene.approved(id), new DealEvent.Contested(List.of(other), List.of("x")), Scene.NOW);
    return DealHistory.apply(
        met, new DealEvent.CreditSettled("split", share, Optional.empty()), Scene.NOW);
  }

  private static <T extends DealEvent> Optional<T> event(Decision decision, Class<T> type) {
    return decision.moves().stream()
        .map(Decision.Move::event)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static DealEvent.CommissionEntered won(Deal deal, Deal rival, Money value) {
    Scene scene = new Scene();
    scene.plans = plans(Map.of());
    scene.sender = Scene.BY_MAX;
    scene.deals.add(deal);
    scene.rivals.add(new Claim(rival, "Rival Partners"));
    Decision decision = scene.decide(Scene.ordering(new Command.Won(value, Optional.empty())));
    return event(decision, DealEvent.CommissionEntered.class).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"50, 1.01", "50, 1.03", "50, 48000.05", "60, 7.07", "33, 100.01", "99, 12345.67"})
  void twoThatShareASaleHaveAllOfItWhicheverIsClosedFirst(int share, String amount) {
    Money value = Money.of(new BigDecimal(amount), "EUR").orElseThrow();
    Deal one = shared(1, 2, share);
    Deal two = shared(2, 1, 100 - share);
    assertEquals(value, won(one, two, value).base().plus(won(two, one, value).base()));
  }

  @Test
  void aNewClaimKeepsThePlanThatIsInForce() {
    Scene scene = new Scene();
    scene.plans = plans(Map.of());
    Decision decision = scene.decide(Scene.referring(Scene.acme()));
    DealEvent.PlanAgreed agreed = event(decision, DealEvent.PlanAgreed.class).orElseThrow();
    assertEquals("program", agreed.plan());
    assertEquals(plan("program", 10), PlanText.read(agreed.terms()));
    scene.plans = CommissionPlans.NONE;
    assertTrue(
        event(scene.decide(Scene.referring(Scene.acme())), DealEvent.PlanAgreed.class).isEmpty());
  }

  private static final Instant PAID_AT = Instant.parse("2026-02-19T23:00:00Z");

  private static Decision orders(Deal deal, Command... commands) {
    Scene scene = new Scene();
    scene.plans = plans(Map.of(deal.ref().toString(), plan("by-invoice", 10)));
    scene.sender = Scene.BY_MAX;
    scene.deals.add(deal);
    return scene.decide(Scene.ordering(commands));
  }

  private static Command.InvoicePaid paid(String amount, String day) {
    return new Command.InvoicePaid(
        amount.isEmpty() ? Optional.empty() : Money.of(new BigDecimal(amount), "EUR"),
        day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)));
  }

  private static Command.Won wonFor(String amount) {
    return new Command.Won(Money.of(new BigDecimal(amount), "EUR").orElseThrow(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSaleByInvoiceEarnsTheSameInWhicheverOrderItIsHeardOf(boolean wonFirst) {
    Deal deal = Scene.approved(1);
    Command won = wonFor("1000");
    Command paid = paid("900", "2026-02-20");
    Decision first = orders(deal, wonFirst ? won : paid);
    assertTrue(
        event(first, DealEvent.CommissionEntered.class).isEmpty(), "one of both is not enough");
    Decision second = orders(first.moves().getLast().after(), wonFirst ? paid : won);
    DealEvent.CommissionEntered line =
        event(second, DealEvent.CommissionEntered.class).orElseThrow();
    assertEquals(Money.of(new BigDecimal("900"), "EUR").orElseThrow(), line.base());
    assertEquals(Money.of(new BigDecimal("90"), "EUR").orElseThrow(), line.amount());
    assertEquals(PAID_AT.plus(Duration.ofDays(30)), line.heldUntil(), "counted from the payment");
  }

  @Test
  void bothInOneMailEarnOnce() {
    Decision decision = orders(Scene.approved(1), wonFor("1000"), paid("", ""));
    List<DealEvent.CommissionEntered> lines =
        decision.moves().stream()
            .map(Decision.Move::event)
            .filter(DealEvent.CommissionEntered.class::isInstance)
            .map(DealEvent.CommissionEntered.class::cast)
            .toList();
    assertEquals(1, lines.size());
    assertEquals(Money.of(new BigDecimal("100"), "EUR").orElseThrow(), lines.getFirst().amount());
    assertEquals(Scene.NOW.plus(Duration.ofDays(30)), lines.getFirst().heldUntil());
  }

  @Test
  void whatIsPayableAtOnceIsAskedAboutAtOnce() {
    Deal deal = Scene.approved(1);
    Decision late = orders(deal, wonFor("1000"), paid("", "2026-01-15"));
    MoneyNotice.CommissionDue due =
        late.owed().stream()
            .map(Owed::notice)
            .filter(MoneyNotice.CommissionDue.class::isInstance)
            .map(MoneyNotice.CommissionDue.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(Money.of(new BigDecimal("100"), "EUR").orElseThrow()), due.sums());
    assertFalse(due.partnerName().isEmpty());

    Decision held = orders(deal, wonFor("1000"), paid("", "2026-02-20"));
    assertTrue(
        held.owed().stream().noneMatch(owed -> owed.notice() instanceof MoneyNotice.CommissionDue));
  }

  @Test
  void aPaymentIsNotedOnceAndNotInAdvance() {
    Deal deal = Scene.approved(1);
    assertEquals("date-to-come", orders(deal, paid("", "2026-03-03")).reason());
    Decision noted = orders(deal, paid("", "2026-03-02"));
    assertEquals("invoice-paid", noted.reason());
    Deal after = noted.moves().getLast().after();
    assertEquals("invoice-was-paid", orders(after, paid("5", "")).reason());
    Deal reopened =
        DealHistory.apply(
            DealHistory.apply(
                after,
                new DealEvent.Won("CLOSED_WON", wonFor("1").value(), Optional.empty()),
                Scene.NOW),
            new DealEvent.Reopened(RegistrationStatus.APPROVED, Optional.of("QUALIFIED")),
            Scene.NOW);
    assertEquals(Optional.empty(), reopened.payment(), "what is looked at again is paid again");
  }

  @Test
  void whereCommissionWaitsForNoInvoiceNonePays() {
    Scene scene = new Scene();
    scene.plans = plans(Map.of());
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.approved(1));
    assertEquals("not-by-invoice", scene.decide(Scene.ordering(paid("", ""))).reason());
    scene.plans = CommissionPlans.NONE;
    assertEquals("not-by-invoice", scene.decide(Scene.ordering(paid("", ""))).reason());
  }

  @Test
  void aPlanThatIsNamedForADealCountsBeforeTheOneOfItsClaim() {
    Scene scene = new Scene();
    scene.plans = plans(Map.of("NW-1001", plan("own", 20)));
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.approved(1));
    Money value = Money.of(new BigDecimal("1000"), "EUR").orElseThrow();
    Decision decision = scene.decide(Scene.ordering(new Command.Won(value, Optional.empty())));
    DealEvent.CommissionEntered line =
        event(decision, DealEvent.CommissionEntered.class).orElseThrow();
    assertEquals("own", line.plan());
    assertEquals(Money.of(new BigDecimal("200"), "EUR").orElseThrow(), line.amount());
    assertTrue(
        decision.timers().stream().anyMatch(timer -> timer.step().startsWith("commission@")),
        "the end of its hold");
  }
}
