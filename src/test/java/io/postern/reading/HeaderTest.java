package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Letter;
import io.postern.mail.Mailbox;
import io.postern.mail.MessageId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=?utf-8?Q?Caf=C3=A9_=E2=82=AC?= | Café €",
        "=?UTF-8?b?Q2Fmw6k=?= Acme | Café Acme",
        "=?utf-8?B?w4M=?= =?utf-8?B?w6k=?= | Ãé",
        "=?utf-8?B?w?= =?utf-8?B?6k=?= | é",
        "=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= | Café",
        "a =?utf-8?Q?b?= c | a b c",
        "=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?= | aé",
        "=?utf-8*en?Q?Caf=C3=A9?= | Café",
        "=?iso-2022-jp?B?GyRCM3Q8MDJxPFIbKEI=?= | 株式会社",
        "=?x-made-up?Q?Caf=C3=A9?= | Café",
        "=?utf-8?Q?a_b | =?utf-8?Q?a_b",
        "=?utf-8?X?abc?= | =?utf-8?X?abc?=",
        "=?utf-8?Q?with space?= | with space",
        "=?utf-8?Q?=ZZ?= | =ZZ",
        "Re:=?utf-8?Q?_x?= | Re: x",
        "=?utf-8?Q?Deal=0D=0ABcc:_eve@attacker.example?= | Deal Bcc: eve@attacker.example",
      })
  void encodedWordsAreRead(String written, String subject) {
    assertEquals(subject, Mails.read("Subject: " + written + "\n\n").subject());
  }

  @Test
  void rawBytesInAHeaderAreRead() {
    assertEquals("Café", Mails.read("Subject: Café\n\n").subject());
    assertEquals(
        "Café", Mails.read("Subject: Café\n\n", Charset.forName("windows-1252")).subject());
  }

  @Test
  void aSubjectIsOneLineThatReadsInOneDirection() {
    assertEquals("a b c", Mails.read("Subject: a\n b\n\tc\n\n").subject());
    assertEquals("0005 emcA", Mails.read("Subject: \u202e0005 emcA\u202c\n\n").subject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pat@partner.example | pat@partner.example ",
        "Pat Doe <pat@partner.example> | Pat Doe/pat@partner.example",
        "\"Doe, Pat\" <pat@partner.example>, b@c.example | Doe, Pat/pat@partner.example"
            + " b@c.example",
        "Doe, Pat <pat@partner.example> | Doe, Pat/pat@partner.example",
        "pat@partner.example (Pat Doe) | Pat Doe/pat@partner.example",
        "=?utf-8?Q?P=C3=A1t?= <pat@partner.example> | Pát/pat@partner.example",
        "\"=?utf-8?Q?P=C3=A1t?=\" <pat@partner.example> | Pát/pat@partner.example",
        "\"'pat@partner.example'\" <pat@partner.example> | pat@partner.example/pat@partner.example",
        "Team: a@b.example, c@d.example; e@f.example | a@b.example c@d.example e@f.example",
        "undisclosed-recipients:; | ``",
        "a@b.example; c@d.example | a@b.example c@d.example",
        "Pat <pat@partner.example | Pat/pat@partner.example",
        "Pat <mailto:pat@partner.example> | Pat/pat@partner.example",
        "\"Pat <pat@partner.example> | Pat/pat@partner.example",
        "<@hop.example:pat@partner.example> | pat@partner.example",
        "pat@partner.example. | pat@partner.example",
        "pat@bücher.example | pat@xn--bcher-kva.example",
        "nobody | ``",
        ", , , a@b.example | a@b.example",
      })
  void peopleAreNamedAsProgramsNameThem(String written, String expected) {
    StringBuilder shown = new StringBuilder();
    for (Mailbox mailbox : Mails.read("To: " + written + "\n\n").to()) {
      shown
          .append(mailbox.name().isEmpty() ? "" : mailbox.name() + "/")
          .append(mailbox.address())
          .append(' ');
    }
    assertEquals(expected.strip(), shown.toString().strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 02 Nov 2026 10:00:00 +0100",
        "Mon, 2 Nov 2026 10:00:00 +0100 (CET)",
        "2 Nov 2026 10:00 +0100",
        "02 Nov 26 09:00:00 GMT",
        "Mon, 02 Nov 2026 09:00:00 -0000",
        "Mon Nov  2 09:00:00 UTC 2026",
        "Monday, 02-Nov-2026 09:00:00 GMT",
        "Mon, 02 Nov 2026 04:00:00 EST",
        "Nov 2, 2026 10:00:00 AM +0100",
        "2026-11-02T09:00:00Z",
        "2026-11-02 10:00:00+01:00",
        "Mon, 02 Nov 2026 10:00:00 GMT+01:00",
      })
  void datesAreReadInEveryShape(String date) {
    assertEquals(
        Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
        Mails.read("Date: " + date + "\n\n").date());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Mon, 02 Nov 2026 10:00:00",
        "Mon, 32 Nov 2026 10:00:00 +0000",
        "Mon, 02 Nov 2026 25:00:00 +0000",
        "Mon, 02 Nov 2026 10:00:00 +9999",
        "99999999999999999999",
        "Tue, 31 Feb 2026 10:00:00 +0000"
      })
  void whatIsNoInstantIsNoDate(String date) {
    assertEquals(Optional.empty(), Mails.read("Date: " + date + "\n\n").date());
  }

  @Test
  void idsAreReadFromWhateverStandsAround() {
    Letter letter =
        Mails.read(
            """
            Message-ID: (x) <a@b.example> y
            In-Reply-To: Your message of Monday <c@d.example>
            References: <1@x.example><2@x.example>
             junk <3@
             x.example>

            """);

    assertEquals(Optional.of(new MessageId("a@b.example")), letter.messageId());
    assertEquals(List.of(new MessageId("c@d.example")), letter.inReplyTo());
    assertEquals(
        List.of(
            new MessageId("1@x.example"),
            new MessageId("2@x.example"),
            new MessageId("3@x.example")),
        letter.references());
  }

  @Test
  void aHeaderWithJunkInItIsReadOn() {
    Letter letter =
        Mails.read(
            "From nobody Mon Nov  2 09:00:00 2026\n"
                + "Subject: a\n"
                + "this is no field\n"
                + "To: b@c.example\n\n"
                + "body\n");

    assertEquals("a", letter.subject());
    assertEquals(1, letter.to().size());
    assertEquals(List.of("body"), Mails.plain(letter));
    assertTrue(letter.problems().contains("malformed-header"));
  }

  @Test
  void aHeaderMayEndWithTheMail() {
    assertEquals("a", Mails.read("Subject: a").subject());
    assertEquals(List.of(), Mails.plain(Mails.read("Subject: a\n")));
  }

  @Test
  void lineEndsOfEveryKindAreRead() {
    for (String end : new String[] {"\r\n", "\n", "\r"}) {
      String mail = "From: pat@partner.example\nSubject: a\n\none\ntwo\n".replace("\n", end);
      Letter letter = LetterReader.read(mail.getBytes(StandardCharsets.UTF_8));
      assertEquals("a", letter.subject());
      assertEquals(1, letter.from().size());
      assertEquals(List.of("one", "two"), Mails.plain(letter));
      assertEquals(end.equals("\r"), letter.problems().contains("bare-cr"));
    }
  }

  @Test
  void aBareReturnAmongLineEndsBeginsNoField() {
    Letter letter = Mails.read("Subject: a\rFrom: manager@vendor.example\nTo: b@c.example\n\nx\n");

    assertEquals(List.of(), letter.from());
    assertEquals("a From: manager@vendor.example", letter.subject());
  }
}
