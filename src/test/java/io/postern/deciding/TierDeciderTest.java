package io.postern.deciding;

import static io.postern.deciding.Scene.ENGAGEMENT;
import static io.postern.deciding.Scene.PROGRAM;
import static io.postern.deciding.Scene.WORKFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.cadence.Cadence;
import io.postern.commission.CommissionPlans;
import io.postern.commission.Credit;
import io.postern.deciding.Achieving.Brought;
import io.postern.deciding.Decision.Timer;
import io.postern.deciding.TierDecider.AllFacts;
import io.postern.deciding.TierDecider.OneFacts;
import io.postern.deciding.TierDecider.Step;
import io.postern.figures.Past.Sale;
import io.postern.kit.Money;
import io.postern.notice.TierFacts.Mark;
import io.postern.notice.TierNotice.PartnerTier;
import io.postern.notice.TierNotice.TierNews;
import io.postern.partner.Achieved;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Joining;
import io.postern.partner.Ladder;
import io.postern.partner.Needs;
import io.postern.partner.Partner;
import io.postern.partner.Tier;
import io.postern.partner.TierStanding;
import io.postern.understanding.CommandRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a partner's tier when it is looked at, and who hears of it. */
class TierDeciderTest {
  private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");
  private static final OfPartner PAT = (OfPartner) Scene.BY_PAT;
  private static final Ladder LADDER =
      new Ladder(
          List.of(
              new Tier("Bronze", List.of(), Optional.empty(), Map.of()),
              new Tier(
                  "Silver",
                  List.of(new Needs(2, List.of(), 0)),
                  Optional.of(1),
                  Map.of("en", "A logo."))),
          12,
          60);

  private static InForce rules(Ladder ladder) {
    return new InForce(
        ENGAGEMENT,
        CommissionPlans.NONE,
        Joining.NONE,
        ladder,
        CommandRules.NONE,
        List.of(),
        Cadence.NONE);
  }

  private static Brought won(String closed, int euros, Credit credit) {
    Instant at = Instant.parse(closed);
    Money value = Money.of(BigDecimal.valueOf(euros), "EUR").orElseThrow();
    return new Brought(
        at.minus(Duration.ofDays(30)), true, Optional.of(new Sale(at, value, credit)));
  }

  private static OneFacts facts(TierStanding standing, Brought... brought) {
    Partner partner = PAT.partner();
    return new OneFacts(
        PROGRAM,
        WORKFLOW,
        new Partner(
            partner.id(),
            partner.name(),
            partner.managerEmail(),
            standing.tier(),
            partner.status()),
        standing,
        Optional.of(PAT.contact()),
        List.of(brought));
  }

  private static Decision decide(OneFacts facts) {
    return TierDecider.one(facts, rules(LADDER), NOW);
  }

  private static final Brought MARCH = won("2026-03-10T10:00:00Z", 100, Credit.ALL);
  private static final Brought MAY = won("2025-05-10T10:00:00Z", 50, new Credit(0, 60));
  private static final Brought LONG_AGO = won("2025-03-31T10:00:00Z", 70, Credit.ALL);

  @Test
  void whatCountsIsOfTheLastTwelveMonthsAndThePartnersOwnPart() {
    Achieved achieved =
        Achieving.of(
            List.of(
                MARCH,
                MAY,
                LONG_AGO,
                won("2026-03-11T10:00:00Z", 500, new Credit(100, 0)),
                new Brought(NOW, true, Optional.empty()),
                new Brought(NOW, false, Optional.empty())),
            LADDER.since(NOW, PROGRAM.zone()));
    assertEquals(2, achieved.won(), "a part counts, no part does not");
    assertEquals(
        List.of(Money.of(BigDecimal.valueOf(130), "EUR").orElseThrow()), achieved.revenue());
    assertEquals(4, achieved.referrals());
  }

