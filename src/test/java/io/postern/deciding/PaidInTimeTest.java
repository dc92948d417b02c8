package io.postern.deciding;

import static io.postern.deciding.Scene.ENGAGEMENT;
import static io.postern.deciding.Scene.PAT;
import static io.postern.deciding.Scene.PROGRAM;
import static io.postern.deciding.Scene.WORKFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionLine.Kind;
import io.postern.commission.CommissionLine.State;
import io.postern.commission.CommissionPlans;
import io.postern.commission.Credit;
import io.postern.deal.Workflow;
import io.postern.deciding.StatementDecider.OneFacts;
import io.postern.deciding.StatementDecider.Step;
import io.postern.identity.IdentityLevel;
import io.postern.kit.Money;
import io.postern.notice.MoneyFacts;
import io.postern.notice.MoneyNotice;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.TierStanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sum that was paid counts only in the time that the mail speaks of. */
class PaidInTimeTest {
  private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");
  private static final OfPartner BY_PAT = (OfPartner) Scene.BY_PAT;
  private static final Account ACCOUNT =
      new Account(
          3,
          List.of(
              line(1, 100, State.PAID, "2025-03-15T10:00:00Z"), // 382 days ago
              line(2, 20, State.PAID, "2026-02-10T10:00:00Z"),
              line(3, 3, State.PAID, "2026-03-10T10:00:00Z")));

  private static CommissionLine line(int number, int euros, State state, String at) {
    Instant entered = Instant.parse(at);
    return new CommissionLine(
        number,
        1,
        "Acme (NW-1)",
        new CommissionLine.Entry(
            Kind.SALE,
            1,
            euro(10 * euros),
            euro(euros),
            Credit.ALL,
            "a",
            entered,
            Optional.empty()),
        state,
        entered,
        entered);
  }

  private static Money euro(int amount) {
    return Money.of(BigDecimal.valueOf(amount), "EUR").orElseThrow();
  }

  private static List<MoneyFacts> paid(int euros) {
    return List.of(new MoneyFacts(State.PAID, euro(euros)));
  }

  @Test
  void myCommissionCountsWhatWasPaidInTwelveMonths() {
    Draft draft =
        new Draft(
            PROGRAM,
            WORKFLOW,
            new InForce(ENGAGEMENT, CommissionPlans.NONE),
            new Accounts(Map.of(BY_PAT.partner().id(), ACCOUNT), Map.of()),
            Map.of(),
            new Decision.Actor(Workflow.Role.PARTNER, Optional.of(PAT), IdentityLevel.DOMAIN),
            Optional.empty(),
            Optional.empty(),
            NOW);
    MoneyNotice.MyCommission told = (MoneyNotice.MyCommission) Telling.myCommission(BY_PAT, draft);
    assertEquals(paid(23), told.sums());
    assertEquals(2, told.lines().size());
  }

  @Test
  void aStatementCountsWhatWasPaidInItsMonth() {
    Decision decision =
        StatementDecider.one(
            new OneFacts(
                PROGRAM,
                WORKFLOW,
                Step.of("statement-of@2026-03-01@month@7").orElseThrow(),
                BY_PAT.partner(),
                BY_PAT.contact(),
                ACCOUNT,
                TierStanding.in(""),
                List.of()),
            new InForce(ENGAGEMENT, CommissionPlans.NONE),
            NOW);
    MoneyNotice.Statement told = (MoneyNotice.Statement) decision.owed().getFirst().notice();
    assertEquals(paid(3), told.sums());
    assertEquals(1, told.lines().size());
  }
}
