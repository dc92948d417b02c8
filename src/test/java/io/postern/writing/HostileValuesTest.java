package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.notice.AnybodyNotice;
import io.postern.notice.DealFacts;
import io.postern.notice.EvidenceFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.Notice.ConflictFacts;
import io.postern.notice.Notice.MailProof;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.notice.RenderedMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a value holds, it is text: the same words, the same layout, the same headers. */
class HostileValuesTest {
  private static final Instant AT = Instant.parse("2026-03-12T09:42:17Z");
  private static final String BENIGN = "plain";

  private static final NoticeWriter WRITER = Samples.writer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[click](https://evil.example)",
        "![x](https://evil.example/p.png)",
        "<https://evil.example>",
        "**bold** _it_ `code` ~~no~~",
        "# heading",
        "- item",
        "1. item",
        "> quote",
        "```answer Pay now",
        "---",
        "[a]: https://evil.example",
        "[Approve](answer:approve)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><a href='https://evil.example'>x</a>",
        "]]><![endif]--><b>out</b>",
        "--><b>out</b><!--",
        "&lt;b&gt; &amp; &#60;",
        "${7*7} #{7*7} <#list 1..9 as x>x</#list> <@x/> [=7*7]",
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "=HYPERLINK(\"https://evil.example\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "a | b : c",
        "\\*not\\* \\[escaped\\]",
        "{braces} {} }{",
        "\uE000\uE141\uE241\uE001",
        "a\uE001b",
        "https://evil.example",
        "&body=approve&bcc=evil@example.com",
      })
  void aValueStaysTheTextItIs(String hostile) {
    for (Notice notice : notices(hostile)) {
      RenderedMail mail = write(notice);
      assertTrue(
          unwrapped(mail.text()).contains(unwrapped(hostile)), () -> notice + "\n" + mail.text());
      String html = Mails.part(mail.bytes(), "text/html");
      Element page = Jsoup.parse(html).body();
      assertTrue(unwrapped(page.text()).contains(unwrapped(hostile)), html);
      assertEquals(skeleton(notice, BENIGN), skeleton(mail), notice.template());
    }
  }

  @Test
  void aValueOfManyLinesStartsNoHeader() {
    String hostile = "Acme\r\nBcc: evil@example.com\r\n\r\nbody\n\tx\u2028y\u0085z\0";
    for (Notice notice : notices(hostile)) {
      RenderedMail mail = write(notice);
      assertEquals("", Mails.header(mail.bytes(), "Bcc"));
      assertFalse(mail.subject().contains("\n") || mail.subject().contains("\r"));
      assertEquals(headers(write(first(BENIGN, notice)).bytes()), headers(mail.bytes()));
    }
  }

  @Test
  void whatTurnsTheDirectionOfTextIsDropped() {
    String hostile = "Acme\u202Eslooт\u2066x\u2069";
    for (Notice notice : notices(hostile)) {
      RenderedMail mail = write(notice);
      String all = mail.text() + mail.subject() + Mails.part(mail.bytes(), "text/html");
      assertTrue(all.chars().noneMatch(Invisible::turnsDirection), notice.template());
    }
  }

  @Test
  void aBookIsCutAndTheMailStillGoes() {
    RenderedMail mail =
        write(new PartnerNotice.Question(Samples.deal("Acme"), "word ".repeat(100_000), "Sara"));
    assertEquals(Optional.empty(), mail.problem());
    assertTrue(mail.text().length() < 3 * Models.MAX_TEXT);
    assertTrue(mail.text().contains("…"));
  }

  @Test
  void aLineWithoutAnyGapStaysWithinTheLimitOfALine() {
    RenderedMail mail =
        write(new PartnerNotice.Question(Samples.deal("Acme"), "x".repeat(15_000), "S"));
    int longest = 0;
    for (String line :
        new String(mail.bytes(), java.nio.charset.StandardCharsets.UTF_8).split("\r\n")) {
      longest = Math.max(longest, line.length());
    }
    assertTrue(longest <= 998, "longest " + longest);
    assertTrue(Mails.part(mail.bytes(), "text/plain").contains("x".repeat(15_000)));
  }

  private RenderedMail write(Notice notice) {
    OutgoingMail mail = Samples.mail(notice);
    RenderedMail written = WRITER.write(mail);
    assertEquals(Optional.empty(), written.problem(), notice.template());
    return written;
  }

  private static List<Notice> notices(String value) {
    DealFacts deal = Samples.deal(value);
    List<Notice> notices = new ArrayList<>();
    notices.add(
        new PartnerNotice.ReferralReceipt(
            List.of(deal), new MailProof(AT, "kept", value, value), AT, 90, value));
    notices.add(
        new PartnerNotice.NeedsInfo(List.of(deal), new MailProof(AT, "kept", value, value), false));
    notices.add(new PartnerNotice.Approved(deal, value, Optional.of(value), Optional.empty()));
    notices.add(new PartnerNotice.Declined(deal, value, value));
    notices.add(
        new ManagerNotice.ReviewRequest(
            List.of(deal),
            value,
            value,
            value,
            List.of(
                new ConflictFacts(
                    deal,
                    value,
                    value,
                    AT,
                    "APPROVED",
                    90,
                    List.of(new EvidenceFacts("same-domain", value)),
                    "earlier",
                    2,
                    1)),
            value,
            false));
    notices.add(new AnybodyNotice.NotUnderstood(List.of(deal), true, "which", value));
    notices.add(
        new ManagerNotice.CommandConfirmed(
            List.of(new Notice.Done(deal, "note", value)), Optional.empty()));
    return notices;
  }

  private static Notice first(String value, Notice like) {
    return notices(value).stream()
        .filter(notice -> notice.getClass() == like.getClass())
        .findFirst()
        .orElseThrow();
  }

  private List<String> skeleton(Notice like, String value) {
    return skeleton(write(first(value, like)));
  }

  // Elements in their order, with what they lead to.
  private static List<String> skeleton(RenderedMail mail) {
    List<String> skeleton = new ArrayList<>();
    for (Element element : Jsoup.parse(Mails.part(mail.bytes(), "text/html")).getAllElements()) {
      String to = element.attr("href").replaceFirst("&body=.*", "").replaceFirst("subject=.*", "");
      skeleton.add(element.normalName() + " " + to + element.attr("src") + element.attr("onerror"));
    }
    return skeleton;
  }

  private static List<String> headers(byte[] mail) {
    List<String> names = new ArrayList<>();
    String head = new String(mail, java.nio.charset.StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
    for (String line : head.split("\r\n")) {
      if (!line.startsWith(" ")) {
        names.add(line.substring(0, line.indexOf(':')));
      }
    }
    return names;
  }

  // Wrapping, quote marks and indents of the text part are not the value's.
  private static String unwrapped(String text) {
    return text.replace("\n> ", " ").replaceAll("[\\s\u00A0]+", " ").replace("\uE141", "").strip();
  }
}
