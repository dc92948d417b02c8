package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionPlan;
import io.postern.commission.CommissionPlans;
import io.postern.commission.CommissionPlans.Payout;
import io.postern.commission.PlanText;
import io.postern.commission.Rate;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.engagement.Claim;
import io.postern.kit.Money;
import io.postern.understanding.Command;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deals do to their partners' accounts. */
class EarningTest {
  private static CommissionPlan plan(String id, int percent) {
    return new CommissionPlan(
        id,
        new Rate.Percent(BigDecimal.valueOf(percent)),
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
