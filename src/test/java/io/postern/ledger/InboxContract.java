package io.postern.ledger;

import static io.postern.ledger.World.LEASE;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.claim;
import static io.postern.ledger.World.keep;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.nothing;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Outcome;
import io.postern.kit.Sha256;
import io.postern.ledger.World.Judge;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class InboxContract extends Contract {
  @Test
  void aKeptMailComesBackAsItCame() {
    byte[] bytes = new byte[25 << 20];
    new Random(7).nextBytes(bytes);
    RawMail raw =
        new RawMail(
            bytes,
            new Envelope(
                true,
                "tom@brightleaf.example",
                Optional.of(TOM),
                List.of(PROGRAM.addresses().intake()),
                Optional.of(new Peer("192.0.2.7", "mx.brightleaf.example"))),
            new Source("imap:work", "INBOX/7/4711"),
            Optional.of(NOON.minusSeconds(60)),
            NOON,
            OptionalLong.of(31_000_000));
    String sha = Sha256.of("pretended");

    assertInstanceOf(
        Receipt.Kept.class, ledger.inbox().keep(PROGRAM.id(), raw, Sha256.of("f"), sha));
    ClaimedMail claimed = claim(ledger, 1).getFirst();

    assertArrayEquals(bytes, claimed.raw().bytes());
    assertEquals(raw.envelope(), claimed.raw().envelope());
    assertEquals(raw.source(), claimed.raw().source());
    assertEquals(raw.serverTime(), claimed.raw().serverTime());
    assertEquals(raw.wholeSize(), claimed.raw().wholeSize());
    assertEquals(sha, claimed.sha256());
    assertEquals(1, claimed.attempt());
  }

  @Test
  void theSameMailByTwoWaysIsOneMailAndTwoDeliveries() {
    long id = ((Receipt.Kept) keep(ledger, "lunch")).mailId();
    RawMail again =
        new RawMail(
            World.raw("x", "lunch").bytes(),
            Envelope.UNKNOWN,
            new Source("imap:work", "INBOX/1/2"),
            Optional.empty(),
            NOON);
    Receipt receipt =
        ledger.inbox().keep(PROGRAM.id(), again, Sha256.of("lunch"), Sha256.of("lunch"));

    assertEquals(new Receipt.Duplicate(id), receipt);
    assertEquals(1, claim(ledger, 10).size());
    assertEquals(2, ledger.records().mail(PROGRAM, id).orElseThrow().deliveries().size());
  }

  @Test
  void theSameDeliveryAgainAddsNothing() {
    long id = ((Receipt.Kept) keep(ledger, "lunch")).mailId();

    assertEquals(new Receipt.Duplicate(id), keep(ledger, "lunch"));
    assertEquals(1, ledger.records().mail(PROGRAM, id).orElseThrow().deliveries().size());
  }

  @Test
  void twoDifferentMailsUnderOneSourceKeyAreBothKept() {
    for (String text : List.of("one", "two")) {
      Receipt receipt =
          ledger
              .inbox()
              .keep(PROGRAM.id(), World.raw("INBOX/1/1", text), Sha256.of(text), Sha256.of(text));
      assertInstanceOf(Receipt.Kept.class, receipt);
    }
    assertEquals(2, claim(ledger, 10).size());
  }

  @Test
  void oneMailToTwoProgramsIsKeptByEach() {
    keep(ledger, "lunch");
    Receipt other =
        ledger
            .inbox()
            .keep("other", World.raw("k", "lunch"), Sha256.of("lunch"), Sha256.of("lunch"));

    assertInstanceOf(Receipt.Kept.class, other);
    assertEquals(1, claim(ledger, 10).size());
    assertEquals(1, ledger.inbox().claim("other", 10, LEASE, NOON).mails().size());
  }

  @Test
  void manyThatKeepAtOnceAreAllAnsweredAndEachMailIsKeptOnce() throws Exception {
    List<Callable<Receipt>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String text = "mail " + i % 100;
      String key = "key " + i;
      calls.add(
          () ->
              ledger
                  .inbox()
                  .keep(PROGRAM.id(), World.raw(key, text), Sha256.of(text), Sha256.of(text)));
    }
    int kept = 0;
    int duplicates = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> receipt : threads.invokeAll(calls)) {
        switch (receipt.get()) {
          case Receipt.Kept _ -> kept++;
          case Receipt.Duplicate _ -> duplicates++;
          case Receipt.NotNow no -> throw new AssertionError(no.why());
          case Receipt.NotOurs no -> throw new AssertionError(no.why());
        }
      }
    }

    assertEquals(100, kept);
    assertEquals(100, duplicates);
    assertEquals(100, claim(ledger, 500).size());
  }

  @Test
  void twoWorkersNeverHaveTheSameMail() throws Exception {
    for (int i = 0; i < 40; i++) {
      keep(ledger, "mail " + i);
    }
    List<Callable<List<ClaimedMail>>> workers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      workers.add(() -> claim(ledger, 10));
    }
    Set<Long> seen = new HashSet<>();
    int claimed = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<ClaimedMail>> mails : threads.invokeAll(workers)) {
        claimed += mails.get().size();
        seen.addAll(World.ids(mails.get()));
      }
    }
    int rest = claim(ledger, 100).size();

    assertEquals(claimed, seen.size());
    assertEquals(40, claimed + rest);
  }

  @Test
  void whoseLeaseRanOutCanWriteNothing() {
    ClaimedMail late = World.arrived(ledger, "lunch");
    ClaimedMail current =
        ledger.inbox().claim(PROGRAM.id(), 1, LEASE, late.lease().until()).mails().getFirst();
    Judge judge = new Judge((mail, facts) -> nothing(Outcome.RECORDED, "read"));

    assertEquals(
        List.of(new Decided.NotOurs()),
        ledger.decisions().mails(PROGRAM, WORKFLOW, List.of(mail(late, TOM)), judge, NOON));
    assertEquals(new Inbox.Failed.NotOurs(), ledger.inbox().failed(late, "late", NOON));
    assertInstanceOf(
        Decided.Done.class,
        ledger
            .decisions()
            .mails(PROGRAM, WORKFLOW, List.of(mail(current, TOM)), judge, NOON)
            .getFirst());
  }

  @Test
  void aMailThatFailsIsTriedThriceAndThenHeldWithItsError() {
    ClaimedMail mail = World.arrived(ledger, "lunch");
    for (int attempt = 1; attempt < Inbox.TRIES; attempt++) {
      assertEquals(attempt, mail.attempt());
      Inbox.Failed.Again again =
          assertInstanceOf(
              Inbox.Failed.Again.class, ledger.inbox().failed(mail, "no \0 luck", NOON));
      assertEquals(Optional.of(again.at()), ledger.inbox().nextDue(PROGRAM.id()));
      mail = ledger.inbox().claim(PROGRAM.id(), 1, LEASE, again.at()).mails().getFirst();
    }
    assertEquals(new Inbox.Failed.Held(), ledger.inbox().failed(mail, "no luck", NOON));

    assertEquals(Optional.empty(), ledger.inbox().nextDue(PROGRAM.id()));
    MailRecord page = ledger.records().mail(PROGRAM, mail.id()).orElseThrow();
    assertEquals(Optional.of(Outcome.HELD), page.row().outcome());
    assertEquals(Inbox.POISON, page.row().reason());
    assertEquals("no luck", page.error());
    assertEquals(1, ledger.records().counts(PROGRAM.id()).held());
  }

  @Test
  void aMailThatEndsItsWorkerEachTimeIsHeldInTheEnd() {
    ClaimedMail mail = World.arrived(ledger, "lunch");
    for (int ended = 1; ended < Inbox.UNFINISHED; ended++) {
      mail = ledger.inbox().claim(PROGRAM.id(), 1, LEASE, mail.lease().until()).mails().getFirst();
      assertEquals(1, mail.attempt(), "the worker's end is no failure that was seen");
    }
    Inbox.Claims last = ledger.inbox().claim(PROGRAM.id(), 1, LEASE, mail.lease().until());

    assertEquals(List.of(), last.mails());
    assertEquals(List.of(mail.id()), last.poisoned());
    assertEquals(
        Inbox.POISON, ledger.records().mail(PROGRAM, mail.id()).orElseThrow().row().reason());
  }

  @Test
  void whoSawItsWorkerDieIsTakenAloneAndAfterTheSecondTimeLast() {
    ClaimedMail suspect = World.arrived(ledger, "lunch");
    reopen();
    keep(ledger, "fresh");
    assertEquals(Set.of(suspect.id()), World.ids(claim(ledger, 10)), "alone, in its old place");
    ClaimedMail fresh = claim(ledger, 10).getFirst();
    decide(fresh, Outcome.RECORDED, "read");
    reopen(NOON.plusSeconds(1));
    keep(ledger, "fresher");

    List<ClaimedMail> first = ledger.inbox().claim(PROGRAM.id(), 10, LEASE, NOON).mails();
    assertEquals(1, first.size());
    decide(first.getFirst(), Outcome.RECORDED, "read");
    assertEquals(
        Set.of(suspect.id()),
        World.ids(ledger.inbox().claim(PROGRAM.id(), 10, LEASE, NOON.plusSeconds(1)).mails()));
  }

  @Test
  void mailsWhoseCommonWorkFailedAreEachTakenAloneAndNoFailureIsCounted() {
    keep(ledger, "one");
    keep(ledger, "two");
    List<ClaimedMail> both = claim(ledger, 10);
    assertEquals(2, both.size());

    ledger.inbox().setApart(both);

    for (ClaimedMail mail : both) {
      ClaimedMail alone = claim(ledger, 10).getFirst();
      assertEquals(mail.id(), alone.id());
      assertEquals(1, alone.attempt());
    }
    assertEquals(List.of(), claim(ledger, 10));
  }

  @Test
  void threeKillsOfTheEngineHoldNoMail() {
    long id = World.arrived(ledger, "lunch").id();
    for (int kill = 0; kill < 3; kill++) {
      reopen();
      assertEquals(Set.of(id), World.ids(claim(ledger, 10)));
    }
  }

  @Test
  void aCrashFreesWhatTheDeadProcessHad() {
    ClaimedMail mail = World.arrived(ledger, "lunch");
    assertEquals(List.of(), claim(ledger, 1));

    reopen();

    assertEquals(mail.id(), claim(ledger, 1).getFirst().id());
  }

  @Test
  void anotherCopyOfAHeldMailIsLookedAtAgain() {
    ClaimedMail first = held("lunch");
    copy("lunch", "with better headers");
    ClaimedMail again = claim(ledger, 1).getFirst();

    assertEquals(first.id(), again.id());
    assertEquals(1, again.copies().size());
    assertEquals(
        "with better headers", new String(again.copies().getFirst().raw().bytes(), utf8()));
    assertEquals("lunch", new String(again.raw().bytes(), utf8()));
    assertEquals(Optional.of(new ClaimedMail.Before(Outcome.HELD, "unproven")), again.before());

    assertTrue(ledger.inbox().leaveAsBefore(again));
    assertEquals(List.of(), claim(ledger, 1));
    assertEquals(
        "unproven", ledger.records().mail(PROGRAM, first.id()).orElseThrow().row().reason());
  }

  @Test
  void aCopyThatComesWhileAMailIsBeingHeldIsNotOverlooked() {
    ClaimedMail first = World.arrived(ledger, "lunch");
    copy("lunch", "with better headers");
    decide(first, Outcome.HELD, "unproven");

    assertEquals(1, claim(ledger, 1).getFirst().copies().size());
  }

  @Test
  void aCopyOfAMailThatWasActedOnChangesNothing() {
    ClaimedMail first = World.arrived(ledger, "lunch");
    decide(first, Outcome.ACTED, "registered");
    copy("lunch", "with better headers");

    assertEquals(List.of(), claim(ledger, 1));
    assertFalse(
        ledger
            .records()
            .mail(PROGRAM, first.id())
            .orElseThrow()
            .deliveries()
            .getLast()
            .bytesKept());
  }

  @Test
  void operatorsMayRetryReleaseAssignAndDiscardHeldMailOnly() {
    Operators operators = ledger.operators();
    ClaimedMail mail = held("lunch");
    long id = mail.id();

    assertEquals(Operators.Done.NOT_FOUND, operators.retry(PROGRAM.id(), 99, "ann", NOON));
    assertEquals(Operators.Done.NOT_FOUND, operators.retry("other", id, "ann", NOON));
    assertEquals(Operators.Done.DONE, operators.retry(PROGRAM.id(), id, "ann", NOON));
    assertEquals(Operators.Done.NOT_NOW, operators.retry(PROGRAM.id(), id, "ann", NOON));
    ClaimedMail retried = claim(ledger, 1).getFirst();
    assertEquals(Optional.empty(), retried.release());
    decide(retried, Outcome.HELD, "unproven");
    assertEquals(Operators.Done.DONE, operators.assign(PROGRAM.id(), id, 1001, "ann", NOON));
    ClaimedMail released = claim(ledger, 1).getFirst();
    assertEquals(
        Optional.of(new ClaimedMail.Release("ann", true, Optional.of(1001L))), released.release());
    decide(released, Outcome.HELD, "still-unproven");
    assertEquals(Operators.Done.DONE, operators.discard(PROGRAM.id(), id, "junk", "ann", NOON));

    MailRecord page = ledger.records().mail(PROGRAM, id).orElseThrow();
    assertEquals(Optional.of(Outcome.RECORDED), page.row().outcome());
    assertEquals(
        List.of("mail-retried", "mail-assigned", "mail-discarded"),
        page.acts().stream().map(one -> one.act().act()).toList());
  }

  private ClaimedMail held(String text) {
    ClaimedMail mail = World.arrived(ledger, text);
    decide(mail, Outcome.HELD, "unproven");
    return mail;
  }

  private void decide(ClaimedMail mail, Outcome outcome, String reason) {
    Decided decided =
        ledger
            .decisions()
            .mails(
                PROGRAM,
                WORKFLOW,
                List.of(mail(mail, TOM)),
                new Judge((one, facts) -> nothing(outcome, reason)),
                NOON)
            .getFirst();
    assertInstanceOf(Decided.Done.class, decided);
  }

  private void copy(String of, String text) {
    assertInstanceOf(
        Receipt.Duplicate.class,
        ledger
            .inbox()
            .keep(PROGRAM.id(), World.raw("copy " + text, text), Sha256.of(of), Sha256.of(text)));
  }

  private static java.nio.charset.Charset utf8() {
    return java.nio.charset.StandardCharsets.UTF_8;
  }
}