  @Test
  void whoRisesIsToldWhatItMeansAndTheManagerToo() {
    Decision decision = decide(facts(TierStanding.in("Bronze"), MARCH, MAY));
    assertEquals("tier-raised", decision.reason());
    Upkeep.Rank rank = (Upkeep.Rank) decision.upkeep().getFirst();
    assertEquals(TierStanding.in("Bronze"), rank.before());
    assertEquals(TierStanding.in("Silver"), rank.after());
    TierNews news = (TierNews) decision.owed().getFirst().notice();
    assertEquals("raised", news.what());
    assertEquals("Bronze", news.before());
    assertEquals(Optional.empty(), news.tier().goal(), "the highest");
    assertEquals(1, news.brings().reviewDays());
    assertEquals("A logo.", news.brings().sentence());
    assertEquals(PAT.contact().email(), decision.owed().getFirst().to());
    PartnerTier report = (PartnerTier) decision.owed().getLast().notice();
    assertEquals("raised", report.what());
    assertEquals(List.of(), decision.timers());
  }

  @Test
  void whoSlipsIsToldWhatIsMissingAndLookedAtAgainWhenTheTimeIsOver() {
    Decision decision = decide(facts(TierStanding.in("Silver"), MARCH, LONG_AGO));
    assertEquals("tier-slips", decision.reason());
    Instant until = NOW.plus(Duration.ofDays(60));
    TierNews news = (TierNews) decision.owed().getFirst().notice();
    assertEquals(Optional.of(until), news.tier().graceUntil());
    assertEquals("Bronze", news.falls());
    assertEquals(
        List.of(new Mark("won", 1, 2, List.of())),
        news.tier().goal().orElseThrow().ways().getFirst().marks());
    Timer end = decision.timers().getFirst();
    assertEquals(until, end.dueAt());
    assertEquals(Optional.of(PAT.partner().id()), Step.of(end.step()).orElseThrow().partnerId());

    TierStanding slipping = new TierStanding("Silver", Optional.of(until), false);
    Decision before = decide(facts(slipping, MARCH, LONG_AGO));
    assertEquals("tier-stays", before.reason(), "one warning");
    assertEquals(List.of(), before.owed());
    Decision over = TierDecider.one(facts(slipping, MARCH, LONG_AGO), rules(LADDER), end.dueAt());
    assertEquals("tier-lowered", over.reason());
    Decision saved = TierDecider.one(facts(slipping, MARCH, MAY), rules(LADDER), NOW);
    assertEquals("tier-kept", saved.reason());
    assertEquals(TierStanding.in("Silver"), ((Upkeep.Rank) saved.upkeep().getFirst()).after());
  }

  @Test
  void theRulesActThoughNobodyCanBeWrittenTo() {
    OneFacts reachable = facts(TierStanding.in("Bronze"), MARCH, MAY);
    OneFacts facts =
        new OneFacts(
            PROGRAM,
            WORKFLOW,
            reachable.partner(),
            reachable.standing(),
            Optional.<Contact>empty(),
            reachable.brought());
    Decision decision = decide(facts);
    assertEquals(1, decision.upkeep().size());
    assertEquals(1, decision.owed().size());
    assertTrue(decision.owed().getFirst().notice() instanceof PartnerTier);
  }

  @Test
  void eachMonthSetsAStepForEachPartnerAndTheNextMonthHoweverLateItComes() {
    Timer next = TierDecider.next(PROGRAM, LADDER, NOW.minusSeconds(86_400)).orElseThrow();
    assertEquals("tiers@2026-04-01", next.step());
    AllFacts facts =
        new AllFacts(PROGRAM, WORKFLOW, Step.of("tiers@2026-01-01").orElseThrow(), List.of(7L, 8L));
    Decision decision = TierDecider.all(facts, rules(LADDER), NOW);
    assertEquals(
        List.of("tier-of@2026-01-01@7", "tier-of@2026-01-01@8", "tiers@2026-05-01"),
        decision.timers().stream().map(Timer::step).toList());
    assertEquals(List.of(), TierDecider.all(facts, rules(Ladder.NONE), NOW).timers());
    assertEquals(Optional.empty(), TierDecider.next(PROGRAM, Ladder.NONE, NOW));
  }
}
