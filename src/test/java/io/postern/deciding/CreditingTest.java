package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.engagement.Claim;
import io.postern.notice.PartnerNotice;
import io.postern.understanding.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word settles several claims on one company. */
class CreditingTest {
  private final Scene scene = new Scene();

  /** Ours is the second in time. */
  private void contested() {
    Claim other =
        Scene.rival(
            2,
            Scene.referral("Acme Tools", "Jane", "jane@acme.example"),
            Scene.NOW.minus(Duration.ofDays(2)));
    Deal rival = met(other.deal(), 1);
    scene.sender = Scene.BY_MAX;
    scene.deals.add(met(Scene.deal(1, Scene.acme()), 2));
    scene.rivals.add(new Claim(rival, other.partnerName()));
  }

  private static Deal met(Deal deal, long other) {
    return DealHistory.apply(
        deal, new DealEvent.Contested(List.of(other), List.of("same-name")), Scene.NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "first, DECLINED 0, APPROVED 100",
    "second, APPROVED 100, DECLINED 0",
    "split 60/40, APPROVED 40, APPROVED 60",
    "direct, DECLINED 0, DECLINED 0",
    "none, DECLINED 0, DECLINED 0"
  })
  void oneWordMovesEveryClaim(String credit, String ours, String theirs) {
    contested();
    Decision decision = scene.decide(Scene.ordering(new Command.Credit(credit)));
    assertEquals(Outcome.ACTED, decision.outcome());
    assertEquals(ours, standing(decision, 1));
    assertEquals(theirs, standing(decision, 2));
    assertEquals(3, decision.owed().size(), "two letters and the manager's confirmation");
    for (Owed owed : decision.owed().subList(0, 2)) {
      assertTrue(owed.undoable());
      String letter = owed.notice().toString();
      assertTrue(owed.notice() instanceof PartnerNotice.CreditDecided, letter);
      boolean toPat = owed.to().equals(Scene.PAT);
      assertEquals(!toPat, letter.contains("NW-1002"), letter);
      assertEquals(toPat, letter.contains("NW-1001"), letter);
    }
  }

  private static String standing(Decision decision, long dealId) {
    Deal after =
        decision.moves().stream()
            .map(Decision.Move::after)
            .filter(deal -> deal.id() == dealId)
            .reduce((_, last) -> last)
            .orElseThrow();
    return after.status() + " " + after.contest().orElseThrow().share().orElseThrow();
  }

  @Test
  void withoutAnotherClaimThereIsNothingToSettle() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(Scene.ordering(new Command.Credit("first")));
    assertEquals("no-conflict", decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void whatIsWonAlreadyIsNotTakenAway() {
    contested();
    Claim rival = scene.rivals.removeFirst();
    Deal won =
        DealHistory.apply(
            DealHistory.apply(
                rival.deal(), new DealEvent.Approved("QUALIFIED", Scene.NOW), Scene.NOW),
            new DealEvent.Lost("CLOSED_LOST", "budget"),
            Scene.NOW);
    scene.rivals.add(new Claim(won, rival.partnerName()));
    Decision decision = scene.decide(Scene.ordering(new Command.Credit("second")));
    assertEquals("rival-is-closed", decision.reason());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void undoTakesBackAllOfIt() {
    contested();
    settled("credit-settled");
    Decision decision = scene.decide(Scene.ordering(new Command.Undo()));
    assertEquals(List.of(71L, 72L), decision.supersede());
    assertEquals(
        List.of(RegistrationStatus.IN_REVIEW, RegistrationStatus.IN_REVIEW),
        decision.moves().stream().map(move -> move.after().status()).toList());
  }

  @Test
  void undoIsRefusedWhenSomethingHappenedToARivalSince() {
    contested();
    settled("withdrawn");
    Decision decision = scene.decide(Scene.ordering(new Command.Undo()));
    assertEquals("something-happened-since", decision.reason());
    assertEquals(List.of(), decision.moves());
    assertEquals(List.of(), decision.supersede());
  }

  private void settled(String lastOfRival) {
    for (long id = 1; id <= 2; id++) {
      Deal before = id == 1 ? scene.deals.getFirst() : scene.rivals.getFirst().deal();
      Deal after =
          DealHistory.apply(
              before,
              new DealEvent.CreditSettled("none", 0, java.util.Optional.empty()),
              Scene.NOW);
      scene.held.add(
          new HeldDecision(
              id,
              after.version(),
              "credit-settled",
              DealHistory.stateOf(before),
              List.of(70 + id),
              Scene.NOW.plusSeconds(60),
              Scene.MAX));
      scene.lastDecisions.put(
          id, new LastDecision(id == 1 ? "credit-settled" : lastOfRival, Scene.MAX, Scene.NOW));
      if (id == 1) {
        scene.deals.set(0, after);
      } else {
        Claim rival = scene.rivals.removeFirst();
        scene.rivals.add(new Claim(after, rival.partnerName()));
      }
    }
  }
}
