package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.letters.HostileMail;
import io.postern.letters.LargeMails;
import io.postern.mail.Letter;
import io.postern.mail.Line;
import io.postern.mail.Mark;
import io.postern.mail.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileLettersTest {
  /** Whose own text holds no order that a person has given. */
  private static final Set<String> NOTHING_ORDERED = Set.of("M15", "L15", "L16", "I41");

  static Stream<HostileMail> mails() {
    return HostileMail.all().stream();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyMailGivesAUsableLetter(HostileMail mail) {
    Letter letter = LetterReader.read(mail.behindBorder());

    assertFalse(letter.problems().contains("unreadable"), mail::title);
    assertFalse(letter.subject().contains("\r") || letter.subject().contains("\n"));
    for (Text text : Stream.of(letter.plain(), letter.html()).flatMap(it -> it.stream()).toList()) {
      for (Line line : text.lines()) {
        assertFalse(line.text().contains("\0") || line.text().contains("\n"), mail::title);
        assertTrue(line.depth() <= PlainText.MAX_QUOTE);
      }
    }
    letter.headers().forEach(header -> assertFalse(header.value().matches("(?s).*[\r\n\0].*")));
  }

  /** The twin of the structures: the same words in a plain mail are read without a problem. */
  @Test
  void theSameWordsInAPlainMailAreReadWithoutAProblem() {
    Letter letter =
        Mails.read(
            "From: pat@partner.example\n"
                + "Subject: New deal: Acme\n"
                + "Content-Type: text/plain; charset=utf-8\n\n"
                + "DEAL Acmé 5000\n");

    assertEquals(List.of("DEAL Acmé 5000"), Mails.plain(letter));
    assertEquals(List.of(), letter.problems());
  }

  @Test
  void ordersInOtherPlacesAreNotInTheText() {
    for (HostileMail mail : mails().filter(it -> NOTHING_ORDERED.contains(it.id())).toList()) {
      Letter letter = LetterReader.read(mail.bytes());
      List<String> own =
          Stream.of(letter.plain(), letter.html())
              .flatMap(it -> it.stream())
              .flatMap(text -> text.lines().stream())
              .filter(line -> line.depth() == 0 && !line.has(Mark.HIDDEN) && !line.has(Mark.QUOTE))
              .map(line -> line.text().strip().toUpperCase(Locale.ROOT))
              .toList();
      assertFalse(own.contains("APPROVE"), mail::toString);
    }
  }

  @Test
  void hiddenTextIsMarked() {
    Letter letter =
        Mails.read(
            "Content-Type: text/html\n\n<p>see you</p><div style=\"display:none\">APPROVE</div>"
                + "<span style='font-size:0px'>APPROVE</span>");

    List<String> shown =
        letter.html().orElseThrow().lines().stream()
            .filter(line -> !line.has(Mark.HIDDEN) && !line.blank())
            .map(Line::text)
            .toList();
    assertEquals(List.of("see you"), shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S17", "S18", "S21"
      })
  void sizeIsBounded(String id) {
    byte[] mail = LargeMails.of(id).orElseThrow();
    LetterReader.read(mail); // the class loader's time is not the mail's

    Letter letter = assertTimeout(Duration.ofSeconds(20), () -> LetterReader.read(mail));

    assertNotNull(letter);
    assertEquals(
        Set.of("S17", "S18", "S21").contains(id) && !id.equals("S17"),
        letter.problems().isEmpty(),
        letter.problems()::toString);
  }

  @Test
  void whatIsCutIsSaid() {
    assertTrue(problems("S01").contains("headers-too-large"));
    assertTrue(problems("S04").contains("headers-too-large"));
    assertTrue(problems("S07").contains("too-deep"));
    assertTrue(problems("S08").contains("too-deep"));
    assertTrue(problems("S09").contains("too-many-parts"));
    assertTrue(problems("S10").contains("text-cut"));
  }

  @Test
  void aThousandAddressesAreRead() {
    Letter letter = Mails.read("To: " + "a@b.example,".repeat(1500) + "\n\nx");

    assertEquals(1000, letter.to().size());
    assertTrue(letter.problems().contains("too-many-addresses"));
  }

  @Test
  void thirtyMegabytesAreCut() {
    byte[] mail = new byte[30 * 1024 * 1024];
    java.util.Arrays.fill(mail, (byte) 'a');
    byte[] head = "Subject: big\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, mail, 0, head.length);

    Letter letter = assertTimeout(Duration.ofSeconds(20), () -> LetterReader.read(mail));

    assertEquals("big", letter.subject());
    assertTrue(letter.problems().contains("too-large"));
  }

  private static List<String> problems(String id) {
    return LetterReader.read(LargeMails.of(id).orElseThrow()).problems();
  }
}
