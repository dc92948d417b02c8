package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a partner earns, from the first forecast to the last cent, by mail alone. */
class MoneyTest {
  private static final String PLANS =
      """
      plans:
        standard: {percent: 10, hold-days: 14, clawback-days: 100, say: {en: "A tenth of the first year."}}
        second: {percent: 5}
      program: second
      partners: {Bright Advisory: standard}
      minimum: [100 USD]
      approval: {finance: [mia@northwind.example], above: [5000 USD]}
      """;

  private static Town town() throws IOException {
    Path home = Town.freshHome();
    Path rules = home.resolve("rules");
    Files.createDirectories(rules);
    Files.writeString(rules.resolve("commission.yml"), PLANS);
    return new Town(home, "", "inbound-rules: " + rules);
  }

  /** The manager's word, once the partner knows of it too. */
  private static Post decides(Town town, Post review, String words) {
    town.max.replies(review, words);
    assertEquals("command-confirmed", town.max.receives().notice());
    town.pass(Duration.ofMinutes(3));
    return town.pat.receives();
  }

  private static Post asks(Town town, Post mail, String words) {
    town.pat.replies(mail, words);
    return town.pat.receives();
  }

  @Test
  void aWonDealEarnsIsHeldReleasedPaidAndTakenBackWhenItIsReopened() throws IOException {
    try (Town town = town()) {
      town.pat.writes("A lead", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      Post terms = asks(town, receipt, "terms");
      assertEquals("terms-in-words", terms.notice());
      assertTrue(terms.text().contains("A tenth of the first year."), terms.text());
      assertTrue(terms.text().contains("10% of the deal"), terms.text());
      assertTrue(terms.text().contains("Payable 14 days"), terms.text());
      Post nothing = asks(town, receipt, "my commission");
      assertEquals("my-commission", nothing.notice());
      assertTrue(nothing.text().contains("No commission is recorded"), nothing.text());

      Post approved = decides(town, review, "approve");
      assertEquals("approved", approved.notice());
      assertTrue(
          approved.text().contains("If it closes at 50,000 GBP, your commission is 5,000 GBP"),
          approved.text());
      // Later terms do not touch a claim that came before them.
      Files.writeString(
          town.home().resolve("rules/commission.yml"), PLANS.replace("percent: 10", "percent: 1"));
      town.pass(Duration.ofSeconds(5));
      Post moved = decides(town, review, "stage: Demo");
      assertTrue(moved.text().contains("5,000 GBP, payable 14 days after"), moved.text());

      Post won = decides(town, review, "won 40,000 USD");
      assertEquals("won", won.notice());
      assertTrue(won.text().contains("Your commission is 4,000 USD"), won.text());
      assertTrue(won.text().contains("payable from Monday, 16 March 2026"), won.text());
      Post mine = asks(town, won, "What is my commission?");
      assertEquals("my-commission", mine.notice());
      assertTrue(mine.text().contains("On hold: 4,000 USD"), mine.text());
      assertTrue(mine.text().contains("1: Acme Tools"), mine.text());
      town.max.replies(review, "approve commission");
      Post early = town.max.receives();
      assertEquals("not-allowed", early.notice());
      assertTrue(early.text().contains("Nothing is payable here"), early.text());

      town.pass(Duration.ofDays(14));
      Post payable = town.pat.receives();
      assertEquals("commission-news", payable.notice());
      assertTrue(payable.text().contains("The hold is over"), payable.text());
      Post due = town.max.receives();
      assertEquals("commission-due", due.notice());
      assertTrue(due.text().contains("4,000 USD"), due.text());
      town.max.replies(due, "approve commission");
      assertEquals("command-confirmed", town.max.receives().notice());
      assertTrue(town.pat.receives().text().contains("is released and will be paid"));
      town.max.replies(due, "paid");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post paid = town.pat.receives();
      assertTrue(paid.text().contains("We paid 4,000 USD to you"), paid.text());
      town.max.replies(due, "paid");
      assertEquals("not-allowed", town.max.receives().notice(), "once");

      Post reopened = decides(town, review, "reopen");
      assertEquals("reopened", reopened.notice());
      assertTrue(reopened.text().contains("is taken back until it is won again"), reopened.text());
      mine = asks(town, won, "my commission");
      assertTrue(mine.text().contains("Payable: -4,000 USD"), mine.text());
      assertTrue(mine.text().contains("takes back line 1"), mine.text());

      // Won again for more: what was taken back is set off against it, and finance releases it.
      won = decides(town, review, "won 150,000 USD");
      assertTrue(won.text().contains("Your commission is 15,000 USD"), won.text());
      town.pass(Duration.ofDays(14));
      town.pat.receives();
      Post large = town.mia.receives();
      assertEquals("commission-due", large.notice());
      assertTrue(large.text().contains("payable: 11,000 USD"), large.text());
      assertTrue(large.text().contains("only finance may release it"), large.text());
      town.max.replies(due, "approve commission");
      Post refused = town.max.receives();
      assertEquals("not-allowed", refused.notice());
      assertTrue(refused.text().contains("only finance"), refused.text());
      town.mia.replies(large, "approve commission");
      assertEquals("command-confirmed", town.mia.receives().notice());
      Post released = town.pat.receives();
      assertTrue(released.text().contains("11,000 USD is released"), released.text());
      assertEquals(List.of(), town.engine().ledger().records().verify(program(town)).problems());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void anUndoneWinEarnsNothingAndAStatementsLineCanBeDisputed() throws IOException {
    try (Town town = town()) {
      town.pat.writes("A lead", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      decides(town, review, "approve");
      town.max.replies(review, "won 40,000 USD");
      Post confirmed = town.max.receives();
      town.max.replies(confirmed, "undo");
      assertEquals("command-confirmed", town.max.receives().notice());
      Post mine = asks(town, receipt, "my commission");
      assertFalse(mine.text().contains("On hold"), mine.text());
      town.pass(Duration.ofDays(20));
      assertEquals(List.of(), town.untaken(), "nobody is told of what was undone");

      // Won for good; the month ends before the hold does.
      decides(town, review, "won 40,000 USD");
      town.pass(Duration.ofDays(10));
      Post statement = town.pat.receives();
      assertEquals("statement", statement.notice());
      assertTrue(statement.text().contains("1 March 2026"), statement.text());
      assertTrue(statement.text().contains("On hold: 4,000 USD"), statement.text());
      String csv = new String(statement.bytes(), StandardCharsets.UTF_8);
      assertTrue(csv.contains("northwind-statement-2026-03-01-2026-03-31.csv"), csv);
      assertTrue(
          csv.contains("2,Acme Tools Ltd (NW-1001),sale,,40000.00,100,4000.00,USD,held"), csv);
      Post empty = town.next("sue@second.example");
      assertEquals("statement", empty.notice(), "at zero too");
      assertTrue(empty.text().contains("nothing was forgotten"), empty.text());

      Post taken = asks(town, statement, "dispute 2: we agreed on twelve percent");
      assertEquals("commission-news", taken.notice());
      assertTrue(taken.text().contains("The line is frozen"), taken.text());
      Post objection = town.max.receives();
      assertEquals("commission-disputed", objection.notice());
      assertTrue(objection.text().contains("we agreed on twelve percent"), objection.text());
      Post unknown = asks(town, statement, "dispute 9: that one too");
      assertEquals("not-allowed", unknown.notice());
      town.pass(Duration.ofDays(8));
      assertEquals("commission-disputed", town.max.receives().notice(), "nobody answered");
      assertEquals("commission-disputed", town.mia.receives().notice());
      assertEquals(List.of(), town.untaken(), "the hold is over, and the line stays frozen");
      town.max.replies(objection, "adjust commission to 4,800 USD: twelve percent, as agreed");
      Post adjusted = town.pat.receives();
      assertTrue(adjusted.text().contains("twelve percent, as agreed"), adjusted.text());
      assertTrue(adjusted.text().contains("800 USD"), adjusted.text());
      Post asked = town.max.receives();
      assertEquals("commission-due", asked.notice());
      assertTrue(asked.text().contains("payable: 4,800 USD"), asked.text());
      town.pass(Duration.ofSeconds(1)); // mails of one thread leave one after the other
      assertEquals("command-confirmed", town.max.receives().notice());
      aSaleByInvoiceEarnsWhenTheCustomerHasPaid(town);
      Files.writeString(town.home().resolve("rules/commission.yml"), "");
      town.pass(Duration.ofSeconds(5));
      Post none = asks(town, receipt, "terms");
      assertTrue(none.text().contains("No commission plan is set"), none.text());
    }
  }

  private static void aSaleByInvoiceEarnsWhenTheCustomerHasPaid(Town town) throws IOException {
    Files.writeString(
        town.home().resolve("rules/commission.yml"), "trigger: invoice-paid\n" + PLANS);
    town.pass(Duration.ofSeconds(5));
    town.pat.writes(
        "Another lead", "Company: Globex\nContact: Gail Green\nEmail: gail@globex.example\n");
    Post receipt = town.pat.receives();
    Post review = town.max.receives();
    Post terms = asks(town, receipt, "terms");
    assertTrue(terms.text().contains("14 days after the customer has paid"), terms.text());
    decides(town, review, "approve");
    Post won = decides(town, review, "won 20,000 USD");
    assertTrue(won.text().contains("2,000 USD, once the customer has paid"), won.text());
    town.max.replies(review, "invoice paid");
    Post confirmed = town.max.receives();
    assertTrue(confirmed.text().contains("invoice paid"), confirmed.text());
    town.max.replies(confirmed, "undo");
    assertEquals("command-confirmed", town.max.receives().notice());
    town.max.replies(review, "invoice paid on 31 December 2027");
    Post refused = town.max.receives();
    assertTrue(refused.text().contains("still to come"), refused.text());

    String sheet = "Company,Stage,Paid on\nGlobex,Closed won,2026-04-08\n";
    town.max.sendsRaw(refused.replyTo(), StagesTest.mail(town.max, sheet));
    Post report = town.max.receives();
    assertEquals("stage-report", report.notice());
    assertTrue(report.text().contains("(NW-1002): invoice paid"), report.text());
    town.pass(Duration.ofMinutes(3));
    Post paid = town.pat.receives();
    assertEquals("invoice-paid", paid.notice());
    assertTrue(paid.text().contains("2,000 USD"), paid.text());
    assertTrue(paid.text().contains("payable from Wednesday, 22 April 2026"), paid.text());
    assertTrue(asks(town, paid, "my commission").text().contains("On hold: 2,000 USD"));
    assertEquals(List.of(), town.engine().ledger().records().verify(program(town)).problems());
    assertEquals(List.of(), town.untaken());
  }

  private static io.postern.program.Program program(Town town) {
    return town.engine().programs().byId("northwind").orElseThrow().program();
  }
}
