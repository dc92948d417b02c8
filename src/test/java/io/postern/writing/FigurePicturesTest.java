package io.postern.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pictures of the mail with a program's figures, and its tables in plain text. */
class FigurePicturesTest {
  private static final NoticeWriter WRITER = NoticeWriter.over(List.of(), InstantSource.system());

  @Test
  void htmlAndItsPicturesAreOneAlternativeToTheText() throws Exception {
    byte[] bytes =
        WRITER
            .write(
                SampleNotices.mail(
                    Objects.requireNonNull(SampleNotices.all().get("program-figures")),
                    SampleNotices.PROGRAM,
                    Locale.ENGLISH))
            .bytes();
    MimeMessage mail = Mails.parse(bytes);
    MimeMultipart forms = (MimeMultipart) mail.getContent();
    assertTrue(forms.getContentType().startsWith("multipart/alternative"));
    assertEquals(2, forms.getCount());
    assertTrue(forms.getBodyPart(0).isMimeType("text/plain"));
    MimeMultipart related = (MimeMultipart) forms.getBodyPart(1).getContent();
    assertTrue(related.getContentType().startsWith("multipart/related"));
    assertEquals(3, related.getCount());
    String html = (String) related.getBodyPart(0).getContent();
    for (int i = 1; i < 3; i++) {
      String id = related.getBodyPart(i).getHeader("Content-ID")[0];
      assertTrue(html.contains("cid:" + id.substring(1, id.length() - 1)), html);
      assertEquals("inline", related.getBodyPart(i).getDisposition());
      try (InputStream png = related.getBodyPart(i).getInputStream()) {
        BufferedImage image = ImageIO.read(png);
        assertEquals(2 * ChartPicture.SHOWN_WIDTH, image.getWidth());
        assertTrue(
            luminance(image.getRGB(20, image.getHeight() - 20)) > 230, "a light sheet of its own");
        assertEquals(0, image.getRGB(0, 0) >>> 24, "round corners show the page");
        assertTrue(inked(image), "and dark bars on it");
      }
    }
  }

  private static int luminance(int rgb) {
    return Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255));
  }

  private static boolean inked(BufferedImage image) {
    int dark = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      dark += luminance(image.getRGB(x, image.getHeight() - 70)) < 120 ? 1 : 0;
    }
    return dark > 100;
  }

  @Test
  void aTableStandsSideBySideWhereItFitsAndElseRowByRow() {
    List<Markdown.Row> rows =
        List.of(
            new Markdown.Row("", List.of("Won", "Revenue")),
            new Markdown.Row("Müller", List.of("3", "48,000 USD")),
            new Markdown.Row("Ann", List.of("12", "7 USD")));
    assertEquals(
        List.of("        Won     Revenue", "Müller    3  48,000 USD", "Ann      12       7 USD"),
        new TextTable(rows).lines(72));
    assertEquals(
        List.of(
            "Müller:",
            "  Won: 3",
            "  Revenue: 48,000 USD",
            "Ann:",
            "  Won: 12",
            "  Revenue: 7 USD"),
        new TextTable(rows).lines(20));
  }
}
