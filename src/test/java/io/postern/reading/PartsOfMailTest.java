package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Attachment;
import io.postern.mail.Letter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsOfMailTest {
  @Test
  void alternativesAreFormsOfOneText() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain

            plain
            --x
            Content-Type: multipart/related; boundary="y z"

            --y z
            Content-Type: text/html

            <p>html</p>
            --y z
            Content-Type: image/png; name=logo.png
            Content-Transfer-Encoding: base64

            AAAA
            --y z--
            --x--
            """);

    assertEquals(List.of("plain"), Mails.plain(letter));
    assertEquals(List.of("html"), Mails.html(letter));
    assertEquals("logo.png", letter.attachments().getFirst().name());
    assertTrue(letter.attachments().getFirst().inline());
    assertEquals(List.of(), letter.problems());
  }

  @Test
  void severalTextsBelowEachOtherAreJoined() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/mixed; boundary=x

            --x

            above
            --x
            Content-Type: multipart/alternative; boundary=y

            --y
            Content-Type: text/plain

            middle
            --y
            Content-Type: text/html

            <b>middle</b>
            --y--
            --x
            Content-Type: text/plain

            list footer
            --x--
            """);

    assertEquals(List.of("above", "middle", "list footer"), Mails.plain(letter));
    assertEquals(List.of("above", "middle", "list footer"), Mails.html(letter));
  }

  @Test
  void theSignedPartIsRead() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/signed; boundary=x; protocol="application/pgp-signature"

            --x
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Caf=C3=A9=20
            --x
            Content-Type: application/pgp-signature; name=signature.asc

            -----BEGIN PGP SIGNATURE-----
            --x--
            """);

    assertEquals(List.of("Café "), Mails.plain(letter));
    assertTrue(letter.attachments().getFirst().inline());
  }

  @Test
  void anAttachedTextIsNoText() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/mixed; boundary=x

            --x

            see attached
            --x
            Content-Type: text/csv; charset=utf-8; name="leads.csv"
            Content-Disposition: attachment

            company,contact
            Acme,Jane
            --x
            Content-Type: application/octet-stream; name=jane.vcf

            BEGIN:VCARD
            --x
            Content-Type: text/plain; name=notes.txt
            Content-Disposition: inline; filename=notes.txt

            APPROVE
            --x--
            """);

    assertEquals(List.of("see attached"), Mails.plain(letter));
    assertEquals(
        List.of("leads.csv", "jane.vcf", "notes.txt"),
        letter.attachments().stream().map(Attachment::name).toList());
    assertEquals(
        Optional.of("company,contact\r\nAcme,Jane"), letter.attachments().getFirst().text());
    assertEquals(Optional.of("BEGIN:VCARD"), letter.attachments().get(1).text());
  }

  @Test
  void aNamedTextIsTheTextWhereThereIsNoOther() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain; name=body.txt
            Content-Disposition: inline

            hello
            --x--
            """);

    assertEquals(List.of("hello"), Mails.plain(letter));
  }

  @Test
  void enclosedMailsAreLettersOfTheirOwn() {
    Letter letter =
        Mails.read(
            """
            Subject: Fwd: lunch
            Content-Type: multipart/mixed; boundary=x

            --x

            see below
            --x
            Content-Type: message/rfc822
            Content-Transfer-Encoding: base64

            RnJvbTogSmFuZSA8amFuZUBhY21lLmV4YW1wbGU+DQpTdWJqZWN0OiBsdW5jaA0KDQpBUFBST1ZF
            DQo=
            --x--
            """);

    assertEquals(List.of("see below"), Mails.plain(letter));
    Letter enclosed = letter.enclosed().getFirst();
    assertEquals("lunch", enclosed.subject());
    assertEquals("jane@acme.example", enclosed.from().getFirst().address().toString());
    assertEquals(List.of("APPROVE"), Mails.plain(enclosed));
  }

  @Test
  void reportsAreKeptAsTheyStand() {
    Letter letter =
        Mails.read(
            """
            Content-Type: multipart/report; report-type=delivery-status; boundary=x

            --x

            could not be delivered
            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; a@b.example
            Action: failed
            --x
            Content-Type: text/rfc822-headers

            Subject: lost
            --x--
            """);

    assertEquals("multipart/report", letter.mediaType());
    assertEquals(
        List.of("message/delivery-status", "text/rfc822-headers"),
        letter.reports().stream().map(part -> part.mediaType()).toList());
    assertEquals(
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed",
        letter.reports().getFirst().text());
    assertEquals(List.of(), letter.attachments());
  }

  @Test
  void aCalendarIsAnAttachmentWithText() {
    Letter letter = Mails.read("Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n");

    assertEquals(Optional.empty(), letter.plain());
    assertEquals(Optional.of("BEGIN:VCALENDAR\r\n"), letter.attachments().getFirst().text());
  }

  @Test
  void fileNamesAreLabelsOnly() {
    assertEquals("x.pdf", name("filename=\"../../etc/x.pdf\""));
    assertEquals("x.pdf", name("filename=\"C:\\temp\\x.pdf\""));
    assertEquals("invoicefdp.exe", name("filename*=utf-8''invoice%E2%80%AEfdp.exe"));
    assertEquals("é.pdf", name("filename*0*=utf-8''%C3; filename*1*=%A9; filename*2=.pdf"));
    assertEquals("é.pdf", name("filename=\"=?utf-8?Q?=C3=A9=2Epdf?=\""));
    assertEquals("a b.pdf", name("filename=\"a\tb.pdf\""));
    assertEquals("b.pdf", name("filename=x.pdf; filename*=utf-8''b.pdf"));
    assertEquals("", name("filename=\"..\""));
    assertEquals("x.pdf", name("filename=x.pdf; size=12 (comment)"));
    assertEquals("", name("filename*2147483647=x"));
    assertTrue(name("filename=\"" + "a".repeat(5000) + ".pdf\"").endsWith(".pdf"));
    assertTrue(name("filename=\"" + "a".repeat(5000) + ".pdf\"").length() <= 200);
  }

  @Test
  void twoNamesForOneFileAreSaid() {
    Letter letter =
        Mails.read(
            "Content-Type: application/pdf; name=a.pdf\n"
                + "Content-Disposition: attachment; filename=b.exe\n\n"
                + "x");

    assertEquals("b.exe", letter.attachments().getFirst().name());
    assertTrue(letter.problems().contains("two-file-names"));
  }

  @Test
  void filesInTheTextAreTakenOut() {
    Letter letter = Mails.read("Subject: x\n\nabove\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\nbelow\n");

    assertEquals(List.of("above", "below"), Mails.plain(letter));
    assertEquals("a.txt", letter.attachments().getFirst().name());
    assertEquals(
        "hello", new String(letter.attachments().getFirst().content(), StandardCharsets.US_ASCII));
    assertEquals(
        List.of("begin 644 words", "that go on and on until the sentence is over", "end"),
        Mails.plain(
            Mails.read(
                "Subject: x\n\n"
                    + "begin 644 words\n"
                    + "that go on and on until the sentence is over\n"
                    + "end\n")));
  }

  @Test
  void textSignedInPlaceLosesItsArmour() {
    Letter letter =
        Mails.read(
            """
            Subject: x

            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA256

            approve
            - -- not a signature line
            -----BEGIN PGP SIGNATURE-----

            iQEz
            -----END PGP SIGNATURE-----
            footer
            """);

    assertEquals(List.of("approve", "-- not a signature line", "footer"), Mails.plain(letter));
  }

  @Test
  void whatIsEncryptedIsSaid() {
    assertTrue(
        Mails.read("Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n")
            .problems()
            .contains("encrypted"));
    assertTrue(
        Mails.read(
                "Content-Type: multipart/encrypted; boundary=x\n\n"
                    + "--x\n"
                    + "Content-Type: application/pgp-encrypted\n\n"
                    + "Version: 1\n"
                    + "--x--\n")
            .problems()
            .contains("encrypted"));
    assertTrue(Mails.file("smime-encrypted.eml").problems().contains("encrypted"));
  }

  @Test
  void theMailInsideAnOpaqueSignatureIsRead() {
    for (String form : List.of("der", "ber")) {
      Letter letter = Mails.file("smime-" + form + ".eml");
      assertEquals(List.of("I met the COO of Acmé Tools."), Mails.plain(letter));
      assertEquals("leads.csv", letter.attachments().getFirst().name());
      assertEquals(List.of(), letter.problems());
    }
  }

  @Test
  void brokenStructuresGiveWhatIsThere() {
    assertEquals(
        List.of("hello"),
        Mails.plain(
            Mails.read(
                "Content-Type: multipart/mixed\n\n"
                    + "--x\n"
                    + "Content-Type: text/plain\n\n"
                    + "hello\n"
                    + "--x--\n")));
    assertEquals(
        List.of("hello"),
        Mails.plain(Mails.read("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n")));
    assertEquals(
        List.of("hello"),
        Mails.plain(Mails.read("Content-Type: multipart/mixed; boundary=y\n\nhello\n")));
    assertEquals(
        List.of("hello"),
        Mails.plain(Mails.read("Content-Type: text/plain charset=utf-8\n\nhello\n")));
    assertEquals(List.of("hello"), Mails.plain(Mails.read("Content-Type: (nonsense\n\nhello\n")));
    assertEquals(
        List.of("hello"),
        Mails.plain(Mails.read("Content-Transfer-Encoding: base64\n\naGVs*bG8=\n")));
  }

  @Test
  void ambiguousStructuresAreSaid() {
    assertTrue(
        Mails.read("Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\nx\n--a--\n")
            .problems()
            .contains("repeated-parameter"));
    assertTrue(
        Mails.read("Content-Type: text/plain\nContent-Type: text/html\n\nx\n")
            .problems()
            .contains("repeated-field"));
    assertTrue(
        Mails.read(
                "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nx\n--ab--\n")
            .problems()
            .contains("doubtful-boundary"));
    assertFalse(
        Mails.read("Content-Type: multipart/mixed; boundary=a\n\npreamble\n--a\n\nx\n--a--\n")
            .problems()
            .contains("text-outside-parts"));
  }

  @Test
  void textOutsideThePartsIsNotTheirs() {
    Letter letter =
        Mails.read(
            "Content-Type: multipart/mixed; boundary=a\n\nAPPROVE\n--a\n\nx\n--a--\nAPPROVE\n");

    assertEquals(List.of("x"), Mails.plain(letter));
    assertTrue(letter.problems().contains("text-outside-parts"));
  }

  private static String name(String parameters) {
    return Mails.read(
            "Content-Type: application/pdf\nContent-Disposition: attachment; "
                + parameters
                + "\n\nx")
        .attachments()
        .getFirst()
        .name();
  }
}
