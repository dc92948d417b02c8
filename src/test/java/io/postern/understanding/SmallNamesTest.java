package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Envelope;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of people that are typed without capitals, and words that are none. */
class SmallNamesTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i have a referral for you: met lars holm from bergen bakery, they need a planner | lars"
            + " holm",
        "jag har ett tips: träffade lars holm från bergens bageri, de behöver en planerare | lars"
            + " holm",
        "jag har ett tips: träffade lars holm på bergens bageri, de behöver en planerare | lars"
            + " holm",
        "i have a referral for you: bergen bakery, they will mark everything from monday | ''"
      })
  void aGivenNameAndAWordBeforeWhereSomebodyWorksAreAPerson(String text, String name) {
    Letter letter =
        LetterReader.read(
            ("From: Pat <pat@bright.example>\r\nSubject: tip\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                    + text
                    + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    Reading reading = Understanding.read(letter, Envelope.UNKNOWN, WrittenMail.RULES, PARTNER);
    assertEquals(
        name,
        reading.referrals().stream()
            .flatMap(one -> one.facts().prospect().contactName().stream())
            .findFirst()
            .or(() -> Optional.of(""))
            .orElseThrow()
            .toLowerCase(java.util.Locale.ROOT),
        () -> reading.kind() + " " + reading.referrals());
  }
}
