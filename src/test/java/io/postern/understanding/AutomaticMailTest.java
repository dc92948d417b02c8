package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.letters.HostileMail;
import io.postern.mail.Automation;
import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticMailTest {
  private static final String PAT =
      "From: Pat Doe <pat@partner.example>\nTo: referrals@northwind.example\n";
  private static final Envelope NULL_SENDER =
      new Envelope(true, Optional.empty(), List.of(RobotMails.OURS));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied | AUTO_REPLY",
        "Auto-Submitted: auto-replied (vacation) | AUTO_REPLY",
        "Auto-Submitted: Auto-Generated | AUTO_GENERATED",
        "Auto-Submitted: auto-notified; owner-email=a@b.example | AUTO_GENERATED",
        "Auto-Submitted: no | HUMAN",
        "X-Autoreply: yes | AUTO_REPLY",
        "X-Autoreply: no | HUMAN",
        "X-Autorespond: a | AUTO_REPLY",
        "Precedence: auto_reply | AUTO_REPLY",
        "X-Apple-Action: VACATION | AUTO_REPLY",
        "X-Mail-Autoreply: x | AUTO_REPLY",
        "Delivered-To: autoresponder | AUTO_REPLY",
        "List-Id: News <news.partner.example> | LIST",
        "Mailing-List: contact news-help@partner.example | LIST",
        "Precedence: bulk | LIST",
        "Feedback-ID: 1:2:3 | HUMAN",
        "List-Unsubscribe: <mailto:u@partner.example> | HUMAN",
        "X-Auto-Response-Suppress: OOF | HUMAN",
        "X-Postern-Loop: 1 | OWN_LOOP",
        "X-Mailer: Mail | HUMAN",
      })
  void fieldsTellRobotsFromPeople(String field, Automation.Type type) {
    assertEquals(type, RobotMails.judge(PAT + field + "\nSubject: lunch\n\nhello\n").type());
  }

  @Test
  void aWishNotToBeAnsweredMakesNoRobot() {
    for (String field :
        List.of(
            "X-Auto-Response-Suppress: All",
            "List-Unsubscribe: <mailto:u@partner.example>",
            "Return-Path: <>")) {
      Automation judged =
          RobotMails.judge(PAT + field + "\nSubject: A new deal\n\nI met Jane of Acme.\n");
      assertEquals(Automation.Type.HUMAN, judged.type(), field);
      assertFalse(judged.mayAnswer(), field);
      assertFalse(judged.evidence().isEmpty());
    }
    assertTrue(RobotMails.judge(PAT + "Subject: A new deal\n\nI met Jane of Acme.\n").mayAnswer());
    assertTrue(
        RobotMails.judge(PAT + "X-Auto-Response-Suppress: None\nSubject: A new deal\n\nx\n")
            .mayAnswer());
  }

  @Test
  void addressesThatNobodyReadsAreNotAnswered() {
    for (String from :
        List.of("no-reply@shop.example", "noreply+12@shop.example", "Notifications@shop.example")) {
      assertFalse(RobotMails.judge("From: " + from + "\nSubject: x\n\nhello\n").mayAnswer(), from);
    }
    assertTrue(
        RobotMails.judge("From: noreplyson@shop.example\nSubject: x\n\nhello\n").mayAnswer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Automatic reply: Acme Tools (NW-1042) | I am out of the office until Monday.",
        "Automatische Antwort: Acme | Ich bin nicht im Büro.",
        "Réponse automatique : Acme | Je suis absent jusqu'au 3 mai.",
        "Abwesend | Ich bin im Urlaub, ab dem 3. Mai wieder erreichbar.",
        "Out of Office: Re: Acme | Back in the office on Monday.",
        "自動応答: Acme | 休暇をいただいております。",
      })
  void anAbsenceNoteWithoutFieldsIsKnownByTwoSigns(String subject, String text) {
    assertEquals(
        Automation.Type.AUTO_REPLY,
        RobotMails.judge(PAT + "Subject: " + subject + "\n\n" + text + "\n").type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vacation rentals Ltd | A new deal: Vacation Rentals Ltd, 40,000 EUR.",
        "Urlaubsguru GmbH | Ich habe Frau Kern von der Urlaubsguru GmbH getroffen.",
        "Absence | May I refer Absence Management AG to you?",
        "Re: Out of office | I am back, let us talk about Acme.",
        "Ferienwohnungen | Neuer Kunde",
      })
  void peopleWhoWriteAboutHolidaysArePeople(String subject, String text) {
    assertEquals(
        Automation.Type.HUMAN,
        RobotMails.judge(PAT + "Subject: " + subject + "\n\n" + text + "\n").type());
  }

  @Test
  void theNullSenderIsNobody() {
    Automation judged =
        RobotMails.judge(RobotMails.letter(PAT + "Subject: Hello\n\nAPPROVE\n"), NULL_SENDER);

    assertEquals(Automation.Type.AUTO_REPLY, judged.type());
    assertFalse(judged.mayAnswer());
  }

  @Test
  void ourOwnMailComesBackAsALoop() {
    assertEquals(
        Automation.Type.OWN_LOOP,
        RobotMails.judge("From: Northwind <Referrals@northwind.example>\n\nx\n").type());
    assertEquals(
        Automation.Type.OWN_LOOP,
        RobotMails.judge(PAT + "Received: a\n".repeat(51) + "\nx\n").type());
    assertEquals(
        Automation.Type.HUMAN, RobotMails.judge(PAT + "Received: a\n".repeat(50) + "\nx\n").type());
    assertEquals(
        Automation.Type.OWN_LOOP,
        RobotMails.judge(PAT + "Delivered-To: referrals@northwind.example\n".repeat(2) + "\nx\n")
            .type());
  }

  @Test
  void aGroupThatIsOurOwnAddressKeepsPeoplePeople() {
    Automation judged =
        RobotMails.judge(
            PAT
                + "Precedence: list\n"
                + "Mailing-list: list referrals@northwind.example; contact x@northwind.example\n"
                + "List-ID: <referrals.northwind.example>\n"
                + "Subject: A new deal\n\n"
                + "hello\n");

    assertEquals(Automation.Type.HUMAN, judged.type());
  }

  @Test
  void answersOfCalendarsAreClicksAndInvitationsWithWordsAreMails() {
    String answer = "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\n";
    String invitation =
        "Content-Type: multipart/alternative; boundary=x\n\n"
            + "--x\n"
            + "Content-Type: text/plain\n\n"
            + "Meet Jane of Acme, she needs our tools.\n"
            + "--x\n"
            + "Content-Type: text/calendar; method=REQUEST\n\n"
            + "BEGIN:VCALENDAR\n"
            + "METHOD:REQUEST\n"
            + "--x--\n";

    assertEquals(
        Automation.Type.CALENDAR,
        RobotMails.judge(PAT + "Subject: Accepted: review\n" + answer).type());
    assertEquals(
        Automation.Type.HUMAN, RobotMails.judge(PAT + "Subject: Intro\n" + invitation).type());
  }

  @Test
  void reportsOfEveryKindAreTold() {
    assertEquals(
        Automation.Type.COMPLAINT,
        RobotMails.judge(reportOf("message/feedback-report", "Feedback-Type: abuse")).type());
    assertEquals(
        Automation.Type.READ_RECEIPT,
        RobotMails.judge(
                reportOf(
                    "message/disposition-notification", "Disposition: manual-action; displayed"))
            .type());
    assertEquals(
        Automation.Type.BOUNCE,
        RobotMails.judge(
                reportOf(
                    "message/delivery-status",
                    "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1"))
            .type());
    assertEquals(
        Automation.Type.DELIVERY_REPORT,
        RobotMails.judge(
                reportOf(
                    "message/delivery-status",
                    "Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1"))
            .type());
  }

  @Test
  void noHostileRobotIsAnsweredAndTheirTwinsArePeople() {
    for (HostileMail mail : HostileMail.all()) {
      Automation judged = RobotMails.judge(LetterReader.read(mail.bytes()), mail.envelope());
      if (mail.id().startsWith("L") && !mail.mayAnswer() && !mail.id().equals("L09")) {
        assertFalse(judged.mayAnswer(), () -> mail + " " + judged);
        assertFalse(judged.human(), () -> mail + " " + judged);
      }
      if (mail.mayAnswer() && !mail.mailFrom().isEmpty()) {
        assertTrue(judged.human(), () -> mail + " " + judged);
      }
    }
  }

  private static String reportOf(String type, String fields) {
    return PAT
        + "Subject: Report\n"
        + "Content-Type: multipart/report; boundary=x\n\n"
        + "--x\n\n"
        + "APPROVE\n"
        + "--x\n"
        + "Content-Type: "
        + type
        + "\n\n"
        + fields
        + "\n--x--\n";
  }
}
