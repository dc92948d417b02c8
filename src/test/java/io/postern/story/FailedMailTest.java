package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of our mails that do not arrive, by why they do not. */
class FailedMailTest {
  private static final String SILENCED = "we send nothing more";

  private static final String FULL = "552 5.2.2 the user is over quota";

  private int reports;

  @Test
  void aFullMailboxIsSilencedAfterThreeFailedMailsOverThreeDaysAndAnAnswerLiftsIt() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      comesBack(town, receipt, "5.2.2", FULL);
      Post first = alert(town);
      assertTrue(first.text().contains("The mailbox is full."), first.text());
      assertTrue(first.text().contains("NW-1001"), first.text());
      assertFalse(first.text().contains(SILENCED), first.text());

      comesBack(town, receipt, "5.2.2", FULL);
      assertEquals(List.of(), taken(town, "bounce-alert"), "the same mail again is no news");

      says(town, review, 40);
      toPat(town).forEach(mail -> comesBack(town, mail, "5.2.2", FULL));
      assertFalse(alert(town).text().contains(SILENCED), "not for long yet");
      says(town, review, 40);
      toPat(town).forEach(mail -> comesBack(town, mail, "4.4.7", "delivery time expired"));
      Post last = alert(town);
      assertTrue(last.text().contains(SILENCED), last.text());

      says(town, review, 40);
      assertEquals(List.of(), toPat(town), "nothing more is sent there");
      town.pat.replies(receipt, "status");
      assertEquals("status-answer", town.pat.receives().notice(), "who writes is reached");
    }
  }

  @Test
  void aMailThatArrivesInBetweenEndsTheRow() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      comesBack(town, receipt, "5.2.2", FULL);
      says(town, review, 40);
      List<Post> mails = toPat(town);
      comesBack(town, mails.getFirst(), "5.2.2", FULL);
      says(town, review, 40);
      toPat(town); // these arrive
      says(town, review, 1);
      toPat(town).forEach(mail -> comesBack(town, mail, "5.2.2", FULL));
      assertFalse(alert(town).text().contains(SILENCED));
    }
  }

  @Test
  void whatIsOurFaultSilencesNobodyAndAdminsHearOfItInTheirDailyMail() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      Post review = town.max.receives();
      comesBack(town, receipt, "5.7.26", "550 5.7.26 refused by the DMARC rule of the sender");
      Post alert = alert(town);
      assertTrue(alert.text().contains("could not verify"), alert.text());
      assertFalse(alert.text().contains(SILENCED), alert.text());
      town.pass(Duration.ofHours(23)); // it is 8 on Tuesday
      Post daily = new Person(town, "Admin", "admin@northwind.example").receives();
      assertEquals("daily-report", daily.notice());
      assertTrue(daily.text().contains("(auth, 1)"), daily.text());

      for (int i = 0; i < 3; i++) {
        says(town, review, 40);
        toPat(town)
            .forEach(mail -> comesBack(town, mail, "5.7.1", "554 5.7.1 blocked using bl.example"));
      }
      says(town, review, 1);
      assertFalse(toPat(town).isEmpty(), "the address is as good as before");
    }
  }

  @Test
  void aReportThatAMailIsLateChangesNothing() {
    try (Town town = new Town()) {
      town.pat.writes("A lead for you", MainJobTest.ACME);
      Post receipt = town.pat.receives();
      town.max.receives();
      report(town, receipt, "delayed", "4.2.2", "452 4.2.2 over quota");
      assertEquals(List.of(), town.untaken());
      assertEquals("bounce-delayed", town.mails().getFirst().reason());
    }
  }

  /** The manager writes to the partner after some hours. */
  private static void says(Town town, Post review, int hours) {
    town.pass(Duration.ofHours(hours));
    town.max.replies(review, "We are still looking at it, and will call you soon.");
  }

  /** All that lies there for the partner; it is taken. */
  private static List<Post> toPat(Town town) {
    List<Post> all = town.untaken();
    all.forEach(post -> town.next(post.to()));
    return all.stream().filter(post -> post.to().equals(town.pat.address())).toList();
  }

  private static Post alert(Town town) {
    List<Post> alerts = taken(town, "bounce-alert");
    assertEquals(1, alerts.size(), alerts::toString);
    assertEquals(town.max.address(), alerts.getFirst().to());
    return alerts.getFirst();
  }

  /** Takes all that lies there; those of one notice come back. */
  private static List<Post> taken(Town town, String notice) {
    List<Post> all = town.untaken();
    all.forEach(post -> town.next(post.to()));
    return all.stream().filter(post -> post.notice().equals(notice)).toList();
  }

  private void comesBack(Town town, Post mail, String status, String said) {
    report(town, mail, "failed", status, said);
  }

  private void report(Town town, Post mail, String action, String status, String said) {
    new Person(town, "Mail Delivery", "mailer-daemon@bright.example")
        .sendsRaw(
            mail.envelopeFrom(),
            """
            From: Mail Delivery System <mailer-daemon@bright.example>
            To: %1$s
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Message-ID: <dsn-%2$s@bright.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            This is about your mail.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.bright.example

            Final-Recipient: rfc822; pat@bright.example
            Action: %3$s
            Status: %4$s
            Diagnostic-Code: smtp; %5$s

            --b--
            """
                .formatted(mail.envelopeFrom(), ++reports, action, status, said));
  }
}
