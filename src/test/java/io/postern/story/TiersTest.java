package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A partner rises by what it brings, is warned when less comes, and falls when its time is over.
 */
class TiersTest {
  private static Town town() throws IOException {
    Path home = Town.freshHome();
    Path rules = Files.createDirectory(home.resolve("rules"));
    Files.writeString(
        rules.resolve("tiers.yml"),
        """
        months: 1
        grace-days: 20
        tiers:
          - tier: Bronze
          - {tier: Silver, needs: {won: 1}, review-days: 1, say: {en: "A logo on our page."}}
          - {tier: Gold, needs: [{won: 5}, {revenue: 100000 USD}]}
        """);
    Files.writeString(
        rules.resolve("commission.yml"),
        """
        plans: {usual: {percent: 10}, silver: {percent: 15}}
        program: usual
        tiers: {Silver: silver}
        """);
    Files.writeString(
        rules.resolve("engagement.yml"),
        "protection:\n  - {id: PR-1, tier: Silver, days: 120}\n  - {id: PR-2, days: 90}\n");
    return new Town(home, "", "inbound-rules: " + rules);
  }

  private static String tierOfPat(Town town) {
    return town.engine()
        .ledger()
        .roster()
        .at("northwind", Address.of(town.pat.address()))
        .orElseThrow()
        .partner()
        .tier();
  }

  private static Post news(Person who, String notice, String subject) {
    Post post = who.receives();
    assertEquals(notice, post.notice());
    assertEquals(subject, post.subject());
    return post;
  }

  @Test
  void aWonDealLiftsAPartnerSilenceLowersItAndAManagerMayHoldItEachOnce() throws IOException {
    try (Town town = town()) {
      town.pat.writes("A lead", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      assertTrue(receipt.text().contains("protected for you for 90 days"), receipt.text());
      Post review = town.max.receives();
      town.max.replies(review, "approve");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("approved", town.pat.receives().notice());
      town.max.replies(review, "won 40,000 USD");
      assertEquals("command-confirmed", town.max.receives().notice());
      assertEquals("Bronze", tierOfPat(town), "it may still be undone");
      town.pass(Duration.ofMinutes(3));
      assertEquals("won", town.pat.receives().notice());
      Post raised = news(town.pat, "tier-news", "You have reached Silver");
      assertTrue(raised.text().contains("within 1 working day."), raised.text());
      assertTrue(raised.text().contains("yours for 120 days"), raised.text());
      assertTrue(raised.text().contains("15% of the deal is yours"), raised.text());
      assertTrue(raised.text().contains("A logo on our page."), raised.text());
      assertTrue(raised.text().contains("1 of 5 won deals"), raised.text());
      assertTrue(raised.text().contains("40,000 USD of 100,000 USD in sales"), raised.text());
      news(town.max, "partner-tier", "Bright Advisory: Silver");
      assertEquals("Silver", tierOfPat(town));

      // Monday to Tuesday, not Wednesday; and safe for longer.
      town.pat.writes(
          "Another", MainJobTest.ACME.replace("Acme", "Anvil").replace("acme", "anvil"));
      Post second = town.pat.receives();
      assertTrue(second.text().contains("Tuesday, 3 March 2026"), second.text());
      assertTrue(second.text().contains("protected for you for 120 days"), second.text());
      Post again = town.max.receives();
      town.max.replies(again, "decline: no budget there");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(3));
      assertEquals("declined", town.pat.receives().notice());

      // The engine stands still over the first of April and of May: one warning, from then on.
      town.sleepsFor(Duration.ofDays(61)); // 2 May
      Post slips = taken(town, town.pat, "tier-news");
      assertEquals("Your tier Silver needs your help", slips.subject());
      assertTrue(slips.text().contains("before Friday, 22 May 2026"), slips.text());
      assertTrue(slips.text().contains("0 of 1 won deals"), slips.text());
      Post told = taken(town, town.max, "partner-tier");
      assertEquals("Bright Advisory: Silver until Friday, 22 May 2026", told.subject());
      assertTrue(town.untaken().stream().noneMatch(post -> post.notice().startsWith("tier")));
      Post statement = taken(town, town.pat, "statement");
      assertFalse(statement.text().contains("1 of 5"), statement.text());

      town.max.replies(told, "tier pat@bright.example: Silver, if they call");
      assertTrue(town.max.receives().text().contains("there is no tier of that name"));
      town.max.replies(told, "tier pat@bright.example: Silver");
      Post pinned = news(town.max, "partner-tier", "Bright Advisory: Silver");
      town.sleepsFor(Duration.ofDays(40)); // 11 June
      assertEquals("Silver", tierOfPat(town));
      town.max.replies(pinned, "tier pat@bright.example: auto");
      news(town.max, "partner-tier", "Bright Advisory: Silver");
      slips = taken(town, town.pat, "tier-news");
      assertTrue(slips.text().contains("before Wednesday, 1 July 2026"), slips.text());
      taken(town, town.max, "partner-tier");
      town.pass(Duration.ofDays(19));
      assertEquals("Silver", tierOfPat(town));
      town.pass(Duration.ofDays(2));
      assertEquals("Bronze", tierOfPat(town));
      Post lowered = taken(town, town.pat, "tier-news");
      assertEquals("Your tier is Bronze now", lowered.subject());
      assertTrue(lowered.text().contains("10% of the deal is yours"), lowered.text());
      Post last = taken(town, town.max, "partner-tier");
      assertTrue(last.text().contains("from Silver it has come to Bronze"), last.text());
      assertTrue(
          town.untaken().stream().noneMatch(post -> post.notice().contains("tier")),
          () -> "each once: " + town.untaken().stream().map(Post::subject).toList());
      assertEquals(List.of("Bronze", "Bronze"), tiers(town));
    }
  }

  private static List<String> tiers(Town town) {
    return town.engine().ledger().roster().list("northwind", "", 0, 10).stream()
        .map(entry -> entry.partner().tier())
        .toList();
  }

  /** The next notice of this kind to somebody; those before it are left aside. */
  private static Post taken(Town town, Person who, String notice) {
    town.untaken();
    Post post = who.receives();
    while (!post.notice().equals(notice)) {
      post = who.receives();
    }
    return post;
  }
}
