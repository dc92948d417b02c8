package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.UMA;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.approve;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.facts;
import static io.postern.ledger.World.keys;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.nothing;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.RegistrationStatus;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Outcome;
import io.postern.engagement.Claim;
import io.postern.identity.IdentityLevel;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import io.postern.notice.AnybodyNotice;
import io.postern.partner.Correspondent;
import io.postern.understanding.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One decision after the other. */
abstract class DecisionsContract extends DecidingContract {
  private static final Address STRANGER = Address.of("sam@elsewhere.example");

  @Test
  void aReferralBecomesADealWithItsNoticesAndItsMailEnds() {
    Deal deal = registered(ledger, "lunch", acme());

    assertEquals("NW-1001", deal.ref().toString());
    assertEquals(RegistrationStatus.IN_REVIEW, deal.status());
    assertEquals(acme(), deal.facts());
    DealRecord page = ledger.records().deal(PROGRAM, 1001).orElseThrow();
    assertEquals(
        List.of("registered"), page.timeline().stream().map(e -> e.event().word()).toList());
    assertEquals(List.of(TOM, MANAGER), page.outgoing().stream().map(OutgoingRecord::to).toList());
    MailRecord mail =
        ledger.records().mail(PROGRAM, page.timeline().getFirst().mailId().orElseThrow()).get();
    assertEquals(Optional.of(Outcome.ACTED), mail.row().outcome());
    assertEquals("registered", mail.row().reason());
    assertEquals("{\"read\":true}", mail.reading());
    assertTrue(mail.identity().contains("\"level\":\"DOMAIN\""));
    assertTrue(mail.decision().contains("tested"));
    assertEquals(List.of(new MailRecord.Moved("NW-1001", 1, "registered")), mail.events());
    assertEquals(2, mail.outgoing().size());
  }

  @Test
  void whatWasReservedAndNotUsedIsGivenToTheNext() {
    ClaimedMail mail = arrived(ledger, "no referral after all");
    Judge judge = new Judge((one, facts) -> nothing(Outcome.RECORDED, "read"));
    decide(judge, mail(mail, TOM, keys(acme().prospect()), ProspectKeys.NONE));

    assertEquals(2, judge.seen.getFirst().fresh().size());
    assertEquals(1001, registered(ledger, "lunch", acme()).ref().number());
    reopen();
    long next = registered(ledger, "dinner", acme()).ref().number();
    // Of several nodes on one database a stopped one leaves the gap of what it had reserved.
    assertEquals(ledger.embedded() ? 1002 : 1003, next);
  }

  @Test
  void factsHoldWhatIsKnownOfThePartner() {
    Deal deal = registered(ledger, "lunch", acme());
    Judge judge = look(TOM, acme());

    Facts facts = judge.seen.getFirst();
    Correspondent.OfPartner tom = assertInstanceOf(Correspondent.OfPartner.class, facts.sender());
    assertEquals("Brightleaf", tom.partner().name());
    assertEquals(List.of(deal), facts.openDeals());
    assertEquals(List.of(), facts.deals());
    assertEquals(Map.of(deal.id(), NOON), facts.lastNews());
    assertEquals(new Facts.Person("Tom", Optional.of("de")), facts.contacts().get(TOM.key()));
    assertEquals(new Facts.Person("Mia", Optional.empty()), facts.contacts().get(MANAGER.key()));
    assertEquals(
        "Brightleaf", Objects.requireNonNull(facts.partners().get(deal.partnerId())).name());
    assertEquals(
        List.of(deal.ref()),
        Objects.requireNonNull(facts.claims().get(0)).stream()
            .map(claim -> claim.deal().ref())
            .toList());
  }

