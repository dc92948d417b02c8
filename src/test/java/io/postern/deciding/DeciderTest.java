package io.postern.deciding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Facts.HeldDecision;
import io.postern.deciding.Facts.LastDecision;
import io.postern.engagement.Claim;
import io.postern.identity.IdentityLevel;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.EvidenceFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.partner.Correspondent;
import io.postern.understanding.Command;
import io.postern.understanding.Kind;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private final Scene scene = new Scene();

  @Test
  void aCompleteReferralIsRegisteredAndBothAreTold() {
    Decision decision = scene.decide(Scene.referring(Scene.acme()));
    assertEquals("ACTED registered", said(decision));
    assertEquals(List.of("referral-receipt to pat", "review-request to manager"), owed(decision));
    assertEquals(RegistrationStatus.IN_REVIEW, decision.moves().getFirst().after().status());
    assertEquals(1, decision.timers().size(), "the review is reminded of");
  }

  @Test
  void theMailOfAManagerWhoIsGoneGoesToWhoDecidesNow() {
    Address gone = Address.of("gone@northwind.example");
    Deal deal = Scene.deal(1, Scene.acme());
    scene.deals.add(DealHistory.apply(deal, new DealEvent.Assigned(gone), Scene.NOW));
    Reading words =
        Scene.reading(Kind.MESSAGE, List.of(), Orders.none(Optional.empty()), "Any news?");
    Decision decision = scene.decide(words);
    assertEquals(
        List.of("message-from-partner to manager", "message-passed-on to pat"), owed(decision));
  }

  @Test
  void aPartialReferralIsAskedAboutOnceAndRemindedLater() {
    Decision decision = scene.decide(Scene.referring(Scene.referral("Acme", "Jane", "")));
    assertEquals(List.of("needs-info to pat"), owed(decision));
    assertEquals(RegistrationStatus.NEEDS_INFO, decision.moves().getFirst().after().status());
    assertEquals(3, decision.timers().size());
  }

  @Test
  void theMissingAnswerCompletesTheReferralAndTheClaimTimeStays() {
    Deal waiting = Scene.deal(1, Scene.referral("Acme", "Jane", ""));
    scene.deals.add(waiting);
    Reading answer =
        Scene.reading(
            Kind.CORRECTION,
            List.of(Scene.referral("", "", "jane@acme.example")),
            Orders.none(Optional.empty()),
            "jane@acme.example");
    Decision decision = scene.decide(answer);
    assertEquals("ACTED completed", said(decision));
    assertEquals(List.of("completed to pat", "review-request to manager"), owed(decision));
    Deal after = decision.moves().getLast().after();
    assertEquals(RegistrationStatus.IN_REVIEW, after.status());
    assertEquals(waiting.dates().claimedAt(), after.dates().claimedAt());
  }

  @Test
  void aClaimOfAnotherPartnerOnTheSameContactIsShownToTheManagerOnly() {
    scene.claims.put(
        0,
        List.of(
            Scene.rival(1, Scene.referral("ACME Tools", "Jo", "jane@acme.example"), Scene.NOW)));
    Decision decision = scene.decide(Scene.referring(Scene.acme()));
    ManagerNotice.ReviewRequest review =
        assertInstanceOf(ManagerNotice.ReviewRequest.class, decision.owed().getLast().notice());
    assertEquals("Rival Partners", review.conflicts().getFirst().otherPartner());
    Notice.ConflictFacts conflict = review.conflicts().getFirst();
    assertEquals(
        List.of("same-contact", "same-domain", "same-name"),
        conflict.evidence().stream().map(EvidenceFacts::because).toList());
    assertEquals("at-once", conflict.order());
    assertEquals(
        List.of("registered on 101", "contested on 101", "contested on 1"),
        decision.moves().stream()
            .map(move -> move.event().word() + " on " + move.after().id())
            .toList());
    assertFalse(decision.owed().getFirst().notice().toString().contains("Rival"));
  }

  @Test
  void theSameProspectFromTheSamePartnerIsMerged() {
    Deal deal = Scene.deal(1, Scene.acme());
    scene.openDeals.add(deal);
    scene.claims.put(0, List.of(new Claim(deal, "Bright Advisory")));
    Decision decision = scene.decide(Scene.referring(Scene.acme()));
    assertEquals("ACTED resubmission-merged", said(decision));
    assertEquals(List.of(), decision.moves());
    assertEquals(List.of("status-answer to pat"), owed(decision));
  }

  @Test
  void anApprovalStartsProtectionAndThePartnersNoticeWaitsForTheUndoWindow() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(Scene.ordering(new Command.Approve(Optional.of(60))));
    assertEquals(List.of("approved to pat", "command-confirmed to manager"), owed(decision));
    assertTrue(decision.owed().getFirst().undoable());
    assertFalse(decision.owed().getLast().undoable());
    assertEquals(
        Optional.of(Scene.NOW.plusSeconds(60L * 86400)),
        decision.moves().getFirst().after().dates().protectedUntil());
  }

  @Test
  void aManagerWithoutTheWholeProofDecidesNothing() {
    for (IdentityLevel level :
        List.of(IdentityLevel.NOTHING, IdentityLevel.DOMAIN, IdentityLevel.TOKEN)) {
      Scene weak = new Scene();
      weak.sender = Scene.BY_MAX;
      weak.level = level;
      weak.deals.add(Scene.deal(1, Scene.acme()));
      Decision decision = weak.decide(Scene.ordering(new Command.Approve(Optional.empty())));
      assertEquals(List.of(), decision.moves(), level.name());
      assertEquals(
          level == IdentityLevel.DOMAIN
              ? List.of("not-allowed to manager")
              : List.of("someone-tried to manager"),
          owed(decision));
    }
  }

  @Test
  void theSecondOfTwoDecisionsIsToldWhoDecidedAndWhen() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.approved(1));
    scene.lastDecisions.put(1L, new LastDecision("approved", Scene.MAX, Scene.NOW.minusSeconds(9)));
    Decision decision = scene.decide(Scene.ordering(new Command.Decline("too small")));
    assertEquals("REFUSED not-from-this-status", said(decision));
    ManagerNotice.CommandTooLate late =
        assertInstanceOf(ManagerNotice.CommandTooLate.class, decision.owed().getFirst().notice());
    assertEquals("Max Manager", late.decidedBy());
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void undoInTimeBringsTheDealBackAndKeepsThePartnersNoticeFromLeaving() {
    Deal before = Scene.deal(1, Scene.acme());
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.approved(1));
    scene.held.add(
        new HeldDecision(
            1,
            2,
            "approved",
            DealHistory.stateOf(before),
            List.of(900L),
            Scene.NOW.plusSeconds(30),
            Scene.MAX));
    Decision decision = scene.decide(Scene.ordering(new Command.Undo()));
    assertEquals(List.of(900L), decision.supersede());
    Deal after = decision.moves().getFirst().after();
    assertEquals(RegistrationStatus.IN_REVIEW, after.status());
    assertEquals(Optional.empty(), after.dates().protectedUntil());
    assertEquals(List.of("command-confirmed to manager"), owed(decision));
  }

  @Test
  void undoTooLateChangesNothing() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.approved(1));
    scene.lastDecisions.put(
        1L, new LastDecision("approved", Scene.MAX, Scene.NOW.minusSeconds(999)));
    Decision decision = scene.decide(Scene.ordering(new Command.Undo()));
    assertEquals("REFUSED undo-window-passed", said(decision));
    assertEquals(List.of("command-too-late to manager"), owed(decision));
  }

  @Test
  void ordersInAConversationOfSeveralDealsMustNameWhich() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.deal(1, Scene.acme()));
    scene.deals.add(Scene.deal(2, Scene.referral("Beta", "Bob", "bob@beta.example")));
    Decision asked = scene.decide(Scene.ordering(new Command.Approve(Optional.empty())));
    assertEquals("ASKED which-deal", said(asked));
    Decision done = scene.decide(Scene.numbered(Set.of(2), new Command.Approve(Optional.empty())));
    assertEquals("ACTED approve", said(done));
    assertEquals(2, done.moves().getFirst().after().id());
    Decision beyond =
        scene.decide(Scene.numbered(Set.of(3), new Command.Approve(Optional.empty())));
    assertEquals("ASKED no-such-number", said(beyond));
  }

  @Test
  void severalOrdersInOneMailSeeEachOthersEffect() {
    scene.sender = Scene.BY_MAX;
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Money value = Money.of(new BigDecimal("48000"), "USD").orElseThrow();
    Decision decision =
        scene.decide(
            Scene.ordering(
                new Command.Approve(Optional.empty()), new Command.Won(value, Optional.empty())));
    assertEquals(2, decision.moves().size());
    Deal after = decision.moves().getLast().after();
    assertEquals(Optional.of("CLOSED_WON"), after.stage());
    assertEquals(Optional.of(value), after.facts().value());
    assertEquals(3, after.version());
  }

  @Test
  void plainTextGoesToTheOtherSideOnBothWays() {
    Deal deal = Scene.deal(1, Scene.acme());
    scene.deals.add(deal);
    assertEquals(
        List.of("message-from-partner to manager", "message-passed-on to pat"),
        owed(scene.decide(Scene.saying("Jane is back on Monday."))));
    scene.sender = Scene.BY_MAX;
    assertEquals(
        List.of("message-from-manager to pat", "command-confirmed to manager"),
        owed(scene.decide(Scene.saying("Thanks, I'll call her."))));
  }

  @Test
  void aStrangerIsAnsweredOnceADayAndOnlyWhenTheDomainIsProven() {
    scene.sender = new Correspondent.Stranger(Address.parse("sam@elsewhere.example"));
    scene.level = IdentityLevel.DOMAIN;
    Decision first = scene.decide(Scene.referring(Scene.acme()));
    assertEquals("HELD sender-unknown", said(first));
    assertEquals(List.of("sender-unknown to sam"), owed(first));
    assertEquals(List.of(), first.moves());
    scene.refusedToday = Set.of("sender-unknown");
    assertEquals(List.of(), owed(scene.decide(Scene.referring(Scene.acme()))));
    scene.refusedToday = Set.of();
    scene.level = IdentityLevel.NOTHING;
    assertEquals(List.of(), owed(scene.decide(Scene.referring(Scene.acme()))));
  }

  @Test
  void aForgedPartnerRegistersNothingAndTheRealOneHears() {
    scene.level = IdentityLevel.NOTHING;
    Decision decision = scene.decide(Scene.referring(Scene.acme()));
    assertEquals("HELD sender-unproven", said(decision));
    assertEquals(List.of("sender-unverified to pat"), owed(decision));
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void aPartnerCannotUseAManagersWord() {
    scene.deals.add(Scene.deal(1, Scene.acme()));
    Decision decision = scene.decide(Scene.ordering(new Command.Approve(Optional.empty())));
    assertEquals("REFUSED managers-only", said(decision));
    assertEquals(List.of(), decision.moves());
  }

  @Test
  void theTimelineShowsThePartnerOnlyWhatIsMeantForPartners() {
    assertFalse(new DealEvent.Noted("watch the margin").visibleToPartner());
    assertTrue(new DealEvent.Asked("when?").visibleToPartner());
  }

  private static String said(Decision decision) {
    return decision.outcome() + " " + decision.reason();
  }

  private static List<String> owed(Decision decision) {
    return decision.owed().stream()
        .map(owed -> owed.notice().template() + " to " + owed.to().local())
        .toList();
  }
}
