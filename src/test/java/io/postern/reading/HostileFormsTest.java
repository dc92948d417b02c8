package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Flaw;
import io.postern.mail.Letter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of mail that programs read in more than one way, or that are made to be slow to read. */
class HostileFormsTest {
  private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  private static final Duration BOUND = Duration.ofSeconds(10); // on a machine that is busy

  private static boolean doubtful(Letter letter) {
    return letter.problems().stream().anyMatch(word -> Flaw.ambiguous(word));
  }

  @Test
  void m05WithoutALastBoundaryItIsReadAndSaid() {
    Letter letter = Mails.read(MIXED + "Content-Type: text/plain\n\napprove\n");

    assertEquals(List.of("approve"), Mails.plain(letter));
    assertEquals(List.of("unclosed"), letter.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boundary*0=b; boundary*1=c",
        "boundary=b; boundary*=utf-8''c",
        "boundary*=utf-8''bc",
        "boundary*0*=utf-8''b; boundary*1*=c"
      })
  void m08ABoundaryInPiecesIsDoubtful(String boundary) {
    Letter letter =
        Mails.read(
            "Content-Type: multipart/mixed; "
                + boundary
                + "\n\n--b\n\nfirst\n--b--\n--bc\n\nsecond\n--bc--\n--c\n\nthird\n--c--\n");

    assertTrue(doubtful(letter), letter.problems()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"YXBwcm92ZQ==!!!\n##YXBw", "YXBw=cm92ZQ", "YXBwcm92Z", "approve!"})
  void m09BrokenBase64IsDoubtful(String body) {
    Letter letter =
        Mails.read("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + body + "\n");

    assertEquals(List.of("broken-encoding"), letter.problems());
  }

  @Test
  void m11UuencodedTextIsDoubtfulAndAFileInTheTextIsAFile() {
    String file = "begin 644 a.txt\n'87!P<F]V90``\n`\nend\n";
    Letter whole =
        Mails.read("Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n" + file);
    assertTrue(doubtful(whole), whole.problems()::toString);

    Letter within = Mails.read("Content-Type: text/plain\n\nhello\n\n" + file);
    assertEquals("hello", Mails.plain(within).getFirst());
    assertEquals("a.txt", within.attachments().getFirst().name());

    Letter attached =
        Mails.read(
            MIXED
                + "\nhello\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment;"
                + " filename=a.pdf\nContent-Transfer-Encoding: x-uuencode\n\n"
                + file
                + "--b--\n");
    assertEquals(List.of(), attached.problems());
  }

  @Test
  void m18OfTwoNamesForAFileOneCountsAndItIsSaid() {
    Letter letter =
        Mails.read(
            MIXED
                + "Content-Type: application/pdf; name=\"invoice.pdf\"\nContent-Disposition:"
                + " attachment; filename*=utf-8''run.exe%0d%0aX-Header:%20y\n\nMZ\n--b--\n");

    assertEquals("run.exe X-Header: y", letter.attachments().getFirst().name());
    assertEquals(List.of("two-file-names"), letter.problems());
  }

  @Test
  void s14EncodedWordsWithoutEndAreReadInLinearTime() {
    Letter letter =
        assertTimeout(
            BOUND, () -> Mails.read("Subject: " + "=?utf-8?q?a?= ".repeat(7000) + "\n\nx"));
    assertEquals("a".repeat(7000), letter.subject());
    assertTimeout(BOUND, () -> Mails.read("Subject: " + "=?utf-8?b?".repeat(9000) + "\n\nx"));
    assertTimeout(BOUND, () -> Mails.read("Subject: " + "=?".repeat(45_000) + "\n\nx"));
  }

  @Test
  void s19WideHtmlIsReadInLinearTime() {
    String head = "Content-Type: text/html\n\n";
    Letter wide = assertTimeout(BOUND, () -> Mails.read(head + "<b>a</b><br>".repeat(80_000)));
    assertEquals(80_000, Mails.html(wide).size());
    assertTimeout(BOUND, () -> Mails.read(head + "<p " + "a=b ".repeat(200_000) + ">x</p>"));
    assertTimeout(BOUND, () -> Mails.read(head + "<table><tr>" + "<td style=x>a".repeat(70_000)));
  }
}
