package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of engagement stand in a file, and each decline cites the rule that it goes by. */
class EngagementTest {
  private static final String RULES =
      """
      off-limits:
        - id: OL-1
          list: accounts/off.csv
          say: {en: "Public bodies cannot be referred.", de: "Keine öffentlichen Stellen."}
      territory:
        - {id: TE-1, calling: ["+49"], say: {en: "The program covers Germany."}}
      protection:
        - {id: PR-1, days: 40}
        - {id: PR-2, stage: PROPOSAL, days: 100}
      extension: {id: EX-1, days: 10, most: 1, granted: true, say: {en: "Once, by ten days."}}
      """;

  private static final String AFTERWARDS =
      """
      grace: {id: GR-1, days: 5, say: {en: "Five days to ask for more time."}}
      tail: {id: TA-1, days: 8, say: {en: "A close within eight days counts."}}
      """;

  private static final String APPROVER =
      """
      territory:
        - {id: TE-2, countries: [de], decide: mia@northwind.example, say: {en: "Abroad Mia decides."}}
        - {id: TE-3, countries: [fr], decide: gone@northwind.example, say: {en: "Nobody any more."}}
      """;

  /** Pat is looked after by Max. */
  private static void aRuleNamesWhoDecides(Town town) {
    String abroad = lead("Zed Works", "Zoe Zed", "zed.fr");
    town.pat.writes("A lead", abroad);
    Post receipt = town.pat.receives();
    assertTrue(receipt.text().contains("Mia Manager decides about it"), receipt.text());
    Post review = town.mia.receives();
    assertEquals("review-request", review.notice());
    assertTrue(review.text().contains("Abroad Mia decides."), review.text());
    assertEquals(List.of(), town.untaken(), "Max is not asked");

    town.pass(Duration.ofDays(6));
    assertEquals("review-request", town.mia.receives().notice(), "reminded");
    assertEquals("review-request", town.mia.receives().notice(), "late");
    Post backup = town.max.receives();
    assertEquals("review-request", backup.notice());
    assertEquals("review-delayed", town.pat.receives().notice());
    town.mia.replies(review, "approve");
    assertEquals("command-confirmed", town.mia.receives().notice());
    town.pass(Duration.ofMinutes(3));
    assertEquals("approved", town.pat.receives().notice());

    // At home the partner's manager decides, as where the one who is named is no manager.
    town.pat.writes("A lead", lead("Yon Works", "Yara Yon", "yon.de"));
    receipt = town.pat.receives();
    assertTrue(receipt.text().contains("Max Manager decides about it"), receipt.text());
    review = town.max.receives();
    assertTrue(review.text().contains("Nobody any more."), review.text());
    assertEquals(List.of(), town.untaken());
  }

  private static void aClaimOutlivesItsProtection(Town town, Post review) {
    town.max.replies(review, "approve for 2 days");
    town.max.receives();
    town.pass(Duration.ofMinutes(3));
    assertEquals("approved", town.pat.receives().notice());
    town.pass(Duration.ofDays(2));
    Post grace = town.pat.receives();
    assertEquals("grace-begins", grace.notice());
    assertTrue(grace.text().contains("Five days to ask for more time."), grace.text());
    assertEquals("grace-begins", town.max.receives().notice());
    town.pass(Duration.ofDays(5));
    Post expired = town.pat.receives();
    assertEquals("expired", expired.notice());
    assertTrue(expired.text().contains("A close within eight days counts."), expired.text());
    Post managers = town.max.receives();
    town.pass(Duration.ofDays(7));
    town.max.replies(managers, "won 20,000 EUR");
    Post confirmed = town.max.receives();
    assertEquals("command-confirmed", confirmed.notice());
    town.max.replies(confirmed, "undo");
    town.max.receives();
    town.max.replies(managers, "won 21,000 EUR");
    town.max.receives();
    town.pass(Duration.ofMinutes(3));
    Post won = town.pat.receives();
    assertEquals("won", won.notice());
    assertTrue(won.text().contains("TA-1"), won.text());
    assertTrue(won.text().contains("Your commission is 2,100 EUR"), won.text());
    assertEquals(List.of(), town.untaken());
  }

  private static String lead(String company, String contact, String domain) {
    return "Hi,\n\nplease register a new referral for us:\n\nCompany: %s\nContact: %s\nEmail: %s@%s\n\nPat\n"
        .formatted(
            company, contact, contact.split(" ")[0].toLowerCase(java.util.Locale.ROOT), domain);
  }

