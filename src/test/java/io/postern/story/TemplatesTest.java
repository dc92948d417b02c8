package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An admin tunes templates while mail comes in. */
class TemplatesTest {
  private static Person admin(Town town) {
    return new Person(town, "Ada Admin", "admin@northwind.example");
  }

  @Test
  void aBrokenTemplateNeverHoldsANoticeUpAndTheAdminHearsWhereItIsBroken() throws IOException {
    Path home = Town.freshHome();
    Path template = home.resolve("templates/en/referral-receipt.md");
    Files.createDirectories(template.getParent());
    Files.writeString(template, "subject: ${deal.subject}\n\n<#if deal.reference>\nThanks!\n");
    try (Town town = new Town(home, "", "templates: " + home.resolve("templates"))) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      assertEquals("referral-receipt", receipt.notice());
      assertTrue(receipt.text().contains("jane.doe@acme-tools.example"), receipt.text());
      assertEquals("review-request", town.max.receives().notice());
      town.pass(Duration.ofSeconds(1)); // alerts are looked for seldom
      Post alert = admin(town).receives();
      assertEquals("template-alert", alert.notice());
      assertTrue(alert.text().contains("referral-receipt.md"), alert.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aTemplateThatWasEditedIsUsedForTheNextMailAndBreakingItKeepsTheLastGoodOne()
      throws IOException {
    Path home = Town.freshHome();
    Path template = home.resolve("templates/en/sender-unknown.md");
    Files.createDirectories(template.getParent());
    String shipped = Files.readString(Path.of("templates/en/sender-unknown.md"));
    try (Town town = new Town(home, "", "templates: " + home.resolve("templates"))) {
      town.stranger.writes("A lead for you", MainJobTest.ACME);
      assertFalse(town.stranger.receives().text().contains("Greetings from the north"));

      Files.writeString(template, shipped + "\n\nGreetings from the north.\n");
      town.pass(Duration.ofDays(2));
      Person second = new Person(town, "Stan Second", "stan@somewhere.example");
      second.writes("A lead for you", MainJobTest.ACME);
      assertTrue(second.receives().text().contains("Greetings from the north"));

      Files.writeString(template, shipped + "\n\n${nothing.of.the.kind}\n");
      town.pass(Duration.ofDays(2));
      Person third = new Person(town, "Theo Third", "theo@anywhere.example");
      third.writes("A lead for you", MainJobTest.ACME);
      assertTrue(third.receives().text().contains("Greetings from the north"));
      town.pass(Duration.ofSeconds(1));
      // The days that passed brought their daily mails too.
      assertEquals(
          "template-alert",
          Stream.generate(() -> admin(town).receives().notice())
              .filter(notice -> !notice.equals("daily-report"))
              .findFirst()
              .orElseThrow());
    }
  }
}
