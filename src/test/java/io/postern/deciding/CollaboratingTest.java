package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deciding.Facts.Newcomers;
import io.postern.engagement.Engagement;
import io.postern.engagement.EngagementRules;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.understanding.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may have whom follow a deal, and who is asked first. */
class CollaboratingTest {
  private static final Address TOM = Address.of("tom@partner.example");
  private static final Address LEE = Address.of("lee@elsewhere.example");

  private final Scene scene = new Scene();
  private Deal deal = Scene.approved(1);

  @BeforeEach
  void ofAProvenColleague() {
    scene.organisation = Optional.of("partner.example");
  }

  private Decision adds(Address who) {
    scene.deals.clear();
    scene.deals.add(deal);
    return scene.decide(Scene.ordering(new Command.AddCollaborator(who)));
  }

  private static List<String> owed(Decision decision) {
    return decision.owed().stream()
        .map(owed -> owed.notice().template() + " to " + owed.to().local())
        .toList();
  }

  private static List<Address> following(Decision decision) {
    return decision.moves().isEmpty()
        ? List.of()
        : decision.moves().getLast().after().collaborators();
  }

  private void knows(Address who, long partner) {
    Contact contact =
        new Contact(partner + 1, partner, "", who, Optional.empty(), true, Preferences.USUAL);
    scene.newcomers =
        new Newcomers(
            Optional.empty(),
            Optional.empty(),
            Map.of(
                who.key(),
                new OfPartner(
                    new Partner(partner, "Some", Scene.MAX, "", Partner.Status.ACTIVE), contact)));
  }

  @Test
  void aColleagueFromThePartnersOwnDomainFollowsAtOnceAndBecomesAContact() {
    Decision decision = adds(TOM);
    assertEquals(List.of(TOM), following(decision));
    assertEquals(List.of(new Upkeep.Join(7, TOM, Scene.PAT)), decision.upkeep());
    assertEquals(
        List.of("collaborator-added to tom", "collaborator-answer to pat"), owed(decision));
  }

  @Test
  void aboutSomebodyFromElsewhereTheManagerIsAskedAndNothingChanges() {
    Decision decision = adds(LEE);
    assertEquals(List.of(), decision.moves());
    assertEquals(List.of(), decision.upkeep());
    assertEquals(
        List.of("collaborator-asked to manager", "collaborator-answer to pat"), owed(decision));
  }

  @Test
  void aDomainThatTheMailDoesNotProveIsElsewhere() {
    scene.organisation = Optional.empty();
    assertEquals(List.of(), adds(TOM).moves());
  }

  @Test
  void theManagersWordAddsSomebodyFromElsewhereAndThePartnerHears() {
    scene.sender = Scene.BY_MAX;
    Decision decision = adds(LEE);
    assertEquals(List.of(LEE), following(decision));
    assertEquals(List.of(new Upkeep.Join(7, LEE, Scene.MAX)), decision.upkeep());
    assertEquals(
        List.of(
            "collaborator-added to lee",
            "collaborator-answer to pat",
            "command-confirmed to manager"),
        owed(decision));
  }

  @Test
  void whereTheProgramSaysSoTheManagerIsAskedAboutColleaguesToo() {
    EngagementRules usual = Scene.ENGAGEMENT.rules();
    scene.engagement =
        new Engagement(
            new EngagementRules(
                usual.names(),
                usual.rules(),
                usual.windows(),
                usual.extension(),
                usual.afterwards(),
                usual.stalled(),
                usual.unanswered(),
                true),
            Scene.ENGAGEMENT.matching());
    assertEquals(
        List.of("collaborator-asked to manager", "collaborator-answer to pat"), owed(adds(TOM)));
  }

  @Test
  void aContactOfAnotherPartnerIsNeverAddedAndThePartnerDoesNotLearnWhy() {
    knows(LEE, 8);
    assertEquals("cannot-be-added", adds(LEE).reason());
    scene.sender = Scene.BY_MAX;
    assertEquals("of-another-partner", adds(LEE).reason());
  }

  @Test
  void aContactOfTheSamePartnerIsAddedFromAnyDomain() {
    knows(LEE, 7);
    Decision decision = adds(LEE);
    assertEquals(List.of(LEE), following(decision));
    assertEquals(List.of(), decision.upkeep());
  }

  @Test
  void theProspectIsNotAdded() {
    assertEquals("is-the-prospect", adds(Address.of("jane@acme.example")).reason());
    scene.sender = Scene.BY_MAX;
    assertEquals("is-the-prospect", adds(Address.of("jane@acme.example")).reason());
  }

  @Test
  void ourOwnAddressesAreNotAdded() {
    assertEquals("cannot-be-added", adds(Address.of("referrals@northwind.example")).reason());
  }

  @Test
  void whoGetsTheMailsAlreadyIsNotAddedAgain() {
    assertEquals("follows-already", adds(Scene.PAT).reason());
    deal = DealHistory.apply(deal, new DealEvent.CollaboratorAdded(TOM), Scene.NOW);
    assertEquals("follows-already", adds(TOM).reason());
  }

  @Test
  void anEleventhIsTooMany() {
    for (int i = 0; i < 10; i++) {
      Address who = Address.of("c" + i + "@partner.example");
      deal = DealHistory.apply(deal, new DealEvent.CollaboratorAdded(who), Scene.NOW);
    }
    assertEquals("too-many-follow", adds(TOM).reason());
  }

  @Test
  void whoFollowsGetsThePartnersNotices() {
    deal = DealHistory.apply(deal, new DealEvent.CollaboratorAdded(TOM), Scene.NOW);
    scene.people.put(TOM.key(), new Facts.Person("Tom", Optional.empty()));
    assertEquals(
        List.of("withdrawal-taken to pat", "withdrawal-taken to tom", "withdrawn to manager"),
        owed(withdraws()));
  }

  @Test
  void whoHasLeftGetsNothingAnyMore() {
    deal = DealHistory.apply(deal, new DealEvent.CollaboratorAdded(TOM), Scene.NOW);
    assertEquals(List.of("withdrawal-taken to pat", "withdrawn to manager"), owed(withdraws()));
  }

  private Decision withdraws() {
    scene.deals.clear();
    scene.deals.add(deal);
    return scene.decide(Scene.ordering(new Command.Withdraw(Optional.empty())));
  }

  @Test
  void theNewOneIsToldWhoAdded() {
    AnybodyNotice.CollaboratorAdded told =
        (AnybodyNotice.CollaboratorAdded) adds(TOM).owed().getFirst().notice();
    assertEquals("Pat Bright", told.by());
  }
}
