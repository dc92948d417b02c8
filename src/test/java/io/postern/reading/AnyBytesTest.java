package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.postern.letters.HostileMail;
import io.postern.mail.Letter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they give a letter; the same one each time. Seeds are fixed. */
class AnyBytesTest {
  private static final String[] PIECES = {
    "From: ",
    "To: ",
    "Subject: ",
    "Content-Type: ",
    "Content-Transfer-Encoding: ",
    "Content-Disposition: ",
    "multipart/mixed; boundary=x",
    "multipart/alternative; boundary=\"x",
    "message/rfc822",
    "text/html",
    "text/plain; charset=",
    "utf-8",
    "utf-16",
    "iso-2022-jp",
    "base64",
    "quoted-printable",
    "x-uuencode",
    "application/ms-tnef",
    "application/pkcs7-mime",
    "format=flowed; delsp=yes",
    "filename*0*=utf-8''%",
    "--x",
    "--x--",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "=?utf-8?B?",
    "=?utf-8?Q?",
    "?=",
    "=",
    "==",
    "<",
    ">",
    "(",
    ")",
    "\"",
    "\\",
    ";",
    ":",
    ",",
    "@",
    "a@b.example",
    "\0",
    "\u00e9",
    "> ",
    ">> ",
    "-- ",
    "<div>",
    "<blockquote>",
    "</div>",
    "&nbsp;",
    "begin 644 x\r\n",
    "end\r\n",
    "-----BEGIN PGP SIGNED MESSAGE-----",
    "AAAA",
    "\u001b$B",
    "\u202e",
    "x".repeat(500),
    "Mon, 02 Nov 2026 09:00:00 +0000",
    "Date: ",
    "References: <",
  };

  @Test
  void randomBytesGiveALetter() {
    Random random = new Random(20261102);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      check(bytes);
    }
  }

  @Test
  void piecesOfMailInAnyOrderGiveALetter() {
    Random random = new Random(7);
    for (int i = 0; i < 4000; i++) {
      StringBuilder mail = new StringBuilder();
      for (int n = random.nextInt(80); n > 0; n--) {
        mail.append(PIECES[random.nextInt(PIECES.length)]);
      }
      check(
          mail.toString()
              .getBytes(
                  random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void mailsWithChangedBytesGiveALetter() {
    Random random = new Random(11);
    List<byte[]> seeds = new ArrayList<>();
    for (HostileMail mail : HostileMail.all()) {
      if (mail.bytes().length < 5000) {
        seeds.add(mail.bytes());
      }
    }
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int n = random.nextInt(8); n >= 0 && bytes.length > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(bytes);
    }
  }

  private static void check(byte[] bytes) {
    byte[] before = bytes.clone();
    Letter letter = LetterReader.read(bytes);
    assertFalse(
        letter.problems().contains("unreadable"),
        () -> "unreadable: " + new String(before, StandardCharsets.ISO_8859_1));
    assertArrayEquals(before, bytes);
    Letter again = LetterReader.read(bytes);
    assertEquals(letter.headers(), again.headers());
    assertEquals(letter.plain(), again.plain());
    assertEquals(letter.html(), again.html());
    assertEquals(letter.problems(), again.problems());
    assertEquals(letter.attachments().size(), again.attachments().size());
  }
}
