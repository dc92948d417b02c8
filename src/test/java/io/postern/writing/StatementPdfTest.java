package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.kit.Money;
import io.postern.notice.LineFacts;
import io.postern.notice.MoneyNotice;
import io.postern.notice.OutgoingMail;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class StatementPdfTest {
  private static final Instant DAY = Instant.parse("2026-05-04T14:20:00Z");
  private static final NoticeWriter WRITER = NoticeWriter.over(List.of(), () -> DAY);

  private static LineFacts line(int number, String title, String kind, String amount, int share) {
    Money base = Money.of(new BigDecimal("52500"), "EUR").orElseThrow();
    Money earned = Money.of(new BigDecimal(amount), "EUR").orElseThrow();
    return new LineFacts(
        number,
        title,
        kind,
        base,
        share,
        earned,
        "standard",
        "HELD",
        DAY,
        DAY,
        DAY,
        kind.equals("sale") ? Optional.empty() : Optional.of(1));
  }

  private static byte[] pdf(Locale locale, List<LineFacts> lines) {
    MoneyNotice.Statement statement =
        new MoneyNotice.Statement(
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 31),
            lines,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    OutgoingMail mail = SampleNotices.mail(statement, SampleNotices.PROGRAM, locale);
    Words words = WRITER.builtInWords(locale.getLanguage());
    return StatementPdf.write(
        mail, statement, words, new Formats(words, locale, mail.program().zone()));
  }

  private static String read(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void eachLineStandsInItWithWhatItIsAndWhatItEarns() throws IOException {
    String text =
        read(
            pdf(
                Locale.ENGLISH,
                List.of(
                    line(3, "Łódź Ćwiartka, Σίγμα и Волна (NW-7)", "sale", "5250.50", 40),
                    line(4, "Acme Tools (NW-1042)", "clawback", "-800", 100))));

    assertTrue(text.contains("Commission statement"), text);
    assertTrue(text.contains("Friday, 1 May 2026 – Sunday, 31 May 2026"), text);
    assertTrue(text.contains("Łódź Ćwiartka, Σίγμα и Волна (NW-7)"), text);
    assertTrue(text.contains("40% of the sale, on 52,500 EUR"), text);
    assertTrue(text.contains("5,250.50 EUR"), text);
    assertTrue(text.contains("takes back line 1"), text);
    assertTrue(text.contains("-800 EUR"), text);
    assertTrue(text.contains("Page 1 of 1"), text);
  }

  @Test
  void manyLinesGoOnOnFurtherPagesAndNoneIsLost() throws IOException {
    List<LineFacts> lines = new ArrayList<>();
    for (int number = 1; number <= 120; number++) {
      lines.add(line(number, "Company " + number + " (NW-" + number + ")", "sale", "100", 100));
    }
    byte[] pdf = pdf(Locale.GERMAN, lines);
    String text = read(pdf);

    lines.forEach(line -> assertTrue(text.contains(line.title()), line::title));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertTrue(pages > 3, () -> pages + " pages");
      assertTrue(text.contains("Seite " + pages + " von " + pages), text);
      assertEquals("de", document.getDocumentCatalog().getLanguage());
    }
  }

  @Test
  void signsThatTheFontLacksAreBoxesAndLongWordsAreCutAndNothingFails() throws IOException {
    String text =
        read(pdf(Locale.ENGLISH, List.of(line(1, "東京 " + "#".repeat(300), "sale", "1", 100))));

    assertTrue(text.contains("\u25A1\u25A1"), text);
    assertEquals(300, text.chars().filter(c -> c == '#').count());
  }

  @Test
  void theSameStatementHasTheSameBytes() {
    List<LineFacts> lines = List.of(line(1, "Acme Tools (NW-1042)", "sale", "1", 100));

    assertArrayEquals(pdf(Locale.US, lines), pdf(Locale.US, lines));
  }
}
