package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.commission.CommissionPlans;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.engagement.Engagement;
import io.postern.kit.Money;
import io.postern.kit.Problem;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.PartnerNotice;
import io.postern.rules.EngagementFiles;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import io.postern.understanding.Command;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a claim is safe, and what still holds when that has ended. */
class AfterwardsTest {
  private static final String RULES =
      """
      protection:
        - {id: PR-1, tier: Gold, days: 60, from: claim}
        - {id: PR-2, days: 60, from: approval}
      grace: {id: GR-1, days: 14, say: {en: two weeks more}}
      tail: {id: TA-1, days: 30, say: {en: thirty days more}}
      """;

  private static final Instant END = Scene.NOW;

  private static Engagement engagement(String text) {
    Folder shipped = Shipped.folder(Shipped.INBOUND_RULES);
    EngagementFiles.Result read =
        EngagementFiles.read(
            new Folder() {
              @Override
              public List<String> names() {
                return shipped.names();
              }

              @Override
              public Optional<String> text(String name) {
                return name.equals(EngagementFiles.FILE) ? Optional.of(text) : shipped.text(name);
              }

              @Override
              public String label(String name) {
                return name;
              }

              @Override
              public String stamp() {
                return "";
              }
            });
    assertEquals(List.<Problem>of(), read.problems());
    return new Engagement(read.rules(), Scene.ENGAGEMENT.matching());
  }

  private static Deal approved() {
    return DealHistory.apply(
        Scene.deal(1, Scene.acme()),
        new DealEvent.Approved("QUALIFIED", END),
        END.minus(Duration.ofDays(60)));
  }

  private static Decision step(String kind, Deal deal, String rules, Instant now) {
    return TimerDecider.decide(
        kind + "@" + END.getEpochSecond(),
        new TimerFacts(
            Scene.PROGRAM,
            Scene.WORKFLOW,
            deal,
            List.of(deal),
            Scene.PARTNER,
            Map.of(),
            Accounts.NONE),
        new InForce(engagement(rules), CommissionPlans.NONE),
        now);
  }

  @ParameterizedTest
  @CsvSource({
    // with grace a claim outlives its protection, until the day that people were told
    "protection-end, 0, grace-begins",
    "protection-end, 13, grace-begins",
    "protection-end, 14, protection-ended", // nothing ran for two weeks
    "grace-end, 14, protection-ended",
  })
  void aClaimExpiresWhenItsGraceIsOver(String step, int daysAfterTheEnd, String reason) {
    Instant now = END.plus(Duration.ofDays(daysAfterTheEnd));
    assertEquals(reason, step(step, approved(), RULES, now).reason());
  }

  @Test
  void bothSidesAreToldTheDayAndTheRule() {
    Decision decision = step("protection-end", approved(), RULES, END);
    List<AnybodyNotice.GraceBegins> told =
        decision.owed().stream().map(owed -> (AnybodyNotice.GraceBegins) owed.notice()).toList();
    assertEquals(2, told.size());
    assertEquals(END.plus(Duration.ofDays(14)), told.getFirst().until());
    assertEquals("GR-1", told.getFirst().rule().id());
    assertTrue(told.getLast().toManager());
    assertEquals(
        List.of(
            new Decision.Timer(1, "grace-end@" + END.getEpochSecond(), told.getFirst().until())),
        decision.timers());
  }

  @Test
  void withoutGraceItExpiresAtOnce() {
    assertEquals("protection-ended", step("protection-end", approved(), "", END).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "won", "withdrawn"})
  void whatHappensInTheGraceKeepsTheClaimFromExpiring(String what) {
    DealEvent event =
        switch (what) {
          case "extended" ->
              new DealEvent.Extended(END.plus(Duration.ofDays(40)), Optional.empty());
          case "won" -> new DealEvent.Won("CLOSED_WON", usd(), Optional.empty());
          default -> new DealEvent.Withdrawn(Optional.empty());
        };
    Deal deal = DealHistory.apply(approved(), event, END.plus(Duration.ofDays(3)));
    assertEquals(
        "not-needed-any-more",
        step("grace-end", deal, RULES, END.plus(Duration.ofDays(14))).reason());
  }

  private static Money usd() {
    return Money.of(new BigDecimal("48000"), "USD").orElseThrow();
  }

  /** A claim that expired some time before the scene's now. */
  private static Deal expired(String rules, int daysAgo) {
    Instant at = Scene.NOW.minus(Duration.ofDays(daysAgo));
    Decision decision = step("grace-end", approved(), rules, at);
    return decision.moves().getLast().after();
  }

  @ParameterizedTest
  @CsvSource({
    "29, , won",
    "30, , tail-over",
    "40, 2026-02-20, won", // closed 30 days ago, and told today
    "40, 2026-02-21, tail-over",
    "29, 2027-01-01, won", // a day that is to come is no earlier than today
  })
  void aCloseInTheTailStillEarns(int daysAgo, @Nullable LocalDate closed, String reason) {
    Scene scene = new Scene();
    scene.engagement = engagement(RULES);
    scene.sender = Scene.BY_MAX;
    scene.token = Optional.of(Scene.MAX);
    scene.deals.add(expired(RULES, daysAgo));
    Decision decision =
        scene.decide(Scene.ordering(new Command.Won(usd(), Optional.ofNullable(closed))));
    assertEquals(reason, decision.reason());
    if (reason.equals("won")) {
      assertEquals(RegistrationStatus.APPROVED, decision.moves().getLast().after().status());
      PartnerNotice.Won told = (PartnerNotice.Won) decision.owed().getFirst().notice();
      assertEquals("TA-1", told.tail().orElseThrow().id());
    }
  }

  @Test
  void withoutATailWhatHasExpiredIsNotWon() {
    Scene scene = new Scene();
    scene.sender = Scene.BY_MAX;
    scene.token = Optional.of(Scene.MAX);
    scene.deals.add(expired("", 1));
    assertEquals(
        "not-from-this-status",
        scene.decide(Scene.ordering(new Command.Won(usd(), Optional.empty()))).reason());
  }

  @ParameterizedTest
  @CsvSource({"Gold, 59", "Silver, 60"})
  void protectionCountsFromTheClaimOrFromTheApproval(String tier, int days) {
    Instant now = Scene.NOW; // a day after the claim
    Deal deal = Scene.deal(1, Scene.acme());
    assertEquals(
        now.plus(Duration.ofDays(days)),
        engagement(RULES)
            .rules()
            .onApproval(tier)
            .orElseThrow()
            .end(deal.dates().claimedAt(), now));
  }

  @Test
  void aClaimThatIsApprovedAfterItsTimeIsNotProtectedInThePast() {
    Instant late = Scene.NOW.plus(Duration.ofDays(100));
    assertEquals(
        late, engagement(RULES).rules().onApproval("Gold").orElseThrow().end(Scene.NOW, late));
  }
}