  @Test
  void claimsMeetOnTheContactAndOnTheDomainWhileTheyAreOpen() {
    Deal first = registered(ledger, "lunch", acme());
    Deal second =
        registered(ledger, "dinner", facts("Acme Ltd", "acme-uk.example", "jo@acme.example"));

    Claim onDomain = claims(facts("ACME", "acme.example", "kim@acme.example")).getFirst();
    assertEquals(first.id(), onDomain.deal().id());
    assertEquals("Brightleaf", onDomain.partnerName());
    assertEquals(2, claims(acme()).size());
    assertEquals(List.of(), claims(facts("Other", "other.example", "jo@other.example")));

    move(first, new DealEvent.Declined("no budget"), NOON);
    assertEquals(
        List.of(second.ref()), claims(acme()).stream().map(claim -> claim.deal().ref()).toList());
    move(second, new DealEvent.Lost("CLOSED_LOST", "price"), NOON);
    assertEquals(List.of(), claims(acme()));
  }

  @Test
  void aDecisionThatThePartnerHasNotHeardOfIsHeldAndCanBeUndone() {
    Deal deal = registered(ledger, "lunch", acme());
    long conversation = managersConversation(deal);
    decide(
        new Judge((mail, facts) -> approve(mail, facts, NOON)),
        inConversation(arrived(ledger, "approve"), conversation));
    Judge undo =
        new Judge(
            (mail, facts) -> {
              Facts.HeldDecision held = facts.held().getFirst();
              Deal now = facts.deals().getFirst();
              DealEvent event = new DealEvent.Undone(held.version(), held.before());
              return World.decision(
                  Outcome.ACTED,
                  "undone",
                  List.of(
                      new Decision.Move(
                          DealHistory.apply(now, event, NOON),
                          event,
                          new Decision.Actor(
                              Workflow.Role.MANAGER, Optional.of(MANAGER), IdentityLevel.BOTH))),
                  List.of(),
                  held.outgoingIds());
            });
    decide(undo, inConversation(arrived(ledger, "undo"), conversation));

    Facts.HeldDecision held = undo.seen.getFirst().held().getFirst();
    assertEquals("approved", held.word());
    assertEquals(2, held.version());
    assertEquals(MANAGER, held.by());
    assertEquals(NOON.plus(Duration.ofMinutes(2)), held.until());
    assertEquals(RegistrationStatus.IN_REVIEW, held.before().status());
    DealRecord page = ledger.records().deal(PROGRAM, 1001).orElseThrow();
    assertEquals(RegistrationStatus.IN_REVIEW, page.deal().status());
    assertEquals(OutgoingState.SUPERSEDED, page.outgoing().getLast().state());
    Judge after = new Judge((mail, facts) -> nothing(Outcome.RECORDED, "read"));
    decide(after, inConversation(arrived(ledger, "and now?"), conversation));
    assertEquals(Map.of(), after.seen.getFirst().lastDecisions());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void noticesOfOneConversationMakeAThread() {
    Deal deal = registered(ledger, "lunch", acme());
    Judge judge =
        new Judge(
            (mail, facts) ->
                nothing(
                    Outcome.ACTED,
                    "told",
                    World.owed(
                        new AnybodyNotice.Help(false, List.of()), TOM, List.of(deal.id()), mail),
                    World.owed(
                        new AnybodyNotice.Help(true, List.of()), TOM, List.of(deal.id()), mail)));
    ClaimedMail mail = arrived(ledger, "any news?");
    decide(judge, mail(mail, TOM));

    MailThread first = judge.threads.get(0);
    MailThread second = judge.threads.get(1);
    assertEquals(Optional.of("Subject of " + first.conversationId()), first.subject());
    assertEquals(first.root(), second.root());
    assertEquals(2, first.earlier().size());
    List<MessageId> expected = new ArrayList<>(first.earlier());
    expected.add(new MessageId("in-" + mail.id() + "@brightleaf.example"));
    expected.add(new MessageId("m." + first.outgoingId() + "@northwind.example"));
    assertEquals(expected, second.earlier());
  }

  @Test
  void noIsSaidOnceADayForOneReason() {
    Judge refuse =
        new Judge(
            (mail, facts) ->
                facts.refusedToday().contains("sender-unknown")
                    ? nothing(Outcome.REFUSED, "sender-unknown")
                    : nothing(
                        Outcome.REFUSED,
                        "sender-unknown",
                        World.owed(
                            new AnybodyNotice.SenderUnknown(NOON, false),
                            STRANGER,
                            List.of(),
                            mail)));
    List<MailCase> mails = new ArrayList<>();
    for (String text : List.of("a", "b", "c")) {
      mails.add(mail(arrived(ledger, text), STRANGER));
    }
    ledger.decisions().mails(PROGRAM, WORKFLOW, mails, refuse, NOON);
    Instant nextDay = NOON.plus(Duration.ofDays(1));
    ledger
        .decisions()
        .mails(PROGRAM, WORKFLOW, List.of(mail(arrived(ledger, "d"), STRANGER)), refuse, nextDay);

    assertEquals(2, ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 10).size());
  }

