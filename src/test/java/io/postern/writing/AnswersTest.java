package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.notice.Notice;
import io.postern.notice.RenderedMail;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final NoticeWriter WRITER = Samples.writer();

  @Test
  void oneTapOpensAMailWithTheWordsInIt() {
    Map<String, Map<String, String>> buttons = buttons("review-request", "en");
    Map<String, String> approve = buttons.get("Approve");
    assertEquals("referrals+abcdefghijklmnopqrstuvwxyz@northwind.example", approve.get("to"));
    assertEquals("Re: Acme Tools (NW-1042)", approve.get("subject"));
    assertEquals("approve", approve.get("body"));
    assertEquals("decline: ", buttons.get("Decline").get("body"));
    assertEquals("ask: ", buttons.get("Ask the partner").get("body"));
  }

  @Test
  void theTextPartSaysTheSameWords() {
    String text = write("review-request", "en").text();
    assertTrue(text.contains("- To approve it for 90 days, reply “approve”\n"), text);
    assertTrue(text.contains("- To decline it, reply “decline: your reason”\n"), text);
  }

  @Test
  void wordsBeyondAsciiSurviveTheLink() {
    assertEquals("zurückziehen", buttons("referral-receipt", "de").get("Zurückziehen").get("body"));
  }

  @Test
  void aFormOpensWithALineForEachFieldThatIsMissing() {
    Map<String, Map<String, String>> buttons = buttons("needs-info", "en");
    assertEquals("Contact name: \r\nContact email:", buttons.get("Fill in and send").get("body"));
    assertTrue(
        write("needs-info", "en").text().contains("\nContact name:\nContact email:\n"),
        write("needs-info", "en").text());
    String two = buttons("needs-info-two", "de").get("Ausfüllen und senden").get("body");
    assertEquals("Harbour Foods (NW-1043)\r\nAnsprechpartner: \r\nE-Mail:", two);
  }

  @Test
  void severalReferralsAreAnsweredByTheirNumbers() {
    Map<String, Map<String, String>> buttons = buttons("review-request-two", "en");
    assertEquals("approve 1-2", buttons.get("Approve all").get("body"));
    assertEquals("decline 1-2: ", buttons.get("Decline all").get("body"));
  }

  @Test
  void anAnswerToAnAnswerHasOneRe() {
    var mail =
        SampleNotices.mail(
            SampleNotices.all().get("approved"), SampleNotices.PROGRAM, Locale.ENGLISH);
    var later = Samples.thread(mail, mail.thread(), mail.inReplyTo(), "Re: Acme Tools (NW-1042)");
    Map<String, Map<String, String>> buttons = buttons(WRITER.write(later));
    assertEquals("Re: Acme Tools (NW-1042)", buttons.get("How does it stand?").get("subject"));
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
            SampleNotices.all().get(name), SampleNotices.PROGRAM, Locale.forLanguageTag(locale)));
  }

  private static Map<String, Map<String, String>> buttons(String name, String locale) {
    return buttons(write(name, locale));
  }

  private static Map<String, Map<String, String>> buttons(RenderedMail mail) {
    Map<String, Map<String, String>> buttons = new LinkedHashMap<>();
    for (Element a : Jsoup.parse(Mails.part(mail.bytes(), "text/html")).select("a.btn")) {
      String href = a.attr("href");
      assertTrue(href.startsWith("mailto:") && !href.contains(" ") && !href.contains("+"), href);
      Map<String, String> parts = new LinkedHashMap<>();
      parts.put("to", decode(href.substring(7, href.indexOf('?'))));
      for (String part :
          new ArrayList<>(List.of(href.substring(href.indexOf('?') + 1).split("&")))) {
        parts.put(
            part.substring(0, part.indexOf('=')), decode(part.substring(part.indexOf('=') + 1)));
      }
      buttons.put(a.text(), parts);
    }
    return buttons;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
