package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line above a form says is about the form; what the prospect needs stands elsewhere. */
class WishesTest {
  private static final Known PARTNER = Known.nothing(Known.Role.PARTNER, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I had lunch with their COO yesterday. Here is what you need: | ''",
        "A lead for you, with all that you need to register it: | ''",
        "Ein Lead für euch. Hier ist, was ihr braucht: | ''",
        "Voici tout ce dont vous avez besoin : | ''",
        "Aquí tenéis lo que necesitáis: | ''",
        "They want to replace their old warehouse system, the details: |"
            + " They want to replace their old warehouse system, the details",
        "They need a new warehouse system by June. Here is what you need: |"
            + " They need a new warehouse system by June"
      })
  void aLineThatIntroducesAFormIsNoNeed(String line, String need) {
    String mail =
        """
        From: Pat <pat@bright.example>
        Subject: A lead
        Content-Type: text/plain; charset=utf-8

        %s

        Company: Acme Tools Ltd
        Contact: Jane Doe
        Email: jane.doe@acme-tools.example
        """
            .formatted(line);
    Reading reading =
        Understanding.read(
            LetterReader.read(mail.getBytes(StandardCharsets.UTF_8)),
            Envelope.UNKNOWN,
            WrittenMail.RULES,
            PARTNER);
    assertEquals(
        need,
        reading.referrals().stream()
            .flatMap(one -> one.facts().need().stream())
            .findFirst()
            .orElse(""),
        reading.referrals()::toString);
  }
}
