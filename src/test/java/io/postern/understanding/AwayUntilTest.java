package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.reading.LetterReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mails are of 10 December 2026, a Thursday. */
class AwayUntilTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I am out of the office until 14 December 2026. | 2026-12-14",
        "en | I am away until December 18 with limited access to mail. | 2026-12-18",
        "en | I am out until 4 January and will reply then. | 2027-01-04",
        "en | I will be away from 11 December until 2 January. | 2027-01-02",
        "en | I am on leave and will be back on 21 December. Call +49 30 1234567. | 2026-12-21",
        "de | Ich bin bis zum 18. Dezember 2026 nicht im Büro. | 2026-12-18",
        "de | Ich bin bis 07.01.2027 abwesend. | 2027-01-07",
        "de | Ab morgen im Urlaub, wieder am 4. Januar. | 2027-01-04",
        "fr | Je suis absent jusqu'au 18 décembre 2026. | 2026-12-18",
        "es | Estaré fuera hasta el 18 de diciembre. | 2026-12-18",
        "nl | Ik ben afwezig tot 18 december. | 2026-12-18",
        "en | I am out of the office until Monday. | ''",
        "en | I have worked here until 3 March 2019. | ''",
        "en | I am travelling with little access to mail. | ''",
      })
  void theEndOfAnAbsenceAsItIsWritten(String language, String text, String day) {
    byte[] mail =
        ("From: Pat <pat@partner.example>\nSubject: Automatic reply\n"
                + "Date: Thu, 10 Dec 2026 09:00:00 +0100\n"
                + "Content-Type: text/plain; charset=utf-8\n\n"
                + text
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(
        day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)),
        AwayUntil.read(LetterReader.read(mail), text, language, WrittenMail.RULES));
  }
}
