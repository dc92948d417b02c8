package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Money;
import io.postern.notice.AnybodyNotice;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.Notice;
import io.postern.notice.OutgoingMail;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Kit;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A statement's file says the same as its mail, and nothing that a spreadsheet would carry out. */
class AttachedFileTest {
  private static String row(String title) {
    Money amount = Money.of(new BigDecimal("-12.50"), "EUR").orElseThrow();
    Instant at = Instant.parse("2026-05-31T22:30:00Z"); // the first of June in Berlin
    LineFacts line =
        new LineFacts(
            7,
            title,
            "clawback",
            amount,
            40,
            amount,
            "standard",
            "CLAWED_BACK",
            at,
            at,
            at,
            Optional.of(3));
    LocalDate day = LocalDate.of(2026, 6, 1);
    Notice statement =
        new MoneyNotice.Statement(
            day,
            day.plusDays(29),
            List.of(line),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    List<AttachedFile> files = files(statement);
    assertEquals(
        List.of(
            "northwind-statement-2026-06-01-2026-06-30.pdf",
            "northwind-statement-2026-06-01-2026-06-30.csv"),
        files.stream().map(AttachedFile::name).toList());
    AttachedFile file = files.getLast();
    String content = decoded(file.content());
    List<String> rows = content.lines().toList();
    assertEquals(2, rows.size(), content);
    assertTrue(rows.getFirst().startsWith("\uFEFFline,deal,kind,"), rows.getFirst());
    return rows.getLast();
  }

  @Test
  void aLineHasItsAmountsAsPlainDigitsAndItsDaysInTheProgramsZone() {
    assertEquals(
        "7,Acme (NW-1),clawback,3,-12.50,40,-12.50,EUR,clawed-back,2026-06-01,2026-06-01,standard",
        row("Acme (NW-1)"));
  }

  @Test
  void aCompanyThatIsNamedLikeAFormulaIsText() {
    assertTrue(row("=cmd|' /C calc'!A0").startsWith("7,'=cmd"));
    assertTrue(row("@SUM(1)").startsWith("7,'@SUM"));
    assertTrue(row("-2+3").startsWith("7,'-2+3,"));
    assertTrue(row("=HYPERLINK(\"x\",\"y\")").startsWith("7,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""));
  }

  @Test
  void aCommaAQuoteOrANewLineInANameStaysInItsCell() {
    assertTrue(row("Bolt, Nut & \"Sons\"").startsWith("7,\"Bolt, Nut & \"\"Sons\"\"\","));
    assertTrue(row("Two\nlines").startsWith("7,Two lines,"));
  }

  @Test
  void aMailOfWordsHasNoFile() {
    assertEquals(List.of(), files(new AnybodyNotice.Help(false, List.of())));
  }

  @Test
  void aFileOfTheKitGoesAsItIs() {
    byte[] bytes = {0, -1, 13, 10, 65};
    Kit kit =
        new Kit(List.of(), List.of(new Kit.KitFile("one-pager.pdf", "application/pdf", bytes)));
    AttachedFile file = files(new PartnerNotice.WelcomeKit(kit, "Max")).getFirst();
    assertEquals("one-pager.pdf", file.name());
    assertEquals("base64", file.content().encoding());
    assertArrayEquals(bytes, Base64.getMimeDecoder().decode(file.content().content()));
  }

  private static List<AttachedFile> files(Notice notice) {
    Words words = Words.none(Locale.ENGLISH);
    OutgoingMail mail = SampleNotices.mail(notice, SampleNotices.PROGRAM, Locale.ENGLISH);
    return AttachedFile.of(mail, words, new Formats(words, Locale.ENGLISH, mail.program().zone()));
  }

  private static String decoded(BodyPart part) {
    byte[] lines = part.content().getBytes(StandardCharsets.US_ASCII);
    try {
      return new String(
          MimeUtility.decode(new ByteArrayInputStream(lines), part.encoding()).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException | MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
