package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.UMA;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Conversation;
import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.Workflow.Role;
import io.postern.deciding.Decision;
import io.postern.deciding.Decision.Actor;
import io.postern.deciding.Decision.Move;
import io.postern.deciding.Leaving;
import io.postern.deciding.Outcome;
import io.postern.identity.IdentityLevel;
import io.postern.identity.TokenClaim;
import io.postern.kit.Sha256;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.partner.Correspondent;
import io.postern.understanding.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class MemoryContract extends Contract {
  @Test
  void aStrangerIsAStranger() {
    Address nobody = Address.of("nobody@elsewhere.example");
    Recalled recalled = recall(Optional.of(nobody), List.of(), List.of());

    assertEquals(new Correspondent.Stranger(Optional.of(nobody)), recalled.sender());
    assertEquals(Optional.empty(), recalled.conversation());
    assertEquals(
        new Correspondent.Stranger(Optional.empty()),
        recall(Optional.empty(), List.of(), List.of()).sender());
  }

  @Test
  void aPartnerIsKnownWithDealsColleaguesLanguageAndSignature() {
    Deal deal = registered(ledger, "lunch", acme());
    ledger
        .roster()
        .take(
            PROGRAM.id(),
            List.of(
                new RosterRow(
                    "brightleaf",
                    "Tess",
                    Address.of("tess@brightleaf.example"),
                    MANAGER,
                    "Gold",
                    Optional.empty())),
            "test",
            NOON);
    Recalled recalled =
        recall(Optional.of(Address.of("TOM@Brightleaf.example")), List.of(), List.of());

    assertInstanceOf(Correspondent.OfPartner.class, recalled.sender());
    assertEquals(Optional.of("de"), recalled.language());
    assertEquals(Set.of(TOM, Address.of("tess@brightleaf.example")), recalled.colleagues());
    assertEquals(List.of("Tom", "Brightleaf"), recalled.signatureLines());
    assertEquals(
        List.of(
            new Known.KnownDeal(
                deal.ref(),
                Optional.of("Acme Tools"),
                Optional.of("acme.example"),
                Optional.of("Jo"))),
        recalled.openDeals());
  }

  @Test
  void aTokenLeadsToItsConversationWhoeverBringsIt() {
    Deal deal = registered(ledger, "lunch", acme());
    long outgoing = outgoingTo(MANAGER);
    String hash = World.tokenHash("reply", outgoing);
    Recalled recalled = recall(Optional.of(UMA), List.of(Sha256.of("unknown"), hash), List.of());

    TokenClaim claim = Objects.requireNonNull(recalled.tokens().get(hash));
    assertEquals(Set.of(hash), recalled.tokens().keySet());
    assertEquals(TokenClaim.Purpose.REPLY, claim.purpose());
    assertEquals(MANAGER, claim.person());
    assertEquals(outgoing, claim.outgoingId());
    assertEquals(NOON.plus(LedgerSettings.DEFAULT_TOKEN_LIFE), claim.expiresAt());
    assertEquals(List.of(deal.id()), recalled.conversation().orElseThrow().dealIds());
    assertEquals(MANAGER, recalled.conversation().orElseThrow().person());
    assertEquals(1, recalled.conversationDeals().size());
    assertEquals(
        List.of("help to " + MANAGER),
        recalled.sentNotices().stream().map(Known.SentNotice::text).toList());
  }

  @Test
  void whoLeavesTakesTheTokensWithThem() {
    registered(ledger, "lunch", acme());
    String managers = World.tokenHash("reply", outgoingTo(MANAGER));
    String toms = World.tokenHash("reply", outgoingTo(TOM));
    List<Address> staff = List.of(MANAGER, Address.of("admin@northwind.example"));
    ledger.roster().staffIs(PROGRAM.id(), staff, NOON);
    assertEquals(Optional.empty(), revoked(managers));
    assertEquals(Optional.empty(), revoked(toms));

    Instant later = NOON.plusSeconds(60);
    ledger.roster().staffIs(PROGRAM.id(), List.of(Address.of("new@northwind.example")), later);
    assertTrue(leaves(TOM, later));
    assertFalse(leaves(TOM, later));
    assertEquals(Optional.of(later), revoked(managers));
    assertEquals(Optional.of(later), revoked(toms));
    assertEquals(
        new Correspondent.Stranger(Optional.of(TOM)),
        recall(Optional.of(TOM), List.of(), List.of()).sender());
  }

  private boolean leaves(Address contact, Instant when) {
    class Departures extends World.Judge implements Decisions.LeaveJudge {
      Departures() {
        super((mail, facts) -> World.nothing(Outcome.RECORDED, "nothing"));
      }

      @Override
      public Decision leaves(Leaving.LeavingFacts facts) {
        return Leaving.decide(facts, when);
      }
    }

    return ledger.decisions().leave(PROGRAM, WORKFLOW, contact, "ann", new Departures(), when);
  }

  @Test
  void whoLeavesFollowsNoDealAnyMore() {
    Deal deal = registered(ledger, "lunch", acme());
    Address sam = Address.of("sam@brightleaf.example");
    ledger
        .roster()
        .take(
            PROGRAM.id(),
            List.of(new RosterRow("Brightleaf", "Sam", sam, MANAGER, "", Optional.empty())),
            "ann",
            NOON);
    adds(sam);
    assertEquals(List.of(sam), now(deal).collaborators());
    assertTrue(leaves(sam, NOON.plusSeconds(60)));
    assertEquals(List.of(), now(deal).collaborators());
    assertEquals(TOM, now(deal).partnerContact());
  }

  private void adds(Address who) {
    DealEvent.CollaboratorAdded event = new DealEvent.CollaboratorAdded(who);
    MessageId ours = new MessageId("m." + outgoingTo(TOM) + "@northwind.example");
    Optional<Long> conversation =
        recall(Optional.of(TOM), List.of(), List.of(ours)).conversation().map(Conversation::id);
    World.Judge judge =
        new World.Judge(
            (mail, facts) ->
                World.decision(
                    Outcome.ACTED,
                    "collaborator",
                    List.of(
                        new Move(
                            DealHistory.apply(facts.deals().getFirst(), event, NOON),
                            event,
                            new Actor(Role.PARTNER, Optional.of(TOM), IdentityLevel.BOTH))),
                    List.of(),
                    List.of()));
    MailCase mail = World.mail(World.arrived(ledger, "add"), TOM, conversation, Optional.empty());
    ledger.decisions().mails(PROGRAM, WORKFLOW, List.of(mail), judge, NOON);
  }

  private Deal now(Deal deal) {
    return ledger.records().deal(PROGRAM, deal.ref().number()).orElseThrow().deal();
  }

  @Test
  void whoMovesToAnotherPartnerAnswersNothingOfTheFormerOne() {
    registered(ledger, "lunch", acme());
    String toms = World.tokenHash("reply", outgoingTo(TOM));
    List<RosterRow> moved =
        List.of(new RosterRow("Quarry", "Tom", TOM, MANAGER, "", Optional.of("de")));
    ledger.roster().take(PROGRAM.id(), moved, "ann", NOON);
    assertEquals(Optional.of(NOON), revoked(toms));
  }

  private Optional<Instant> revoked(String hash) {
    Recalled recalled = recall(Optional.of(UMA), List.of(hash), List.of());
    return Objects.requireNonNull(recalled.tokens().get(hash)).revokedAt();
  }

  @Test
  void aBounceTokenIsNoReply() {
    registered(ledger, "lunch", acme());
    String hash = World.tokenHash("bounce", outgoingTo(TOM));
    Recalled recalled = recall(Optional.empty(), List.of(hash), List.of());

    TokenClaim claim = Objects.requireNonNull(recalled.tokens().get(hash));
    assertEquals(TokenClaim.Purpose.BOUNCE, claim.purpose());
    assertEquals(Optional.empty(), recalled.conversation());
  }

  @Test
  void referencesCountOnlyForWhoTakesPart() {
    registered(ledger, "lunch", acme());
    MessageId ours = new MessageId("m." + outgoingTo(TOM) + "@northwind.example");
    long mailId = ledger.records().mails(PROGRAM.id(), all()).getFirst().id();
    MessageId theirs = new MessageId("in-" + mailId + "@brightleaf.example");

    for (MessageId reference : List.of(ours, theirs)) {
      assertEquals(
          Optional.of(TOM), person(recall(Optional.of(TOM), List.of(), List.of(reference))));
      assertEquals(
          Optional.empty(), person(recall(Optional.of(UMA), List.of(), List.of(reference))));
      assertEquals(
          Optional.empty(), person(recall(Optional.of(MANAGER), List.of(), List.of(reference))));
    }
  }

  @Test
  void aRootThatIsGuessedLeadsNowhere() {
    registered(ledger, "lunch", acme());
    Map<Boolean, MessageId> roots = Map.of(false, new MessageId("c.1.guess@northwind.example"));

    assertEquals(
        Optional.empty(), person(recall(Optional.of(TOM), List.of(), List.copyOf(roots.values()))));
  }

  @Test
  void anotherProgramKnowsNothingOfIt() {
    registered(ledger, "lunch", acme());
    String hash = World.tokenHash("reply", outgoingTo(MANAGER));
    Recalled recalled =
        ledger
            .memory()
            .recall(
                World.program("other", "OT"),
                List.of(new Clues(List.of(hash), Optional.of(TOM), List.of(), Optional.empty())))
            .getFirst();

    assertEquals(Map.of(), recalled.tokens());
    assertEquals(new Correspondent.Stranger(Optional.of(TOM)), recalled.sender());
  }

  private static Optional<Address> person(Recalled recalled) {
    return recalled.conversation().map(io.postern.deal.Conversation::person);
  }

  private Recalled recall(Optional<Address> from, List<String> tokens, List<MessageId> references) {
    return ledger
        .memory()
        .recall(PROGRAM, List.of(new Clues(tokens, from, references, Optional.empty())))
        .getFirst();
  }

  private long outgoingTo(Address person) {
    return ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 10).stream()
        .filter(mail -> mail.to().equals(person))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Records.MailQuery all() {
    return new Records.MailQuery(Optional.empty(), false, Optional.empty(), "", 0, 100);
  }
}
