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
import static io.postern.ledger.World.register;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Decision;
import io.postern.deciding.Facts;
import io.postern.deciding.Outcome;
import io.postern.ledger.World.Judge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Decisions that meet: of two nodes, of one batch, with what is sent meanwhile. */
abstract class DecisionsAtOnceContract extends DecidingContract {
  @Test
  void twoWhoClaimOneProspectAtOnceSeeEachOther() throws Exception {
    World.keep(ledger, "from tom");
    World.keep(ledger, "from uma");
    List<ClaimedMail> mails = World.claim(ledger, 2);
    CyclicBarrier together = new CyclicBarrier(2);
    Judge judge = new Judge((mail, facts) -> register(mail, facts, acme()));
    List<Callable<Decided>> deciders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      MailCase one = mail(mails.get(i), i == 0 ? TOM : UMA, keys(acme().prospect()));
      deciders.add(
          () -> {
            together.await();
            return decide(judge, one);
          });
    }
    for (Decided decided : all(deciders)) {
      assertInstanceOf(Decided.Done.class, decided);
    }

    List<Integer> claimsSeen =
        judge.seen.stream().map(facts -> facts.claims().size()).sorted().toList();
    assertEquals(List.of(0, 1), claimsSeen);
  }

  @Test
  void mailsOfOneBatchThatTouchTheSameSeeEachOtherInOrder() {
    for (String text : List.of("a", "b", "c")) {
      World.keep(ledger, text);
    }
    List<ClaimedMail> mails = World.claim(ledger, 3);
    Judge judge = new Judge((mail, facts) -> register(mail, facts, acme()));
    List<Decided> decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(
                    mail(mails.get(0), TOM, keys(acme().prospect())),
                    mail(mails.get(1), UMA, keys(acme().prospect())),
                    mail(mails.get(2), TOM, keys(acme().prospect()))),
                judge,
                NOON);

    assertEquals(
        List.of("NW-1001", "NW-1002", "NW-1003"),
        decided.stream().map(one -> ((Decided.Done) one).deals().getFirst()).toList());
    assertEquals(
        List.of(0, 1, 2),
        judge.seen.stream()
            .map(facts -> facts.claims().getOrDefault(0, List.of()).size())
            .toList());
    assertEquals(1, judge.seen.get(2).openDeals().size());
  }

  @Test
  void ofTwoWhoDecideOneDealAtOnceOneWinsAndTheOtherSeesIt() throws Exception {
    Deal deal = registered(ledger, "lunch", acme());
    long conversation = managersConversation(deal);
    World.keep(ledger, "approve");
    World.keep(ledger, "approve as well");
    List<ClaimedMail> mails = World.claim(ledger, 2);
    CyclicBarrier together = new CyclicBarrier(2);
    Judge judge = new Judge((mail, facts) -> approve(mail, facts, NOON));
    List<Callable<Decided>> deciders = new ArrayList<>();
    for (ClaimedMail mail : mails) {
      deciders.add(
          () -> {
            together.await();
            return decide(judge, inConversation(mail, conversation));
          });
    }
    List<String> reasons =
        all(deciders).stream().map(one -> ((Decided.Done) one).reason()).sorted().toList();

    assertEquals(List.of("approved", "too-late"), reasons);
    assertEquals(2, ledger.records().deal(PROGRAM, 1001).orElseThrow().deal().version());
    Facts.LastDecision last = judge.seen.getLast().lastDecisions().get(deal.id());
    assertEquals(new Facts.LastDecision("approved", MANAGER, NOON), last);
  }

  @Test
  void whoDecidedOnOldFactsDecidesAnew() {
    Deal deal = registered(ledger, "lunch", acme());
    ClaimedMail mail = arrived(ledger, "any news?");
    int[] calls = {0};
    Judge judge =
        new Judge(
            (one, facts) -> {
              if (calls[0]++ == 0) {
                move(deal, new DealEvent.Noted("meanwhile"), NOON);
              }
              return World.say(facts.openDeals().getFirst(), "noted", NOON);
            });
    Decided.Done done = assertInstanceOf(Decided.Done.class, decide(judge, mail(mail, TOM)));

    assertEquals(1, done.redone());
    assertEquals(2, calls[0]);
    assertEquals(
        List.of("meanwhile", "noted"),
        ledger.records().deal(PROGRAM, 1001).orElseThrow().timeline().stream()
            .skip(1)
            .map(entry -> ((DealEvent.Noted) entry.event()).text())
            .toList());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void anUndoComesTooLateOnceTheNoticeIsOnItsWay() {
    Deal deal = registered(ledger, "lunch", acme());
    long conversation = managersConversation(deal);
    sendAll(NOON);
    decide(
        new Judge((mail, facts) -> approve(mail, facts, NOON)),
        inConversation(arrived(ledger, "approve"), conversation));
    Judge undo =
        new Judge(
            (mail, facts) -> {
              if (facts.held().isEmpty()) {
                return nothing(Outcome.REFUSED, "too-late");
              }
              // The notice leaves between the look and the write.
              sendAll(NOON.plus(Duration.ofMinutes(3)));
              return World.decision(
                  Outcome.ACTED,
                  "undone",
                  List.of(),
                  List.of(),
                  facts.held().getFirst().outgoingIds());
            });
    Decided.Done done =
        (Decided.Done) decide(undo, inConversation(arrived(ledger, "undo"), conversation));

    assertEquals("too-late", done.reason());
  }

  @Test
  void oneMailThatMakesTheDeciderFailDoesNotHoldUpTheOthers() {
    for (String text : List.of("a", "b", "c")) {
      World.keep(ledger, text);
    }
    List<ClaimedMail> mails = World.claim(ledger, 3);
    Judge judge =
        new Judge(
            (mail, facts) -> {
              if (mail.claim().id() == mails.get(1).id()) {
                throw new IllegalStateException("a bug");
              }
              return register(mail, facts, acme());
            });
    List<Decided> decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(
                    mail(mails.get(0), TOM, keys(acme().prospect())),
                    mail(mails.get(1), UMA, keys(acme().prospect())),
                    mail(mails.get(2), TOM, keys(acme().prospect()))),
                judge,
                NOON);

    assertInstanceOf(Decided.Done.class, decided.get(0));
    assertInstanceOf(Decided.Failed.class, decided.get(1));
    assertInstanceOf(Decided.Done.class, decided.get(2));
  }

  @Test
  void oneMailThatCannotBeWrittenDoesNotHoldUpTheOthersAndLeavesNoTrace() {
    World.keep(ledger, "a");
    World.keep(ledger, "b");
    List<ClaimedMail> mails = World.claim(ledger, 2);
    Judge judge =
        new Judge(
            (mail, facts) -> {
              Decision decision = register(mail, facts, acme());
              return mail.claim().id() == mails.getFirst().id()
                  ? decision
                  // Version 1 of a deal that is there already.
                  : World.decision(
                      Outcome.ACTED,
                      "broken",
                      List.of(decision.moves().getFirst(), decision.moves().getFirst()),
                      decision.owed(),
                      List.of());
            });
    List<Decided> decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(
                    mail(mails.get(0), TOM, keys(acme().prospect())),
                    mail(mails.get(1), UMA, ProspectKeys.NONE)),
                judge,
                NOON);

    assertInstanceOf(Decided.Done.class, decided.get(0));
    assertInstanceOf(Decided.Failed.class, decided.get(1));
    assertEquals(1, ledger.records().verify(PROGRAM).deals());
    assertEquals(2, ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 10).size());
  }

  private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
    }
    return results;
  }
}
