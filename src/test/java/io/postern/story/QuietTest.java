package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody moves, and the program does what its rules say. The first day is Monday, 2 March. */
class QuietTest {
  private static final String RULES =
      """
      stalled: {days: 20, partner-days: 40}
      unanswered: {id: UN-1, days: 2, do: approve, say: {en: "Who gets no answer in time is approved."}}
      """;

  @Test
  void anUnansweredReviewEndsByARuleAndAQuietDealIsAskedAbout() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectories(home.resolve("rules"));
    Files.writeString(rules.resolve("engagement.yml"), RULES);
    try (Town town = new Town(home, "", "inbound-rules: " + rules)) {
      town.pat.writes("A lead", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      town.pat.replies(receipt, "rules");
      Post told = town.pat.receives();
      assertEquals("rules-in-words", told.notice());
      assertTrue(told.text().contains("UN-1: Who gets no answer in time"), told.text());
      town.pat.replies(receipt, "my referrals");
      Post listed = town.pat.receives();
      assertEquals("status-answer", listed.notice());
      assertTrue(listed.text().contains("Acme Tools Ltd"), listed.text());
      town.pat.replies(receipt, "Language: German");
      Post german = town.pat.receives();
      assertEquals("language-set", german.notice());
      assertTrue(german.text().contains("auf Deutsch."), german.text());
      town.pat.replies(receipt, "Hilfe");
      Post help = town.pat.receives();
      assertTrue(help.text().contains("Guten Tag"), "all that follows, too");
      assertTrue(help.text().contains("„zurückziehen“ nimmt sie zurück"), help.text());
      town.pat.replies(receipt, "Sprache: Englisch");
      assertTrue(town.pat.receives().text().contains("in English."));
      assertEquals("review-request", town.max.receives().notice());
      town.pass(Duration.ofDays(2).plusMinutes(1));
      assertEquals("review-request", town.max.receives().notice());
      town.pass(Duration.ofDays(1)); // Thursday: late
      town.max.receives();
      town.mia.receives();
      assertEquals("review-delayed", town.pat.receives().notice());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(4)); // Monday: two working days later
      Post approved = town.pat.receives();
      assertEquals("approved", approved.notice());
      assertTrue(approved.text().contains("Who gets no answer in time is approved."));
      Post ended = town.max.receives();
      assertEquals("review-ended", ended.notice());
      assertEquals(List.of(), town.untaken());

      town.pass(Duration.ofDays(20).plusMinutes(1));
      Post asked = town.max.receives();
      assertEquals("stalled", asked.notice());
      assertEquals(List.of(), town.untaken(), "the partner is told at half that rate");
      town.max.replies(asked, "note: in progress");
      Post noted = town.max.receives();
      assertEquals("command-confirmed", noted.notice(), noted.text());
      town.pass(Duration.ofDays(19));
      assertEquals(List.of(), town.untaken(), "a note is a sign of life");
      town.pass(Duration.ofDays(1).plusMinutes(1));
      assertEquals("stalled", town.max.receives().notice());
      town.pass(Duration.ofDays(20));
      assertEquals("stalled", town.max.receives().notice());
      Post honest = town.pat.receives();
      assertEquals("no-change", honest.notice());
      assertTrue(honest.text().contains("40 days"), honest.text());
      town.max.replies(asked, "lost: no budget");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      assertEquals("lost", town.pat.receives().notice());
      town.pass(Duration.ofDays(200));
      assertEquals(List.of(), town.untaken(), "what is closed is not asked about");
    }
  }
}
