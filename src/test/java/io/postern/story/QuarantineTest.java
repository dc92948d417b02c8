package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.DealEvent;
import io.postern.deal.Erasing;
import io.postern.deciding.Outcome;
import io.postern.journey.Programs.Running;
import io.postern.ledger.DealRecord;
import io.postern.ledger.Erased;
import io.postern.ledger.MailRecord;
import io.postern.ledger.MailRow;
import io.postern.ledger.Operators;
import io.postern.ledger.Records;
import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mail that waits for a person: told of once a day, and brought to its end by hand. */
class QuarantineTest {
  private static final String NORTHWIND = "northwind";

  private static Running running(Town town) {
    return town.engine().programs().byId(NORTHWIND).orElseThrow();
  }

  private static Program program(Town town) {
    return running(town).program();
  }

  private static MailRow latest(Town town) {
    assertEquals(List.of(), town.untaken());
    return town.mails().getFirst();
  }

  private static MailRecord record(Town town, long mail) {
    return town.engine().ledger().records().mail(program(town), mail).orElseThrow();
  }

  @Test
  void whatWaitsIsToldOnceADayAndEndsByHand() {
    try (Town town = new Town()) {
      Person admin = new Person(town, "Admin", "admin@northwind.example");
      Operators operators = town.engine().ledger().operators();
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      town.max.receives();
      town.stranger.writes("About Acme", "We met them too, and they want it in June.");
      town.stranger.receives();
      long held = latest(town).id();
      Person unknown = new Person(town, "Una", "una@unknown.example");
      unknown.writes("Buy this", "A very good offer for all of you.");
      unknown.receives();
      long offer = latest(town).id();

      town.pass(Duration.ofHours(22)); // it is 8 on Tuesday
      Post daily = admin.receives();
      assertEquals("daily-report", daily.notice());
      assertEquals("2 mails wait for you", daily.subject());
      assertTrue(daily.text().contains("sam@elsewhere.example"), daily.text());
      assertTrue(daily.text().contains("mail release " + offer), daily.text());
      String head = head(daily);

      // put to a deal: on its timeline, as an unverified sender's words
      assertEquals(
          Operators.Done.DONE,
          operators.assign(NORTHWIND, held, 1001, "ops", town.clock.instant()));
      town.engine().wake();
      Post passedOn = town.max.receives();
      assertEquals("message-from-partner", passedOn.notice());
      assertTrue(passedOn.text().contains("they want it in June"), passedOn.text());
      assertEquals(Outcome.ACTED, record(town, held).row().outcome().orElseThrow());
      assertTrue(timeline(town).stream().anyMatch(DealEvent.UnverifiedWrote.class::isInstance));
      assertEquals("mail-assigned", record(town, held).acts().getFirst().act().act());

      assertEquals(
          Operators.Done.DONE,
          operators.discard(NORTHWIND, offer, "an offer", "ops", town.clock.instant()));
      assertEquals("discarded", record(town, offer).row().reason());
      assertEquals(
          Operators.Done.NOT_NOW, operators.release(NORTHWIND, offer, "ops", town.clock.instant()));

      town.pass(Duration.ofDays(1));
      assertNoDaily(town);

      Records.Verified verified = town.engine().ledger().records().verify(program(town));
      assertEquals(List.of(), verified.problems());
      assertTrue(
          verified.seals().stream().anyMatch(seal -> seal.head().equals(head)),
          "the head that was mailed is in the record, though more has happened since");

      v10WhoWroteIsErasedAndTheRecordIsWhole(town, held, head);
    }
  }

  private static void v10WhoWroteIsErasedAndTheRecordIsWhole(Town town, long mail, String head) {
    Address sam = Address.of(town.stranger.address());
    Erased.Done erased =
        assertInstanceOf(
            Erased.Done.class, town.engine().erasures().erase(running(town), sam, "ops"));
    assertEquals(
        new Erased.OnFile(),
        town.engine().erasures().erase(running(town), Address.of(town.pat.address()), "ops"));

    assertEquals("", record(town, mail).row().from());
    assertEquals(0, record(town, mail).deliveries().getFirst().raw().bytes().length);
    assertTrue(
        timeline(town).contains(new DealEvent.UnverifiedWrote(Erasing.GONE, erased.instead())));
    assertFalse(timeline(town).toString().contains("in June"), timeline(town).toString());
    assertTrue(timeline(town).toString().contains("Acme"), "what Pat claimed is still there");
    Records.Verified verified = town.engine().ledger().records().verify(program(town));
    assertEquals(List.of(), verified.problems());
    assertEquals(1, verified.erased());
    assertTrue(verified.seals().stream().anyMatch(seal -> seal.head().equals(head)));
  }

  @Test
  void aMailIsReadAgainAfterItsCauseWasMended() {
    try (Town town = new Town()) {
      Person nora = new Person(town, "Nora", "nora@newpartner.example");
      nora.writes("A lead for you", MainJobTest.ACME);
      nora.receives();
      long held = latest(town).id();
      RosterRow row =
          new RosterRow(
              "New Partner",
              "Nora",
              Address.of(nora.address()),
              Address.of(town.max.address()),
              "",
              Optional.empty());
      town.engine().ledger().roster().take(NORTHWIND, List.of(row), "ops", town.clock.instant());
      town.pass(Duration.ofHours(1));
      town.engine().ledger().operators().retry(NORTHWIND, held, "ops", town.clock.instant());
      town.engine().wake();
      Post receipt = nora.receives();
      assertEquals("referral-receipt", receipt.notice());
      assertTrue(receipt.text().contains("10:00"), "the claim keeps its time: " + receipt.text());
      assertEquals("review-request", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(6).plusHours(22)); // Monday: nothing waits, but the head is told
      Person admin = new Person(town, "Admin", "admin@northwind.example");
      assertEquals("Nothing waits for you", admin.receives().subject());
    }
  }

  private static List<DealEvent> timeline(Town town) {
    return town
        .engine()
        .ledger()
        .records()
        .deal(program(town), 1001)
        .orElseThrow()
        .timeline()
        .stream()
        .map(DealRecord.Entry::event)
        .toList();
  }

  private static String head(Post daily) {
    return daily
        .text()
        .lines()
        .filter(line -> line.contains("Head: "))
        .map(line -> line.substring(line.indexOf("Head: ") + 6).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError(daily.text()));
  }

  private static void assertNoDaily(Town town) {
    assertFalse(
        town.engine().ledger().records().outgoing(NORTHWIND, Optional.empty(), 0, 5).stream()
            .anyMatch(
                mail ->
                    mail.notice().equals("daily-report")
                        && mail.queuedAt().isAfter(town.clock.instant().minusSeconds(3600))),
        "nothing waits, so nothing is told");
  }
}
