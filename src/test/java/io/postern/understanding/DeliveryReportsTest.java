package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.DeliveryReport;
import io.postern.mail.DeliveryReport.Cause;
import io.postern.mail.DeliveryReport.Fate;
import io.postern.mail.MessageId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportsTest {
  private static final String DAEMON =
      "Return-Path: <>\n"
          + "From: Mail Delivery System <MAILER-DAEMON@mx.partner.example>\n"
          + "To: referrals@northwind.example\n";

  @Test
  void theFieldsOfAReportAreRead() {
    DeliveryReport report =
        RobotMails.report(
                status(
                    """
                    Reporting-MTA: dns; mx.partner.example

                    Final-Recipient: rfc822; <pat@partner.example>
                    Original-Recipient: rfc822;pat@partner.example
                    Action: failed
                    Status: 5.0.0 (permanent failure)
                    Diagnostic-Code: smtp; 550 5.1.1 <pat@partner.example>: no such
                     user here

                    Final-Recipient: rfc822; lee@partner.example
                    Action: failed
                    Status: 5.2.2
                    Diagnostic-Code: smtp; 552 5.2.2 Mailbox full
                    """))
            .orElseThrow();

    assertEquals(Optional.of(new MessageId("m.1@northwind.example")), report.originalId());
    assertFate(
        report.recipients().getFirst(),
        "pat@partner.example",
        "failed",
        "5.1.1",
        true,
        Cause.USER_UNKNOWN);
    assertFate(
        report.recipients().get(1),
        "lee@partner.example",
        "failed",
        "5.2.2",
        false,
        Cause.MAILBOX_FULL);
  }

  @Test
  void groupsWithoutBlankLinesAndInAnyOrderAreToldApart() {
    List<Fate> fates =
        RobotMails.report(
                status(
                    """
                    Reporting-MTA: dns; mx.partner.example
                    Status: 5.1.1
                    Action: failed
                    Final-Recipient: rfc822; pat@partner.example
                    Status: 4.4.1
                    Action: delayed

                    Final-Recipient: rfc822; lee@partner.example
                    """))
            .orElseThrow()
            .recipients();

    assertFate(
        fates.getFirst(), "pat@partner.example", "failed", "5.1.1", true, Cause.USER_UNKNOWN);
    assertFate(fates.get(1), "lee@partner.example", "delayed", "4.4.1", false, Cause.NETWORK);
  }

  @Test
  void aDelayAndASuccessAreNoFailure() {
    assertEquals(
        "delayed",
        only(status("Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.7\n"))
            .action());
    assertEquals(
        "delivered",
        only(status("Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0\n"))
            .action());
  }

  @Test
  void formsWithoutFieldsAreRead() {
    assertFate(
        only(
            DAEMON
                + """
                Subject: Mail delivery failed: returning message to sender
                X-Failed-Recipients: pat@partner.example

                A message that you sent could not be delivered:

                  pat@partner.example
                    host mx.partner.example [192.0.2.1]
                    SMTP error after RCPT TO:<pat@partner.example>:
                    550 Unknown user

                ------ This is a copy of the message, including all the headers. ------

                Received: from x by y
                Message-ID: <m.1@northwind.example>
                To: pat@partner.example

                full of spam and viruses
                """),
        "pat@partner.example",
        "failed",
        "5.0.0",
        true,
        Cause.USER_UNKNOWN);
    assertFate(
        only(
            DAEMON
                + """
                Subject: failure notice

                I'm afraid I wasn't able to deliver your message.

                <pat@partner.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 552 5.2.2 disk quota exceeded
                Giving up on 192.0.2.1.

                --- Below this line is a copy of the message.

                To: pat@partner.example
                """),
        "pat@partner.example",
        "failed",
        "5.2.2",
        false,
        Cause.MAILBOX_FULL);
    assertFate(
        only(
            """
            From: postmaster@partner.example
            To: referrals@northwind.example
            Subject: Undeliverable: Acme Tools (NW-1042)

            Your message

              To:      pat@partner.example
              Subject: Acme Tools (NW-1042)

            did not reach the following recipient(s):

            pat@partner.example on Mon, 2 Nov 2026 10:00:00 +0100
                The recipient name is not recognized
            """),
        "pat@partner.example",
        "failed",
        "5.0.0",
        true,
        Cause.USER_UNKNOWN);
    assertFate(
        only(
            DAEMON
                + """
                Subject: Delivery Status Notification (Delay)

                Delivery to the following recipient has been delayed:

                     pat@partner.example

                Message will be retried for 2 more day(s)
                """),
        "pat@partner.example",
        "delayed",
        "4.0.0",
        false,
        Cause.EXPIRED);
    assertFate(
        only(
            DAEMON
                + """
                Subject: メールが配信できませんでした

                宛先: pat@partner.example
                この宛先は存在しません。(550 5.1.1)
                """),
        "pat@partner.example",
        "failed",
        "5.1.1",
        true,
        Cause.USER_UNKNOWN);
  }

  @Test
  void severalRecipientsEachHaveTheirOwnWords() {
    List<Fate> fates =
        RobotMails.report(
                DAEMON
                    + """
                    Subject: failure notice

                    <pat@partner.example>:
                    550 mailbox is full

                    <lee@partner.example>:
                    550 no such user
                    """)
            .orElseThrow()
            .recipients();

    assertFate(
        fates.getFirst(), "pat@partner.example", "failed", "5.0.0", false, Cause.MAILBOX_FULL);
    assertFate(fates.get(1), "lee@partner.example", "failed", "5.0.0", true, Cause.USER_UNKNOWN);
  }

  @Test
  void aReportInsideAGatewaysOwnIsFound() {
    String inner =
        status("Final-Recipient: rfc822; pat@partner.example\nAction: failed\nStatus: 5.1.1\n");
    DeliveryReport report =
        RobotMails.report(
                DAEMON
                    + "Subject: Returned mail\n"
                    + "Content-Type: multipart/mixed; boundary=o\n\n"
                    + "--o\n\n"
                    + "see below\n"
                    + "--o\n"
                    + "Content-Type: message/rfc822\n\n"
                    + inner
                    + "\n--o--\n")
            .orElseThrow();

    assertEquals("pat@partner.example", report.recipients().getFirst().recipient());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 User unknown | USER_UNKNOWN | true",
        "550 Requested action not taken: mailbox unavailable | USER_UNKNOWN | true",
        "550 5.1.1 Utilisateur inconnu | USER_UNKNOWN | true",
        "550 Der Empfänger existiert nicht | USER_UNKNOWN | true",
        "550 Пользователь не найден | USER_UNKNOWN | true",
        "551 User has moved to new.example | MOVED | true",
        "550 5.4.4 Host not found | HOST_UNKNOWN | true",
        "556 5.1.10 Domain does not accept mail (nullMX) | TAKES_NO_MAIL | true",
        "552 5.2.2 Over quota | MAILBOX_FULL | false",
        "550 5.2.1 The account is disabled | SUSPENDED | false",
        "552 5.3.4 Message too big for system | TOO_BIG | false",
        "550 5.7.26 This message fails DMARC | AUTHENTICATION | false",
        "550 5.7.1 Relaying denied | RELAY | false",
        "554 5.7.1 Service unavailable; blocked using bl.example.org | BLOCKED | false",
        "554 Message rejected as spam | CONTENT | false",
        "550 5.1.8 Domain of sender address a@b.example does not exist | POLICY | false",
        "550 Sender verify failed: no such user | POLICY | false",
        "550 The group may not exist, or you may not have permission to post | POLICY | false",
        "451 4.3.0 Temporary failure, please try again | SYSTEM | false",
        "421 4.4.2 Connection timed out | EXPIRED | false",
        "450 4.4.4 Host not found | NETWORK | false",
        "550 user unknown, see https://antispam.example/dmarc | AUTHENTICATION | false",
        "550 antispam.mx.example says user unknown | USER_UNKNOWN | true",
        "550 sorry | UNDEFINED | false",
      })
  void whatTheHostSaidTellsTheCause(String said, Cause cause, boolean hard) {
    Fate fate =
        only(
            status(
                "Final-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; "
                    + said
                    + "\n"));

    assertEquals(cause, fate.cause());
    assertEquals(hard, fate.hard());
    assertEquals(said, fate.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: pat@partner.example\n"
            + "Subject: Re: Undelivered mail\n\n"
            + "my mail to jane@acme.example came back: 550 user unknown\n",
        "From: pat@partner.example\n"
            + "Subject: Undeliverable mail\n"
            + "In-Reply-To: <a@b.example>\n\n"
            + "jane@acme.example says user unknown\n",
        "From: pat@partner.example\n"
            + "Subject: A deal\n\n"
            + "The account does not exist yet: jane@acme.example, 550 units.\n",
        "From: Postmaster <postmaster@partner.example>\n"
            + "Subject: Our new mail server\n\n"
            + "We have moved. Ask lee@partner.example.\n",
        "Return-Path: <>\n"
            + "From: pat@partner.example\n"
            + "Subject: Abwesend\n\n"
            + "Bitte an lee@partner.example\n",
        "From: shop@shop.example\n"
            + "Subject: Delivery status of your parcel\n\n"
            + "It has been delivered. Ask help@shop.example\n",
      })
  void peopleAndOtherRobotsReportNothing(String mail) {
    assertTrue(RobotMails.report(mail).isEmpty());
  }

  @Test
  void aForwardedReportIsAPersonsMail() {
    String inner =
        status("Final-Recipient: rfc822; jane@acme.example\nAction: failed\nStatus: 5.1.1\n");
    String forward =
        "From: pat@partner.example\n"
            + "Subject: Fwd: Undelivered\n"
            + "Content-Type: multipart/mixed; boundary=o\n\n"
            + "--o\n\n"
            + "What shall I do?\n"
            + "--o\n"
            + "Content-Type: message/rfc822\n\n"
            + inner
            + "\n--o--\n";

    assertTrue(RobotMails.report(forward).isEmpty());
    assertTrue(RobotMails.judge(forward).human());
  }

  @Test
  void aHugeReportIsReadInTime() {
    StringBuilder mail = new StringBuilder(DAEMON + "Subject: failure notice\n\n");
    for (int i = 0; i < 20_000; i++) {
      mail.append("<a").append(i).append("@b.example>: 550 ").append("x".repeat(40)).append('\n');
    }
    assertFalse(RobotMails.report(mail.toString()).orElseThrow().recipients().isEmpty());
  }

  private static Fate only(String mail) {
    List<Fate> fates = RobotMails.report(mail).orElseThrow().recipients();
    assertEquals(1, fates.size(), fates::toString);
    return fates.getFirst();
  }

  private static void assertFate(
      Fate fate, String recipient, String action, String status, boolean hard, Cause cause) {
    assertEquals(new Fate(recipient, action, status, fate.reason(), hard, cause), fate);
  }

  private static String status(String fields) {
    return DAEMON
        + """
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x

        This is the mail system at host mx.partner.example.

        --x
        Content-Type: message/delivery-status

        """
        + fields
        + """

        --x
        Content-Type: text/rfc822-headers

        Subject: Acme Tools (NW-1042)
        Message-ID: <m.1@northwind.example>
        --x--
        """;
  }
}
