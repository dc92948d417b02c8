package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.notice.Notice;
import io.postern.notice.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final NoticeWriter WRITER = Samples.writer();

  /** What each button opens: to, subject and body, by its label. */
  private record Buttons(Map<String, Map<String, String>> parts) {
    String part(String label, String name) {
      return parts.getOrDefault(label, Map.of()).getOrDefault(name, "no " + label);
    }
  }

  @Test
  void oneTapOpensAMailWithTheWordsInIt() {
    Buttons buttons = buttons("review-request", "en");
    assertEquals(
        "referrals+abcdefghijklmnopqrstuvwxyz@northwind.example", buttons.part("Approve", "to"));
    assertEquals("Re: Acme Tools (NW-1042)", buttons.part("Approve", "subject"));
    assertEquals("approve", buttons.part("Approve", "body"));
    assertEquals("decline: ", buttons.part("Decline", "body"));
    assertEquals("ask: ", buttons.part("Ask the partner", "body"));
  }

  @Test
  void theTextPartSaysTheSameWords() {
    String text = write("review-request", "en").text();
    assertTrue(text.contains("- To approve it, reply “approve”\n"), text);
    assertTrue(text.contains("- To decline it, reply “decline: your reason”\n"), text);
  }

  @Test
  void wordsBeyondAsciiSurviveTheLink() {
    assertEquals("zurückziehen", buttons("referral-receipt", "de").part("Zurückziehen", "body"));
  }

  @Test
  void aFormOpensWithALineForEachFieldThatIsMissing() {
    Buttons buttons = buttons("needs-info", "en");
    assertEquals("Contact name: \r\nContact email:", buttons.part("Fill in and send", "body"));
    assertTrue(
        write("needs-info", "en").text().contains("\nContact name:\nContact email:\n"),
        write("needs-info", "en").text());
    String two = buttons("needs-info-two", "de").part("Ausfüllen und senden", "body");
    assertEquals("Harbour Foods (NW-1043)\r\nAnsprechpartner: \r\nE-Mail:", two);
  }

  @Test
  void severalReferralsAreAnsweredByTheirNumbers() {
    Buttons buttons = buttons("review-request-two", "en");
    assertEquals("approve 1-2", buttons.part("Approve all", "body"));
    assertEquals("decline 1-2: ", buttons.part("Decline all", "body"));
  }

  @Test
  void anAnswerToAnAnswerHasOneRe() {
    var mail =
        SampleNotices.mail(
            SampleNotices.named("approved").orElseThrow(), SampleNotices.PROGRAM, Locale.ENGLISH);
    var later = Samples.thread(mail, mail.thread(), mail.inReplyTo(), "Re: Acme Tools (NW-1042)");
    Buttons buttons = buttons(WRITER.write(later));
    assertEquals("Re: Acme Tools (NW-1042)", buttons.part("How does it stand?", "subject"));
  }

  @Test
  void noMailToAPartnerNamesAnotherPartner() {
    for (Map.Entry<String, Notice> sample : SampleNotices.all().entrySet()) {
      if (Voice.of(sample.getValue()).to() == Voice.Role.PARTNER) {
        for (String locale : List.of("en", "de")) {
          String bytes = new String(write(sample.getKey(), locale).bytes(), StandardCharsets.UTF_8);
          assertFalse(bytes.contains("Alder"), sample.getKey());
          assertFalse(bytes.contains("NW-987"), sample.getKey());
        }
      }
    }
  }

  private static RenderedMail write(String name, String locale) {
    return WRITER.write(
        SampleNotices.mail(
            SampleNotices.named(name).orElseThrow(),
            SampleNotices.PROGRAM,
            Locale.forLanguageTag(locale)));
  }

  private static Buttons buttons(String name, String locale) {
    return buttons(write(name, locale));
  }

  private static Buttons buttons(RenderedMail mail) {
    return new Buttons(Mails.buttons(mail));
  }
}
