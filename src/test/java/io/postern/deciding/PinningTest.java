package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.notice.TierNotice.PartnerTier;
import io.postern.notice.TierNotice.TierNews;
import io.postern.partner.Correspondent;
import io.postern.partner.Ladder;
import io.postern.partner.Needs;
import io.postern.partner.Tier;
import io.postern.understanding.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A manager gives a partner a tier by mail. */
class PinningTest {
  private final Scene scene = new Scene();

  PinningTest() {
    scene.sender = Scene.BY_MAX;
    scene.ladder =
        new Ladder(
            List.of(
                new Tier("Bronze", List.of(), Optional.empty(), Map.of()),
                new Tier("Gold", List.of(new Needs(5, List.of(), 0)), Optional.empty(), Map.of())),
            12,
            60);
    scene.newcomers =
        new Facts.Newcomers(
            Optional.empty(), Optional.empty(), Map.of(Scene.PAT.key(), Scene.BY_PAT));
  }

  private Decision says(Address who, String tier) {
    return scene.decide(
        Scene.ordering(
            new Command.PinTier(who, Optional.of(tier).filter(name -> !name.isEmpty()))));
  }

  @Test
  void thePartnerIsGivenItAndBothHear() {
    Decision decision = says(Scene.PAT, "gold.");
    assertEquals("tier-pinned", decision.reason());
    Upkeep.PinTier pin = (Upkeep.PinTier) decision.upkeep().getFirst();
    assertEquals(Optional.of("Gold"), pin.tier());
    assertEquals(Scene.MAX, pin.by());
    assertEquals("given", ((TierNews) decision.owed().getFirst().notice()).what());
    assertEquals("pinned", ((PartnerTier) decision.owed().getLast().notice()).what());
  }

  @Test
  void whatIsMoreThanATiersNameGivesNone() {
    for (String words : List.of("Gold, if they sign", "Platinum", "Gold?", "not Gold")) {
      Decision decision = says(Scene.PAT, words);
      assertEquals("no-such-tier", decision.reason(), words);
      assertEquals(List.of(), decision.upkeep());
    }
    assertEquals("no-such-contact", says(Address.of("x@y.example"), "Gold").reason());
  }

  @Test
  void theRulesDecideAgainAtOnceWhenTheManagerSaysSo() {
    Decision decision = says(Scene.PAT, "");
    assertEquals(Optional.empty(), ((Upkeep.PinTier) decision.upkeep().getFirst()).tier());
    assertEquals(Scene.NOW, decision.timers().getFirst().dueAt());
    assertEquals(1, decision.owed().size(), "the partner hears when something changes");
  }

  @Test
  void aMailThatAnswersNoneOfOursPinsNobody() {
    scene.level = IdentityLevel.DOMAIN;
    assertEquals(List.of(), says(Scene.PAT, "Gold").upkeep());
    scene.level = IdentityLevel.BOTH;
    scene.sender = Scene.BY_PAT;
    Decision byPartner = says(Scene.PAT, "Gold");
    assertTrue(byPartner.upkeep().stream().noneMatch(Upkeep.PinTier.class::isInstance));
    scene.sender = new Correspondent.Stranger(Optional.of(Address.of("x@y.example")));
    Decision byStranger = says(Scene.PAT, "Gold");
    assertTrue(byStranger.upkeep().stream().noneMatch(Upkeep.PinTier.class::isInstance));
  }

  @Test
  void withoutRulesForTiersItSaysSo() {
    scene.ladder = Ladder.NONE;
    assertEquals("no-tiers", says(Scene.PAT, "Gold").reason());
  }
}