  @Test
  void aRuleDeclinesIsCitedAndItsDeclineCanBeDisputed() throws IOException {
    Path home = Town.freshHome();
    Path rules = home.resolve("rules");
    Files.createDirectories(rules.resolve("accounts"));
    Files.writeString(rules.resolve("engagement.yml"), RULES);
    Files.writeString(rules.resolve("commission.yml"), "plans: {x: {percent: 10}}\nprogram: x\n");
    Files.writeString(rules.resolve("accounts/off.csv"), "company,domain\n,*.gov.example\n");
    try (Town town = new Town(home, "", "inbound-rules: " + rules)) {
      town.pat.writes("A lead", lead("Town of Lee", "Lara Lee", "lee.gov.example"));
      Post declined = town.pat.receives();
      assertEquals("declined-by-rule", declined.notice());
      assertTrue(declined.text().contains("OL-1"), declined.text());
      assertTrue(declined.text().contains("Public bodies cannot be referred."), declined.text());
      assertEquals(List.of(), town.untaken(), "no manager is asked");

      town.pat.replies(declined, "dispute: it is a private company with a public name");
      assertEquals("dispute-taken", town.pat.receives().notice());
      Post dispute = town.max.receives();
      assertEquals("dispute-review", dispute.notice());
      assertTrue(dispute.text().contains("a private company"), dispute.text());
      town.pass(Duration.ofDays(2).plusMinutes(1)); // Wednesday; due on Thursday
      Post reminder = town.max.receives();
      assertTrue(reminder.text().contains("still waits"), reminder.text());
      town.pass(Duration.ofDays(1));
      assertEquals("dispute-review", town.max.receives().notice());
      Post backup = town.mia.receives();
      assertEquals("dispute-review", backup.notice());
      assertEquals("review-delayed", town.pat.receives().notice());
      town.mia.replies(backup, "decline: the town owns it");
      assertEquals("command-confirmed", town.mia.receives().notice());
      town.pass(Duration.ofMinutes(3));
      Post answered = town.pat.receives();
      assertEquals("dispute-answered", answered.notice());
      assertTrue(answered.text().contains("the town owns it"), answered.text());

      town.max.writes("How does it work?", "rules");
      Post inForce = town.max.receives();
      assertEquals("program-rules", inForce.notice());
      assertTrue(inForce.text().contains("OL-1"), inForce.text());
      assertTrue(inForce.text().contains("declines at once"), inForce.text());
      assertTrue(inForce.text().contains("100 days from stage Proposal"), inForce.text());

      town.pat.writes("A lead", MainJobTest.ACME);
      assertEquals("referral-receipt", town.pat.receives().notice());
      Post review = town.max.receives();
      assertTrue(review.text().contains("TE-1"), review.text());
      assertTrue(review.text().contains("+442079460112"), review.text());
      town.max.replies(review, "terms");
      Post terms = town.max.receives();
      assertEquals("program-terms", terms.notice());
      assertTrue(terms.text().contains("Acme Tools Ltd (NW-1002)"), terms.text());
      assertTrue(terms.text().contains("10% of the deal"), terms.text());
      town.max.replies(review, "approve");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      Post approved = town.pat.receives();
      assertTrue(approved.text().contains("14 April 2026"), "40 days: " + approved.text());
      town.max.replies(review, "stage: Proposal");
      town.max.receives();
      town.pass(Duration.ofMinutes(3));
      Post moved = town.pat.receives();
      assertEquals("stage-changed", moved.notice());
      assertTrue(moved.text().contains("13 June 2026"), "100 days: " + moved.text());

      town.pat.replies(moved, "extend: they decide after the holidays");
      Post extended = town.pat.receives();
      assertEquals("extended", extended.notice());
      assertTrue(extended.text().contains("23 June 2026"), extended.text());
      assertEquals("message-from-partner", town.max.receives().notice());
      town.pat.replies(moved, "extend: once more please");
      Post refused = town.pat.receives();
      assertEquals("not-allowed", refused.notice());
      assertTrue(refused.text().contains("another extension"), refused.text());

      Files.writeString(rules.resolve("engagement.yml"), AFTERWARDS);
      town.pass(Duration.ofSeconds(5));
      town.pat.writes("A lead", lead("City of Dee", "Dora Dee", "dee.gov.example"));
      Post taken = town.pat.receives();
      assertEquals("referral-receipt", taken.notice(), "rules act without a restart");
      Post reviewed = town.max.receives();
      assertFalse(reviewed.text().contains("OL-1"));
      assertEquals(List.of(), town.untaken());
      aClaimOutlivesItsProtection(town, reviewed);
      Files.writeString(rules.resolve("engagement.yml"), APPROVER);
      town.pass(Duration.ofSeconds(5));
      aRuleNamesWhoDecides(town);
    }
  }
}
