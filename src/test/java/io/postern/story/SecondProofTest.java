package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deciding.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Large sums are not released on one mail alone. */
class SecondProofTest {
  private static final String PLANS =
      """
      plans: {standard: {percent: 10, hold-days: 14}}
      program: standard
      statements: never
      approval: {above: [5000 USD]}
      """;

  private static Town town() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(rules.resolve("commission.yml"), PLANS);
    return new Town(home, "", "inbound-rules: " + rules);
  }

  /** The mail that asks for a word about 9,000 USD. */
  private static Post due(Town town) {
    town.pat.writes("A lead", MainJobTest.ACME);
    town.pat.receives();
    Post review = town.max.receives();
    for (String word : List.of("approve", "won 90,000 USD")) {
      town.max.replies(review, word);
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      town.pat.receives();
    }
    town.pass(Duration.ofDays(14));
    town.pat.receives();
    Post due = town.max.receives();
    assertEquals("commission-due", due.notice());
    return due;
  }

  private static void waits(Town town, String why) {
    assertEquals(List.of(), town.untaken());
    assertEquals(why, town.mails().getFirst().reason());
    assertEquals(Optional.of(Outcome.HELD), town.mails().getFirst().outcome());
  }

  @Test
  void aLargeReleaseWaitsForAYesToAFreshMailWithinHalfAnHour() throws IOException {
    try (Town town = town()) {
      Post due = due(town);
      town.max.replies(due, "approve commission");
      Post asked = town.max.receives();
      assertEquals("release-unconfirmed", asked.notice());
      assertTrue(asked.text().contains("9,000 USD for Acme Tools"), asked.text());
      waits(town, "needs-second-proof");

      town.pass(Duration.ofMinutes(31));
      town.max.replies(asked, "yes");
      Post late = town.max.receives();
      assertEquals("not-allowed", late.notice());
      assertTrue(late.text().contains("more than half an hour"), late.text());
      assertEquals(List.of(), town.untaken(), "nothing is released");

      town.max.replies(due, "approve commission");
      asked = town.max.receives();
      assertEquals("release-unconfirmed", asked.notice());
      town.max.replies(asked, "yes");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post released = town.pat.receives();
      assertTrue(released.text().contains("9,000 USD is released"), released.text());
      town.max.replies(asked, "yes");
      assertEquals("challenge-answered", town.max.receives().notice(), "once");
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aNoReleasesNothingAndAlarms() throws IOException {
    try (Town town = town()) {
      Post due = due(town);
      town.max.replies(due, "approve commission");
      Post asked = town.max.receives();

      town.max.replies(asked, "no");

      assertEquals("challenge-answered", town.max.receives().notice());
      Person admin = new Person(town, "Admin", "admin@northwind.example");
      Post alarm = admin.receives();
      while (!alarm.notice().equals("sender-denied")) {
        alarm = admin.receives();
      }
      assertTrue(alarm.subject().contains("in the name of max@northwind.example"), alarm.subject());
      // Whoever has read the mail about what is payable can do no more with it.
      town.max.replies(due, "approve commission");
      assertEquals("not-allowed", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }
}