  @Test
  void aConversationOfSeveralDealsKeepsTheirOrder() {
    Deal one = registered(ledger, "one", acme());
    Deal two = registered(ledger, "two", facts("Borg", "borg.example", "b@borg.example"));
    Judge judge =
        new Judge(
            (mail, facts) ->
                nothing(
                    Outcome.ACTED,
                    "told",
                    World.owed(
                        new AnybodyNotice.Help(true, List.of()),
                        MANAGER,
                        List.of(two.id(), one.id()),
                        mail)));
    decide(judge, mail(arrived(ledger, "both"), TOM));
    long conversation = judge.threads.getFirst().conversationId();
    Judge look = new Judge((mail, facts) -> nothing(Outcome.RECORDED, "read"));
    decide(look, inConversation(arrived(ledger, "answer"), conversation));

    assertEquals(List.of(two, one), look.seen.getFirst().deals());
    assertEquals(
        Optional.of(two.id()), look.seen.getFirst().conversation().orElseThrow().numbered(1));
  }

  @Test
  void whoCannotBeReachedIsWrittenToNoMore() {
    Decision unreachable =
        new Decision(
            Outcome.RECORDED,
            "bounced",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(TOM),
            List.of(),
            Trace.EMPTY);
    decide(new Judge((mail, facts) -> unreachable), mail(arrived(ledger, "bounce"), STRANGER));
    registered(ledger, "lunch", acme());

    assertEquals(
        List.of(OutgoingState.SUPPRESSED, OutgoingState.QUEUED),
        ledger.records().deal(PROGRAM, 1001).orElseThrow().outgoing().stream()
            .map(OutgoingRecord::state)
            .toList());
    assertEquals(false, ledger.roster().at(PROGRAM.id(), TOM).orElseThrow().contact().reachable());
  }

  @Test
  void hostileTextIsKeptAndTheStreamStillAddsUp() {
    String text = "a \0 b \ud800 c \ud83d\ude00 \u202e d";
    registered(ledger, "lunch", facts(text, "acme.example", "jo@acme.example"));

    Records.Verified verified = ledger.records().verify(PROGRAM);
    assertEquals(List.of(), verified.problems());
    assertEquals(1, verified.events());
    assertEquals(
        Optional.of("a \ufffd b \ufffd c \ud83d\ude00 \u202e d"),
        ledger.records().deal(PROGRAM, 1001).orElseThrow().deal().facts().prospect().company());
  }

  private Judge look(Address from, Deal.ReferralFacts referral) {
    Judge judge = new Judge((mail, facts) -> nothing(Outcome.RECORDED, "read"));
    decide(judge, mail(arrived(ledger, "look " + counter++), from, keys(referral.prospect())));
    return judge;
  }

  private List<Claim> claims(Deal.ReferralFacts referral) {
    return look(UMA, referral).seen.getFirst().claims().getOrDefault(0, List.of());
  }
}
