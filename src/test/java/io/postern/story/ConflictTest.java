package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two partners claim one company, and neither ever hears who the other one is. */
class ConflictTest {
  // The same company with another contact, and its name as people write it.
  private static final String ACME_AGAIN =
      """
      Hello,

      please register this one for us:

      Company: ACME Tools
      Contact: John Roe
      Email: john@roe-mail.example
      Phone: +44 20 7946 0112

      Sue
      """;

  @Test
  void oneWordOfAManagerSettlesTwoClaimsAndUndoTakesBothBack() {
    try (Town town = new Town()) {
      Person sue = new Person(town, "Sue Second", "sue@second.example");
      town.pat.writes("A lead for you", MainJobTest.ACME);
      assertEquals("referral-receipt", town.pat.receives().notice());
      Post first = town.max.receives();
      assertEquals("review-request", first.notice());

      town.clock.pass(Duration.ofMinutes(50));
      sue.writes("Acme", ACME_AGAIN);
      Post receipt = sue.receives();
      assertEquals("referral-receipt", receipt.notice());
      assertFalse(receipt.text().contains("claim") && receipt.text().contains("Bright"));
      Post review = town.mia.receives();
      assertEquals("review-request", review.notice());
      for (String part :
          List.of(
              "Bright Advisory",
              "Second Partner",
              "NW-1001",
              "NW-1002",
              "same phone number",
              "same company",
              "2026-03-02 09:00",
              "2026-03-02 09:50",
              "split 60/40")) {
        assertTrue(review.text().contains(part), part + " in " + review.text());
      }
      Post other = town.max.receives();
      assertEquals("conflict-found", other.notice());
      assertTrue(other.text().contains("Second Partner"), other.text());

      town.mia.replies(review, "second");
      Post confirmed = town.mia.receives();
      assertEquals("command-confirmed", confirmed.notice());
      assertEquals(List.of(), town.untaken(), "all letters wait for the undo window");
      town.mia.replies(confirmed, "undo");
      assertEquals("command-confirmed", town.mia.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals(List.of(), town.untaken(), "nobody hears of what was taken back");

      town.max.replies(other, "first");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post won = town.pat.receives();
      assertEquals("credit-decided", won.notice());
      assertTrue(won.text().contains("It is yours"), won.text());
      Post lost = sue.receives();
      assertEquals("credit-decided", lost.notice());
      assertTrue(lost.text().contains("2026-03-02 09:00"), "the order of dates: " + lost.text());
      for (Post letter : List.of(won, lost)) {
        boolean pats = letter == won;
        String secret = pats ? "Second" : "Bright";
        String raw = letter.subject() + letter.text();
        assertFalse(raw.contains(secret), raw);
        assertFalse(raw.contains(pats ? "NW-1002" : "NW-1001"), raw);
        assertFalse(raw.contains(pats ? "sue" : "pat@"), raw);
      }
      Post reported = town.mia.receives();
      assertEquals("credit-reported", reported.notice());
      assertTrue(reported.text().contains("Max Manager"), reported.text());
      town.mia.replies(review, "first");
      assertEquals("command-too-late", town.mia.receives().notice(), "it is settled");
      assertEquals(List.of(), town.untaken());
    }
  }
}
