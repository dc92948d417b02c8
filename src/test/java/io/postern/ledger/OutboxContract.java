package io.postern.ledger;

import static io.postern.ledger.World.LEASE;
import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.nothing;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.deal.Deal;
import io.postern.deciding.Outcome;
import io.postern.ledger.SendReport.Result;
import io.postern.ledger.World.Judge;
import io.postern.mail.Address;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class OutboxContract extends Contract {
  @Test
  void aMailIsTakenOnceWithItsBytesAndItsAttemptOnRecord() {
    registered(ledger, "lunch", acme());
    List<Outgoing> mails = claim(NOON);

    assertEquals(List.of(TOM, MANAGER), mails.stream().map(Outgoing::to).toList());
    assertArrayEquals(
        ("help to " + TOM).getBytes(StandardCharsets.UTF_8), mails.getFirst().bytes());
    assertEquals(Address.of("bounce@northwind.example"), mails.getFirst().envelopeFrom());
    assertEquals(1, mails.getFirst().attempt());
    assertEquals(List.of(), claim(NOON));
    OutgoingRecord record = state(mails.getFirst());
    assertEquals(OutgoingState.SENDING, record.state());
    assertEquals("", record.attempts().getFirst().result());
  }

  @Test
  void d14WhatWaitedInABackupIsDroppedAndNeverSent() {
    registered(ledger, "lunch", acme());
    Outgoing taken = claim(NOON).getFirst();
    report(taken, new Result.TryLater("451 greylisted", NOON.plusSeconds(60)));
    List<Unsent> waiting = ledger.records().unsent(PROGRAM.id());
    assertEquals(
        List.of(OutgoingState.RETRYING, OutgoingState.SENDING),
        waiting.stream().map(Unsent::state).sorted(Comparator.comparing(Enum::name)).toList());

    assertEquals(waiting, ledger.operators().dropUnsent(PROGRAM.id(), "ops", NOON));

    assertEquals(List.of(), ledger.records().unsent(PROGRAM.id()));
    assertEquals(List.of(), claim(NOON.plus(Duration.ofDays(1))));
    assertEquals(OutgoingState.SUPERSEDED, state(taken).state());
    assertEquals(List.of(), ledger.operators().dropUnsent(PROGRAM.id(), "ops", NOON));
    registered(ledger, "dinner", World.facts("Borg", "borg.example", "b@borg.example"));
    assertEquals(2, claim(NOON).size(), "what is written later goes");
  }

  @Test
  void whatCameOfATryIsOnRecord() {
    registered(ledger, "lunch", acme());
    List<Outgoing> mails = claim(NOON);
    Instant later = NOON.plusSeconds(60);
    report(mails.get(0), new Result.Sent("250 queued as 4711"));
    report(mails.get(1), new Result.TryLater("451 greylisted", later));

    assertEquals(OutgoingState.SENT, state(mails.get(0)).state());
    assertEquals("250 queued as 4711", state(mails.get(0)).attempts().getFirst().reply());
    assertEquals(OutgoingState.RETRYING, state(mails.get(1)).state());
    assertEquals(Optional.of(later), ledger.outbox().nextDue(PROGRAM.id()));
    assertEquals(List.of(), claim(NOON));
    Outgoing again = claim(later).getFirst();
    assertEquals(2, again.attempt());
    assertEquals(NOON, again.firstTriedAt());
    assertEquals(mails.get(1).messageId(), again.messageId());
    report(again, new Result.Failed("given up"));
    assertEquals(OutgoingState.FAILED, state(again).state());
    assertEquals(2, state(again).attempts().size());
    assertEquals(Optional.empty(), ledger.outbox().nextDue(PROGRAM.id()));
  }

  @Test
  void aMailWaitsBehindAnEarlierOneToThePersonAboutTheDeal() {
    Deal deal = registered(ledger, "lunch", acme());
    tell(deal, TOM);
    Deal other =
        registered(ledger, "dinner", World.facts("Borg", "borg.example", "b@borg.example"));
    List<Outgoing> first = claim(NOON);
    assertEquals(4, first.size());
    Instant later = NOON.plus(Duration.ofMinutes(2));
    report(first.getFirst(), new Result.TryLater("451", later));
    assertEquals(TOM, first.getFirst().to());

    tell(other, TOM);
    assertEquals(
        List.of(),
        claim(NOON.plusSeconds(5)),
        "the second mail about a deal waits behind the first, which is stuck or being sent");
    report(first.getLast(), new Result.Sent("250"));
    report(first.get(2), new Result.Sent("250"));
    List<Outgoing> next = claim(NOON.plusSeconds(10));
    assertEquals(1, next.size(), "the other deal's mail does not wait for this one's");
    List<Outgoing> stuck = claim(later);
    assertEquals(List.of(first.getFirst().id()), stuck.stream().map(Outgoing::id).toList());
    report(stuck.getFirst(), new Result.Sent("250"));
    assertEquals(1, claim(later.plusSeconds(1)).size());
  }

  @Test
  void aHeldMailLeavesWhenTheUndoWindowEnds() {
    Deal deal = registered(ledger, "lunch", acme());
    claim(NOON).forEach(mail -> report(mail, new Result.Sent("250")));
    long conversation =
        ledger
            .memory()
            .recall(
                PROGRAM,
                List.of(
                    new Clues(
                        List.of(World.tokenHash("reply", outgoingTo(MANAGER))),
                        Optional.of(MANAGER),
                        List.of(),
                        Optional.empty())))
            .getFirst()
            .conversation()
            .orElseThrow()
            .id();
    ledger
        .decisions()
        .mails(
            PROGRAM,
            WORKFLOW,
            List.of(
                mail(
                    arrived(ledger, "approve"),
                    MANAGER,
                    Optional.of(conversation),
                    Optional.empty())),
            new Judge((one, facts) -> World.approve(one, facts, NOON)),
            NOON);

    Instant end = NOON.plus(Duration.ofMinutes(2));
    assertEquals(Optional.of(end), ledger.outbox().nextDue(PROGRAM.id()));
    assertEquals(List.of(), claim(end.minusMillis(1)));
    assertEquals(1, claim(end).size());
    assertEquals(1001, deal.ref().number());
  }

  @Test
  void aCrashWhileSendingIsUncertainAndTheSameBytesGoAgain() {
    registered(ledger, "lunch", acme());
    Outgoing before = claim(NOON).getFirst();
    reopen();

    OutgoingRecord record = state(before);
    assertEquals(OutgoingState.UNCERTAIN, record.state());
    assertEquals("UNCERTAIN", record.attempts().getFirst().result());
    Outgoing after = claim(NOON).getFirst();
    assertEquals(before.id(), after.id());
    assertEquals(before.messageId(), after.messageId());
    assertArrayEquals(before.bytes(), after.bytes());
    assertEquals(2, after.attempt());
  }

  @Test
  void aLateWorkerRecordsNothing() {
    registered(ledger, "lunch", acme());
    Outgoing late = claim(NOON).getFirst();
    Outgoing current =
        claim(late.lease().until()).stream()
            .filter(mail -> mail.id() == late.id())
            .findFirst()
            .orElseThrow();

    assertEquals(0, report(late, new Result.Failed("late")));
    assertEquals("UNCERTAIN", state(late).attempts().getFirst().result());
    assertEquals(1, report(current, new Result.Sent("250")));
    assertEquals(OutgoingState.SENT, state(late).state());
  }

  @Test
  void whatNeverReachedTheWireCountsNoTry() {
    registered(ledger, "lunch", acme());
    Outgoing mail = claim(NOON).getFirst();
    report(mail, new Result.NotTried());

    assertEquals(1, claim(NOON).getFirst().attempt());
  }

  @Test
  void anUncertainOneThatAnOperatorHasToSeeIsNotSentAgainByItself() {
    registered(ledger, "lunch", acme());
    Outgoing mail = claim(NOON).getFirst();
    report(mail, new Result.Uncertain("no answer to the dot", Optional.empty()));
    assertEquals(List.of(), claim(NOON.plus(Duration.ofMinutes(1))));

    assertEquals(
        Operators.Done.DONE, ledger.operators().sendAgain(PROGRAM.id(), mail.id(), "ann", NOON));
    assertEquals(mail.id(), claim(NOON).getFirst().id());
  }

  @Test
  void aRefusalForGoodAndWhatFollowsAreOneTransaction() {
    Deal deal = registered(ledger, "lunch", acme());
    Outgoing mail = claim(NOON).getFirst();
    Judge judge = Judge.onDeal((step, one) -> World.say(one, "cannot be reached", NOON));
    SendReport report = new SendReport(mail, new Result.Bounced("550 unknown"), NOON);
    Decided decided = ledger.decisions().undeliverable(PROGRAM, WORKFLOW, report, judge, NOON);

    assertInstanceOf(Decided.Done.class, decided);
    assertEquals(OutgoingState.BOUNCED, state(mail).state());
    assertEquals(
        2, ledger.records().deal(PROGRAM, deal.ref().number()).orElseThrow().deal().version());
    assertEquals(
        new Decided.NotOurs(),
        ledger.decisions().undeliverable(PROGRAM, WORKFLOW, report, judge, NOON));
  }

  @Test
  void anAnnouncementIsQueued() {
    arrived(ledger, "strange");
    Notice alert = new ManagerNotice.DelayAlert("tom@brightleaf.example", "Lunch", NOON);
    List<Long> ids =
        ledger
            .decisions()
            .announce(
                PROGRAM,
                List.of(
                    new io.postern.deciding.Owed(
                        alert,
                        MANAGER,
                        "",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty())),
                new Judge((one, facts) -> nothing(Outcome.RECORDED, "")),
                NOON);

    assertEquals(ids, claim(NOON).stream().map(Outgoing::id).toList());
    assertEquals(1, ids.size());
  }

  private void tell(Deal deal, Address person) {
    ledger
        .decisions()
        .mails(
            PROGRAM,
            WORKFLOW,
            List.of(mail(arrived(ledger, "tell " + counter++), TOM)),
            new Judge(
                (one, facts) ->
                    nothing(
                        Outcome.ACTED,
                        "told",
                        World.owed(
                            new AnybodyNotice.Help(false, List.of()),
                            person,
                            List.of(deal.id()),
                            one))),
            NOON);
  }

  private int counter;

  private long outgoingTo(Address person) {
    return ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 10).stream()
        .filter(mail -> mail.to().equals(person))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<Outgoing> claim(Instant now) {
    return ledger.outbox().claim(PROGRAM.id(), 100, LEASE, now);
  }

  private int report(Outgoing mail, Result result) {
    return ledger.outbox().record(List.of(new SendReport(mail, result, NOON)));
  }

  private OutgoingRecord state(Outgoing mail) {
    return ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 100).stream()
        .filter(one -> one.id() == mail.id())
        .findFirst()
        .orElseThrow();
  }
}
