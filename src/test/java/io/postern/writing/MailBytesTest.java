package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.MessageId;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailBytesTest {
  private static final NoticeWriter WRITER = Samples.writer();
  private static final OutgoingMail MAIL =
      Samples.mail(
          new PartnerNotice.Question(Samples.deal("Acme"), "Wie groß ist \"es\"?", "Sara Müller"));

  @Test
  void aMailToManyNamesItsWaysOutAndOthersDoNot() {
    NoticeWriter writer = NoticeWriter.over(List.of(), InstantSource.system());
    OutgoingMail mail =
        SampleAnnouncements.mail("newsletter", SampleNotices.PROGRAM, Locale.ENGLISH);
    byte[] bytes = writer.write(mail).bytes();
    assertEquals(
        "<https://postern.northwind.example/unsubscribe/bcdefghijklmnopqrstuvwxyza>,\r\n"
            + " <mailto:referrals+bcdefghijklmnopqrstuvwxyza@northwind.example?subject=stop>",
        Mails.header(bytes, "List-Unsubscribe"));
    assertEquals("List-Unsubscribe=One-Click", Mails.header(bytes, "List-Unsubscribe-Post"));
    assertEquals(
        "<announcement-newsletter.northwind.northwind.example>", Mails.header(bytes, "List-Id"));
    assertEquals("bulk", Mails.header(bytes, "Precedence"));
    byte[] news =
        writer
            .write(
                SampleNotices.mail(
                    SampleNotices.named("nudge").orElseThrow(),
                    SampleNotices.PROGRAM,
                    Locale.ENGLISH))
            .bytes();
    for (String header : List.of("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id")) {
      assertEquals("", Mails.header(news, header));
    }
  }

  @Test
  void aMailHasTheHeadersThatItNeeds() throws MessagingException {
    byte[] bytes = WRITER.write(MAIL).bytes();
    MimeMessage mail = Mails.parse(bytes);
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertEquals("referrals@northwind.example", from.getAddress());
    assertEquals("Sara Müller via Northwind", from.getPersonal());
    assertEquals("\"Rosa Kim\" <rosa@brightpath.example>", Mails.header(bytes, "To"));
    assertEquals(
        "referrals+abcdefghijklmnopqrstuvwxyz@northwind.example",
        ((InternetAddress) mail.getReplyTo()[0]).getAddress());
    assertEquals("<m.1a2b3c@northwind.example>", mail.getMessageID());
    assertEquals(MAIL.date(), mail.getSentDate().toInstant());
    assertEquals("Fri, 13 Mar 2026 14:05:00 +0100", Mails.header(bytes, "Date"));
    assertEquals("auto-replied", Mails.header(bytes, "Auto-Submitted"));
    assertEquals("OOF, AutoReply, DR, RN, NRN", Mails.header(bytes, "X-Auto-Response-Suppress"));
    assertEquals("northwind", Mails.header(bytes, "X-Postern-Loop"));
    assertEquals("", Mails.header(bytes, "Precedence"));
    assertEquals("<CAF8x2-7Qm31zr@mail.brightpath.example>", Mails.header(bytes, "In-Reply-To"));
    assertEquals(
        "<deal.7f3k@northwind.example>\r\n <CAF8x2-7Qm31zr@mail.brightpath.example>",
        Mails.header(bytes, "References"));
    assertTrue(Mails.part(bytes, "text/plain").contains("> Wie groß ist \"es\"?"));
    assertTrue(
        Mails.part(bytes, "text/html")
            .replace('\n', ' ')
            .contains("Wie gro&#223; ist &quot;es&quot;?"));
  }

  @Test
  void theSameMailGivesTheSameBytes() {
    assertEquals(
        new String(WRITER.write(MAIL).bytes(), StandardCharsets.UTF_8),
        new String(Samples.writer().write(MAIL).bytes(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rosa\r\nBcc: evil@example.com",
        "Rosa\nX-Evil: 1\n\nbody",
        "Rosa\0\u0085\u2028Bcc: evil@example.com",
        "a\" <evil@example.com>, \"b",
        "evil@example.com",
        "=?UTF-8?Q?=0D=0ABcc:_evil@example.com?=",
        "(comment) <x@y.example>",
        "back\\slash \\\"",
        "Ольга Петрова, Ph.D.",
        "株式会社アクメ 営業部 山田太郎さん、はじめまして、どうぞよろしくお願いいたします",
        "👩‍👩‍👧 family of emoji 👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽",
        "",
      })
  void aNameStaysANameWhateverItHolds(String name) throws MessagingException {
    OutgoingMail mail = Samples.named(Samples.to(MAIL, Samples.someone(name)), "N" + name);
    byte[] bytes = WRITER.write(mail).bytes();
    MimeMessage read = Mails.parse(bytes);
    assertEquals("", Mails.header(bytes, "Bcc") + Mails.header(bytes, "X-Evil"));
    assertEquals(1, read.getFrom().length);
    assertEquals(1, read.getAllRecipients().length);
    InternetAddress to = (InternetAddress) read.getAllRecipients()[0];
    assertEquals("someone@example.com", to.getAddress());
    String passed = HeaderGate.pass(name, 100);
    assertEquals(passed, to.getPersonal() == null ? "" : to.getPersonal());
    assertEquals("referrals@northwind.example", ((InternetAddress) read.getFrom()[0]).getAddress());
    assertLinesFit(bytes);
  }

  @Test
  void anySubjectComesBackAsItWas() throws Exception {
    Random random = new Random(20261122);
    for (int i = 0; i < 3000; i++) {
      String subject = HeaderGate.pass(someText(random), Subject.MAX);
      String field = "Subject: " + EncodedWords.text(subject, 9);
      for (String line : field.split("\n")) {
        assertTrue(line.length() <= 78, line);
      }
      String unfolded = MimeUtility.unfold(field.substring(9));
      assertEquals(subject, MimeUtility.decodeText(unfolded), field);
      for (String word : field.substring(9).split("\\s+")) {
        if (word.startsWith("=?UTF-8?")) {
          assertTrue(word.length() <= 75, word);
          assertFalse(MimeUtility.decodeWord(word).contains("\uFFFD"), word);
        }
      }
      InternetAddress mailbox =
          InternetAddress.parseHeader(
              MimeUtility.unfold(EncodedWords.phrase("x" + subject, 6)) + " <a@b.example>", true)[
              0];
      assertEquals("x" + subject, mailbox.getPersonal());
    }
  }

  @Test
  void anyBodyComesBackAsItWas() throws Exception {
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int line = random.nextInt(12); line >= 0; line--) {
        text.append(random.nextInt(5) == 0 ? "From " : random.nextInt(5) == 0 ? "." : "");
        text.append(someText(random).replaceAll("[\\p{Cntrl}]", " ")).append('\n');
      }
      BodyPart part = BodyPart.of("text/plain", text.toString());
      for (String line : part.content().split("\n")) {
        assertTrue(line.length() <= (part.encoding().equals("7bit") ? 998 : 76), line);
        assertFalse(line.startsWith("From ") || line.equals("."), line);
      }
      byte[] decoded =
          MimeUtility.decode(
                  new java.io.ByteArrayInputStream(
                      part.content().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)),
                  part.encoding())
              .readAllBytes();
      assertEquals(
          text.toString(), new String(decoded, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
  }

  @Test
  void laterMailsOfAConversationKeepItsSubjectWithOneRe() {
    List<MessageId> thread = List.of(new MessageId("root@x"));
    for (String soFar :
        List.of("Acme Tools (NW-1)", "Re: Acme Tools (NW-1)", "AW: Re: Acme Tools (NW-1)")) {
      assertEquals(
          "Re: Acme Tools (NW-1)",
          WRITER.write(Samples.thread(MAIL, thread, Optional.empty(), soFar)).subject());
    }
  }

  @Test
  void referencesKeepTheRootAndTheNewestAndStayShort() {
    List<MessageId> thread = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      thread.add(new MessageId("mail-" + i + "@" + "x".repeat(60) + ".example"));
    }
    thread.add(20, new MessageId("y".repeat(990)));
    OutgoingMail mail =
        Samples.thread(MAIL, thread, Optional.of(new MessageId("partner@example.com")), "s");
    List<MessageId> references = References.of(mail);
    assertEquals(thread.getFirst(), references.getFirst());
    assertEquals("partner@example.com", references.getLast().value());
    assertEquals(thread.getLast(), references.get(references.size() - 2));
    assertTrue(references.size() <= 11);
    assertTrue(Mails.header(WRITER.write(mail).bytes(), "References").length() <= 940);
    assertLinesFit(WRITER.write(mail).bytes());
  }

  @Test
  void aMailWithoutAnythingToAnswerPointsToItsRoot() {
    OutgoingMail mail =
        Samples.thread(MAIL, List.of(new MessageId("root@x.example")), Optional.empty(), "s");
    assertEquals("<root@x.example>", Mails.header(WRITER.write(mail).bytes(), "In-Reply-To"));
  }

  private static void assertLinesFit(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertFalse(text.replace("\r\n", "").contains("\n") || text.replace("\r\n", "").contains("\r"));
    String head = text.split("\r\n\r\n", 2)[0];
    for (String line : head.split("\r\n")) {
      assertTrue(line.length() <= 130, line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
    }
    for (String line : text.split("\r\n")) {
      assertTrue(line.length() <= 998, line);
    }
  }

  private static String someText(Random random) {
    int[] alphabets = {'a', 'é', 'ж', '漢', 0x1F600, ' ', '=', '?', '_', '"', '\\', '.', ','};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(120); i >= 0; i--) {
      int from = alphabets[random.nextInt(alphabets.length)];
      text.appendCodePoint(from + (from > 127 || from == 'a' ? random.nextInt(20) : 0));
    }
    return text.toString();
  }
}
