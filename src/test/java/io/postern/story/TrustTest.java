package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.ledger.Records.DealQuery;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Preferences.Courtesy;
import io.postern.program.Program;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may do what, and what robots, strangers and forgers get. */
class TrustTest {
  private static final DealQuery ALL = new DealQuery(Optional.empty(), Optional.empty(), "", 0, 10);

  private static Program program(Town town) {
    return town.engine().programs().byId("northwind").orElseThrow().program();
  }

  @Test
  void aStrangerIsHeldAndToldOnce() {
    try (Town town = new Town()) {
      town.stranger.writes("A lead for you", MainJobTest.ACME);
      assertEquals("sender-unknown", town.stranger.receives().notice());
      town.stranger.writes("A lead again", MainJobTest.ACME);
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void anAutoReplyIsRecordedAndNeverAnswered() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      town.pat.sendsRaw(
          receipt.replyTo(),
          "From: Pat Bright <pat@bright.example>\nTo: "
              + receipt.replyTo()
              + "\nSubject: Automatic reply: "
              + receipt.subject()
              + "\nAuto-Submitted: auto-replied\nMessage-ID: <ooo-1@bright.example>\nIn-Reply-To: "
              + receipt.id()
              + "\n\nI am out of the office until Monday.\n\napprove\n");
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aForgedManagerDecidesNothingAndTheRealOneHearsOfIt() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.repliesUnproven(review, "approve");
      Post tried = town.max.receives();
      assertEquals("someone-tried", tried.notice());
      town.pass(Duration.ofMinutes(5));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void anotherPersonWithTheManagersTokenDecidesNothing() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.stranger.replies(review, "approve");
      town.pass(Duration.ofMinutes(5));
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void t10ARuleThatTakesAnyWordForAYesMakesNobodyAManager() throws IOException {
    Path home = Town.freshHome();
    Path commands = Files.createDirectories(home.resolve("rules/commands"));
    String words = Shipped.folder(Shipped.INBOUND_RULES).text("commands/en.yml").orElseThrow();
    Files.writeString(
        commands.resolve("en.yml"),
        words.replaceFirst("(?m)^  approve:$", "  approve:\n    - (what is this|hello|thanks)"));
    try (Town town = new Town(home, "", "inbound-rules: " + home.resolve("rules"))) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      town.pat.replies(receipt, "What is this");
      town.pat.replies(review, "What is this");
      town.stranger.replies(review, "What is this");
      town.max.repliesUnproven(review, "What is this");
      town.untaken().forEach(post -> town.next(post.to()));
      assertEquals(
          List.of("IN_REVIEW"),
          town.engine().ledger().records().deals(program(town), ALL).stream()
              .map(deal -> deal.status().name())
              .toList());

      town.max.replies(review, "What is this");
      assertEquals("command-confirmed", town.max.receives().notice(), "the rule is in force");
    }
  }

  @Test
  void aManagerWithoutATokenIsSentAFreshRequestAndItsAnswerCounts() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      town.pat.receives();
      Post review = town.max.receives();
      town.max.sendsRaw(
          "referrals@northwind.example",
          "From: Max Manager <max@northwind.example>\n"
              + "To: referrals@northwind.example\n"
              + "Subject: Re: "
              + review.subject()
              + "\nMessage-ID: <no-token-1@northwind.example>\nIn-Reply-To: "
              + review.id()
              + "\n\napprove\n");
      Post fresh = town.max.receives();
      assertEquals("not-allowed", fresh.notice());
      town.max.replies(fresh, "approve");
      assertEquals("command-confirmed", town.max.receives().notice());
      town.pass(Duration.ofMinutes(5));
      assertEquals("approved", town.pat.receives().notice());
    }
  }

  @Test
  void aHardBounceMarksTheAddressAndTheManagerHears() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      Person daemon = new Person(town, "Mail Delivery", "mailer-daemon@bright.example");
      daemon.sendsRaw(
          receipt.envelopeFrom(),
          """
          From: Mail Delivery System <mailer-daemon@bright.example>
          To: %1$s
          Subject: Undelivered Mail Returned to Sender
          Auto-Submitted: auto-replied
          Message-ID: <dsn-1@bright.example>
          MIME-Version: 1.0
          Content-Type: multipart/report; report-type=delivery-status; boundary="b"

          --b
          Content-Type: text/plain

          Your message could not be delivered.

          --b
          Content-Type: message/delivery-status

          Reporting-MTA: dns; mail.bright.example

          Final-Recipient: rfc822; pat@bright.example
          Action: failed
          Status: 5.1.1
          Diagnostic-Code: smtp; 550 5.1.1 user unknown

          --b--
          """
              .formatted(receipt.envelopeFrom()));
      Post alert = town.max.receives();
      assertEquals("bounce-alert", alert.notice());
      assertTrue(alert.text().contains("pat@bright.example"), alert.text());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void whoCallsOurMailSpamGetsNoneThatNobodyWaitsFor() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      Person loop = new Person(town, "Feedback", "fbl@bright.example");
      loop.sendsRaw(
          receipt.envelopeFrom(),
          """
          From: Feedback loop <fbl@bright.example>
          To: %1$s
          Subject: Complaint about message
          Message-ID: <fbl-1@bright.example>
          MIME-Version: 1.0
          Content-Type: multipart/report; report-type=feedback-report; boundary="b"

          --b
          Content-Type: text/plain

          This is an email abuse report.

          --b
          Content-Type: message/feedback-report

          Feedback-Type: abuse
          User-Agent: Loop/1
          Version: 1

          --b--
          """
              .formatted(receipt.envelopeFrom()));
      assertEquals(List.of(), town.untaken());
      assertEquals("complaint", town.mails().getFirst().reason());
      Contact pat =
          town.engine()
              .ledger()
              .roster()
              .at("northwind", Address.of(town.pat.address()))
              .orElseThrow()
              .contact();
      assertEquals(Courtesy.STOPPED, pat.preferences().courtesy());
      // What somebody waits for comes all the same.
      town.pat.replies(receipt, "status");
      assertEquals("status-answer", town.pat.receives().notice());
    }
  }
}
