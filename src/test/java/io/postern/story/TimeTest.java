package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody writes, and still nobody is left in silence. The town's first day is Monday, 2 March. */
class TimeTest {
  private static Post approved(Town town, String order) {
    town.pat.writes("A lead for you", MainJobTest.ACME);
    town.pat.receives();
    Post review = town.max.receives();
    town.max.replies(review, order);
    town.max.receives();
    town.pass(Duration.ofMinutes(3));
    assertEquals("approved", town.pat.receives().notice());
    return review;
  }

  @Test
  void aReviewThatIsLateIsRemindedEscalatedAndOwnedUpTo() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      town.max.receives();

      town.pass(Duration.ofDays(2).plusMinutes(1)); // Wednesday; due on Thursday
      Post reminder = town.max.receives();
      assertEquals("review-request", reminder.notice());
      assertTrue(reminder.text().contains("still waits for your decision"), reminder.text());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(1));
      assertEquals("review-request", town.max.receives().notice());
      Post backup = town.mia.receives();
      assertEquals("review-request", backup.notice());
      Post honest = town.pat.receives();
      assertEquals("review-delayed", honest.notice());
      assertTrue(honest.text().contains("Mia Manager"), honest.text());

      town.mia.replies(backup, "approve");
      assertEquals("command-confirmed", town.mia.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("approved", town.pat.receives().notice());
      town.pass(Duration.ofDays(7));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void leadsOfOneMailAreRemindedOfInOneMail() {
    try (Town town = new Town()) {
      town.pat.writes("Three leads", MainJobTest.THREE);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.replies(review, "approve 2");
      town.max.receives();
      town.pass(Duration.ofDays(2).plusMinutes(1));
      assertEquals("approved", town.pat.receives().notice());
      Post reminder = town.max.receives();
      assertEquals("review-request", reminder.notice());
      assertTrue(reminder.text().contains("2 referrals of"), reminder.text());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(1));
      assertEquals("review-request", town.max.receives().notice());
      Post backup = town.mia.receives();
      assertEquals("review-delayed", town.pat.receives().notice());
      town.mia.replies(backup, "approve 1; decline 2: too small");
      assertEquals("command-confirmed", town.mia.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals(
          Set.of("approved", "declined"),
          Set.of(town.pat.receives().notice(), town.pat.receives().notice()));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void whatIsDecidedInTimeIsRemindedOfNoMore() {
    try (Town town = new Town()) {
      approved(town, "approve");
      town.pass(Duration.ofDays(30));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void protectionEndsAfterTwoWarningsUnlessItIsExtended() {
    try (Town town = new Town()) {
      approved(town, "approve for 30 days");
      town.pass(Duration.ofDays(16));
      Post warning = town.pat.receives();
      assertEquals("protection-ending", warning.notice());
      assertTrue(warning.text().contains("1 April 2026"), warning.text());
      assertEquals("protection-ending", town.max.receives().notice());

      town.pat.replies(warning, "extend: their board meets in April");
      assertEquals("message-passed-on", town.pat.receives().notice());
      Post asked = town.max.receives();
      assertEquals("extension-asked", asked.notice());
      assertTrue(asked.text().contains("extend 30 days"), asked.text());
      assertTrue(asked.text().contains("board meets in April"), asked.text());
      town.max.replies(asked, "extend 10 days");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("extended", town.pat.receives().notice());

      town.pass(Duration.ofDays(10)); // 28 March: 14 days before the new end
      assertEquals("protection-ending", town.pat.receives().notice());
      assertEquals("protection-ending", town.max.receives().notice());
      town.pass(Duration.ofDays(11)); // 8 April: 3 days before it
      assertEquals("protection-ending", town.pat.receives().notice());
      assertEquals("protection-ending", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(4));
      Post ended = town.pat.receives();
      assertEquals("expired", ended.notice());
      Post managers = town.max.receives();
      assertEquals("expired", managers.notice());
      town.max.replies(managers, "reopen");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("reopened", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void anEngineThatWasDownTellsOnceWhatHasHappenedByNow() {
    try (Town town = new Town()) {
      approved(town, "approve for 30 days");
      town.pass(Duration.ofDays(60));
      assertEquals("expired", town.pat.receives().notice());
      assertEquals("expired", town.max.receives().notice());
      assertEquals(List.of(), town.untaken(), "no warning of what is over");
    }
  }

  @Test
  void aClockThatJumpsBackAndForthTellsNothingTwiceAndForgetsNothing() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.pass(Duration.ofDays(2).plusMinutes(1));
      assertEquals("review-request", town.max.receives().notice());

      town.pass(Duration.ofDays(-1));
      town.pass(Duration.ofDays(1));
      assertEquals(List.of(), town.untaken(), "reminded of already");

      town.pass(Duration.ofDays(-1));
      town.max.replies(review, "approve");
      assertEquals("command-confirmed", town.max.receives().notice(), "its token still counts");
      town.pass(Duration.ofDays(1));
      assertEquals("approved", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aClosedDealHasNoEndOfProtection() {
    try (Town town = new Town()) {
      Post review = approved(town, "approve for 30 days");
      town.max.replies(review, "won 48,000 USD");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      assertEquals("won", town.pat.receives().notice());
      town.pass(Duration.ofDays(60));
      assertEquals(List.of(), town.untaken());
    }
  }
}
