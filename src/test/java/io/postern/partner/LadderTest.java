package io.postern.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Money;
import io.postern.partner.TierStep.Falls;
import io.postern.partner.TierStep.Recovers;
import io.postern.partner.TierStep.Rises;
import io.postern.partner.TierStep.Slips;
import io.postern.partner.TierStep.Starts;
import io.postern.partner.TierStep.Stays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Up at once, down after a time of grace. */
class LadderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(60));
  private static final Tier BRONZE = tier("Bronze");
  private static final Tier SILVER = tier("Silver", new Needs(3, List.of(), 5));
  private static final Tier GOLD =
      tier(
          "Gold",
          new Needs(10, List.of(), 0),
          new Needs(0, List.of(money(100, "EUR"), money(110, "USD")), 0));
  private static final Ladder LADDER = new Ladder(List.of(BRONZE, SILVER, GOLD), 12, 60);

  private static Tier tier(String name, Needs... ways) {
    return new Tier(name, List.of(ways), Optional.empty(), Map.of());
  }

  private static Money money(int amount, String currency) {
    return Money.of(BigDecimal.valueOf(amount), currency).orElseThrow();
  }

  private static Achieved brought(int won, int referrals, Money... revenue) {
    return new Achieved(won, List.of(revenue), referrals);
  }

  private static TierStep judge(String tier, Achieved achieved) {
    return LADDER.judge(TierStanding.in(tier), achieved, NOW);
  }

  private static TierStanding warned(String tier) {
    return new TierStanding(tier, Optional.of(LATER), false);
  }

  @Test
  void aTierThatIsReachedIsRisenToAtOnceOverOthersToo() {
    assertEquals(new Rises(SILVER), judge("Bronze", brought(3, 5)));
    assertEquals(new Rises(GOLD), judge("bronze", brought(10, 0)));
    assertEquals(new Rises(SILVER), judge("", brought(4, 9)));
    assertEquals(new Stays(), judge("Silver", brought(9, 9)));
  }

  @Test
  void allThatAWayAsksForIsNeededAndOneWayIsEnough() {
    assertFalse(SILVER.openTo(brought(3, 4)));
    assertFalse(SILVER.openTo(brought(2, 5)));
    assertTrue(GOLD.openTo(brought(0, 0, money(110, "USD"))));
    assertFalse(GOLD.openTo(brought(9, 0, money(99, "EUR"), money(109, "USD"))), "never added up");
    assertFalse(GOLD.openTo(brought(0, 0, money(5000, "CHF"))));
  }

  @Test
  void whoHasNoTierStartsInTheFirst() {
    assertEquals(new Starts(BRONZE), judge("", Achieved.NOTHING));
    assertEquals(new Stays(), judge("Bronze", Achieved.NOTHING));
  }

  @Test
  void whoDoesNotReachItsTierAnyMoreHasTimeAndFallsOnlyWhenItIsOver() {
    assertEquals(new Slips(GOLD, SILVER, LATER), judge("Gold", brought(3, 5)));
    assertEquals(new Stays(), LADDER.judge(warned("Gold"), brought(3, 5), LATER.minusSeconds(1)));
    assertEquals(new Falls(GOLD, SILVER), LADDER.judge(warned("Gold"), brought(3, 5), LATER));
    assertEquals(new Falls(GOLD, BRONZE), LADDER.judge(warned("Gold"), brought(0, 0), LATER));
  }

  @Test
  void whoReachesItInTimeKeepsItOrRises() {
    assertEquals(new Recovers(SILVER), LADDER.judge(warned("Silver"), brought(3, 5), NOW));
    assertEquals(new Rises(GOLD), LADDER.judge(warned("Silver"), brought(12, 5), NOW));
    assertEquals(new Recovers(GOLD), LADDER.judge(warned("Gold"), brought(12, 5), LATER));
  }

  @Test
  void whoIsPinnedOrInATierOfItsOwnStays() {
    TierStanding pinned = new TierStanding("Silver", Optional.empty(), true);
    assertEquals(new Stays(), LADDER.judge(pinned, brought(10, 10), NOW));
    assertEquals(new Stays(), LADDER.judge(pinned, Achieved.NOTHING, NOW));
    assertEquals(new Stays(), judge("Platinum", Achieved.NOTHING));
  }

  @Test
  void whatCountsBeginsOnADayOfTheProgramsZone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    assertEquals(
        Instant.parse("2025-03-02T15:00:00Z"),
        LADDER.since(Instant.parse("2026-03-02T20:00:00Z"), tokyo));
  }
}
