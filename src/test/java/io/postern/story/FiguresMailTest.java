package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The program's figures by mail. The first day is Monday, 2 March, 10 o'clock. */
class FiguresMailTest {
  @Test
  void managersGetEachWeekAndTheOwnerEachMonthOnceHoweverLateTheEngineStarts() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(rules.resolve("figures.yml"), "direct: direct.csv\n");
    Files.writeString(
        rules.resolve("direct.csv"),
        "company,value,currency,closed\nContoso,20000.00,USD,2026-03-04\nOpen one,,,\n");
    String program = "figures: {managers: weekly, owner: [owner@northwind.example]}";
    try (Town town = new Town(home, "", "inbound-rules: " + rules, program)) {
      town.pat.writes("A lead", MainJobTest.ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.pass(Duration.ofDays(1));
      for (String word : List.of("approve", "won 48,000 USD")) {
        town.max.replies(review, word);
        assertEquals("command-confirmed", town.max.receives().notice());
        town.pass(Duration.ofMinutes(3));
        town.pat.receives();
      }

      town.pass(Duration.ofDays(6)); // Monday, 9 March
      Post week = town.max.receives();
      assertEquals("program-figures", week.notice());
      assertTrue(
          week.text().contains("In the week of 2 March 2026, 1 referral came, and 1 deal was won"),
          week.text());
      assertEquals("1 of 2 (50%)", figure("Activation rate", week));
      assertEquals("1 of 1 (100%)", figure("Referral to closed won", week));
      assertEquals("48,000 USD", figure("Partner-sourced revenue", week));
      assertEquals("20,000 USD", figure("Average direct deal", week));
      assertEquals("1 day", figure("Answer time, median", week));
      assertTrue(week.text().contains("Answer time, median: From the receipt"), week.text());
      assertPicturesAreThere(week);
      assertEquals("program-figures", town.mia.receives().notice());
      assertEquals(List.of(), town.untaken(), "once, and not to the owner");

      town.sleepsFor(Duration.ofDays(23)); // Wednesday, 1 April
      assertEquals(
          List.of(
              "the week of 16 March 2026", "the week of 23 March 2026", "the week of 9 March 2026"),
          Stream.generate(() -> time(town.max.receives())).limit(3).sorted().toList());
      assertEquals(3, Stream.generate(() -> town.mia.receives().notice()).limit(3).count());
      Post month = new Person(town, "Owner", "owner@northwind.example").receives();
      assertEquals("March 2026", time(month));
      assertTrue(month.text().contains("Bright Advisory"), month.text());
      town.sleepsFor(Duration.ofMinutes(1));
      assertEquals(List.of(), town.untaken(), "none comes twice");

      town.max.writes("How are we?", "Please send me the report");
      assertEquals("the week of 23 March 2026", time(town.max.receives()));
      town.pat.writes("How are we?", "Please send me the report");
      assertNotEquals("program-figures", town.pat.receives().notice(), "not for partners");
    }
  }

  /** What the table says of a figure for the time that the mail is about. */
  private static String figure(String name, Post mail) {
    String row =
        mail.text().lines().filter(line -> line.startsWith(name + "  ")).findFirst().orElse("");
    List<String> cells = List.of(row.split(" {2,}"));
    return cells.size() > 1 ? cells.get(1) : mail.text();
  }

  private static String time(Post mail) {
    assertEquals("program-figures", mail.notice());
    return mail.text()
        .lines()
        .filter(line -> line.startsWith("In "))
        .map(line -> line.substring("In ".length(), line.indexOf(',')))
        .findFirst()
        .orElse(mail.text());
  }

  private static void assertPicturesAreThere(Post mail) {
    String raw = new String(mail.bytes(), StandardCharsets.US_ASCII);
    assertTrue(raw.contains("multipart/related"), raw);
    for (String name : List.of("referrals", "revenue-usd")) {
      String id = name + "." + mail.id().substring(1, mail.id().length() - 1);
      assertTrue(raw.contains("Content-ID: <" + id + ">"), raw);
      assertTrue(raw.replace("=\r\n", "").contains("cid:" + id), raw);
    }
  }
}
