package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given names tell a person from a company; words that only may be one do not. */
class GivenNamesTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Siobhan Keady | Siobhan Keady",
        "Deshawn Pruitt | Deshawn Pruitt",
        "Friedhelm Ostkamp | Friedhelm Ostkamp",
        "Nolwenn Kerdoncuff | Nolwenn Kerdoncuff",
        "Aurora Foods | ''",
        "Savannah Freight | ''",
      })
  void whoHasAGivenNameIsAPerson(String named, String person) {
    Letter letter =
        LetterReader.read(
            ("From: Pat <pat@bright.example>\r\nSubject: A referral\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                    + "I have a referral for you: "
                    + named
                    + ". They need a new rota planner.\r\n")
                .getBytes(StandardCharsets.UTF_8));
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, WrittenMail.RULES, PARTNER);
    assertEquals(
        person,
        reading.referrals().stream()
            .flatMap(one -> one.facts().prospect().contactName().stream())
            .findFirst()
            .orElse(""),
        () -> reading.kind() + " " + reading.referrals());
  }
}
