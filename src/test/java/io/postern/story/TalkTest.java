package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.RosterRow;
import io.postern.mail.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A partner says what mail it wants, and how often. The first day is Monday, 2 March, 10 o'clock.
 */
class TalkTest {
  @Test
  void newsAreGatheredOrLeftOutAsTheContactWantsAndDecisionsNeverAre() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(rules.resolve("engagement.yml"), "stalled: {days: 20, partner-days: 20}\n");
    try (Town town = new Town(home, "", "inbound-rules: " + rules)) {
      town.pat.writes("A lead", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      town.pat.replies(receipt, "digest daily");
      Post daily = town.pat.receives();
      assertEquals("preferences-set", daily.notice());
      assertTrue(daily.text().contains("each working day"), daily.text());

      town.max.replies(review, "approve");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      assertEquals("approved", town.pat.receives().notice(), "a decision does not wait");

      town.max.replies(review, "stage: Demo");
      town.max.receives();
      town.max.replies(review, "undo");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.max.replies(review, "stage: Proposal");
      town.max.receives();
      town.max.replies(review, "stage: Negotiation\n\nThey like it.");
      town.max.receives();
      town.pass(Duration.ofHours(2));
      Post words = town.pat.receives();
      assertEquals("stage-changed", words.notice(), "a person's words do not wait");
      assertEquals(List.of(), town.untaken());
      town.pass(Duration.ofHours(20)); // Tuesday, 8 o'clock in Berlin
      Post digest = town.pat.receives();
      assertEquals("digest", digest.notice());
      assertTrue(digest.text().contains("Negotiation"), digest.text());
      assertFalse(digest.text().contains("Demo"), digest.text());
      town.pass(Duration.ofDays(1));
      assertEquals(List.of(), town.untaken(), "without news there is none");

      town.pat.replies(receipt, "digest weekly");
      assertTrue(town.pat.receives().text().contains("first working day of a week"));
      town.max.replies(review, "stage: Demo");
      town.max.receives();
      town.pass(Duration.ofDays(2)); // Friday
      assertEquals(List.of(), town.untaken());
      town.pass(Duration.ofDays(3)); // Monday
      assertEquals("digest", town.pat.receives().notice());

      town.max.replies(review, "stage: Proposal");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      town.pat.replies(receipt, "digest off");
      assertEquals(
          List.of("digest", "preferences-set"),
          List.of(town.pat.receives().notice(), town.pat.receives().notice()).stream()
              .sorted()
              .toList());
      town.pat.replies(receipt, "pause");
      Post paused = town.pat.receives();
      assertTrue(paused.text().contains("always come at once"), paused.text());
      town.pass(Duration.ofDays(20).plusMinutes(1));
      Post asked = town.max.receives();
      assertEquals("stalled", asked.notice());
      assertEquals(List.of(), town.untaken(), "no courtesy while paused");

      town.pat.replies(receipt, "resume");
      assertTrue(town.pat.receives().text().contains("They come again"));
      town.pass(Duration.ofDays(20));
      town.max.receives();
      assertEquals("no-change", town.pat.receives().notice());
      town.pat.replies(receipt, "unsubscribe");
      assertTrue(town.pat.receives().text().contains("Stopped"));
      town.max.replies(asked, "stage: Negotiation");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      assertEquals("stage-changed", town.pat.receives().notice(), "deal mail never stops");
      town.pass(Duration.ofDays(20).plusMinutes(1));
      assertEquals("stalled", town.max.receives().notice());
      town.max.replies(asked, "won 48,000 USD");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      assertEquals("won", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aManagerDecidesAListByNumbersAndALeaverHandsOver() {
    try (Town town = new Town()) {
      town.max.writes("Hello", "list");
      assertTrue(town.max.receives().text().contains("Nothing waits"));
      town.pat.writes("A lead", MainJobTest.ACME);
      town.pat.receives();
      town.max.receives();
      town.pass(Duration.ofDays(1));
      town.pat.writes("Three leads", MainJobTest.THREE);
      town.pat.receives();
      town.max.receives();
      town.max.writes("What waits?", "list");
      Post list = town.max.receives();
      assertEquals("open-reviews", list.notice());
      assertTrue(list.text().contains("4 referrals wait"), list.text());
      assertTrue(list.text().contains("1. Acme Tools"), list.text());
      town.max.writesUnproven("What waits?", "list");
      assertEquals("someone-tried", town.max.receives().notice());
      town.mia.writes("What waits?", "list");
      assertTrue(town.mia.receives().text().contains("Nothing waits"), "not hers");

      town.max.replies(list, "approve 1-2, 4; decline 3: too small");
      Post confirmed = town.max.receives();
      assertEquals("command-confirmed", confirmed.notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals(
          List.of("approved", "approved", "approved", "declined"),
          Stream.generate(() -> town.pat.receives().notice()).limit(4).sorted().toList());
      town.max.replies(list, "list");
      assertTrue(town.max.receives().text().contains("Nothing waits"));
      assertEquals(List.of(), town.untaken());

      Person ben = new Person(town, "Ben Bright", "ben@bright.example");
      town.engine()
          .ledger()
          .roster()
          .take(
              "northwind",
              List.of(
                  new RosterRow(
                      "Bright Advisory",
                      ben.name(),
                      Address.of(ben.address()),
                      Address.of(town.max.address()),
                      "",
                      Optional.empty())),
              "test",
              town.clock.instant());
      assertTrue(town.leaves(town.pat), "hands over to a colleague");
      Post yours = ben.receives();
      assertEquals("deals-handed-over", yours.notice());
      assertTrue(yours.text().contains("these 3 referrals"), yours.text());
      ben.replies(yours, "status");
      assertEquals("status-answer", ben.receives().notice());
      assertFalse(town.leaves(town.pat), "is not there any more");
      assertTrue(town.leaves(ben));
      Post nobody = town.max.receives();
      assertEquals("nobody-left", nobody.notice());
      assertTrue(nobody.text().contains("Acme Tools"), nobody.text());
      assertEquals(List.of(), town.untaken());
    }
  }
}
