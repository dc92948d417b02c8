package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words that readers look for, in any order, scripts mixed: each mail has one reading. */
final class AnyReadingTest {
  private static final List<String> PIECES =
      List.of(
          "Jane Doe",
          "jane",
          "doe at",
          "佐藤健一部長",
          "様",
          "株式会社みなと運輸",
          "部長",
          "した青葉株式会社",
          "Theatre Manager",
          "our director",
          "Geschäftsführer",
          "von der",
          "de la",
          "of",
          "Acme Tools GmbH",
          "Ltd",
          "den",
          "jane@acme.example",
          "ana@brightpath.example",
          "(+44 20 7946 0123)",
          "086 123 4567.",
          "R$ 80 mil",
          "€ 12.500,-",
          "before the season",
          "in August",
          "and",
          "Company:",
          "Role:",
          ",",
          ".",
          "?",
          "\n",
          "\n\n",
          "-- ");

  @Test
  void anyOrderOfWordsIsReadAndTwiceTheSame() {
    Random random = new Random(13);
    for (int i = 0; i < 100; i++) {
      StringBuilder body = new StringBuilder();
      for (int piece = 1 + random.nextInt(14); piece > 0; piece--) {
        body.append(PIECES.get(random.nextInt(PIECES.size())));
        body.append(random.nextInt(4) == 0 ? "" : " ");
      }
      byte[] mail = mail(body.toString());
      Reading reading = read(mail);
      assertEquals(reading, read(mail), body::toString);
      assertFalse(reading.trace().steps().isEmpty(), body::toString);
    }
  }

  private static Reading read(byte[] mail) {
    return Understanding.read(
        LetterReader.read(mail), Envelope.UNKNOWN, WrittenMail.RULES, PartsOf.NOTHING);
  }

  private static byte[] mail(String body) {
    return ("From: Ana Ferreira <ana@brightpath.example>\n"
            + "To: referrals@northwind.example\n"
            + "Subject: 部長\n"
            + "Content-Type: text/plain; charset=utf-8\n\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
