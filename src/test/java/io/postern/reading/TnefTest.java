package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Letter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TnefTest {
  @Test
  void theTextAndTheFilesInsideAreRead() {
    byte[] dat =
        new TnefWriter()
            .body("I met Jane of Caf\u00e9 Acme.\r\n")
            .file(
                "LEADS~1.CSV",
                "leads of may.csv",
                "company\r\nAcme\r\n".getBytes(StandardCharsets.UTF_8))
            .file("X.PDF", "../x.pdf", new byte[] {1, 2, 3})
            .bytes();

    Letter letter = wrapped(dat, "");

    assertEquals(List.of("I met Jane of Café Acme."), Mails.plain(letter));
    assertEquals(
        List.of("leads of may.csv text/csv", "x.pdf application/pdf"),
        letter.attachments().stream().map(it -> it.name() + " " + it.mediaType()).toList());
    assertEquals(Optional.of("company\r\nAcme\r\n"), letter.attachments().getFirst().text());
    assertEquals(List.of("tnef"), letter.problems());
  }

  @Test
  void htmlInsideIsRead() {
    Letter letter = wrapped(new TnefWriter().html("<p>Grüße aus Köln</p>").bytes(), "");

    assertEquals(List.of("Grüße aus Köln"), Mails.html(letter));
  }

  @Test
  void theTextOutsideComesFirst() {
    Letter letter =
        wrapped(
            new TnefWriter().body("inside").file("a", "a.txt", new byte[] {'x'}).bytes(),
            "outside");

    assertEquals(List.of("outside"), Mails.plain(letter));
    assertEquals("a.txt", letter.attachments().getFirst().name());
  }

  @Test
  void rtfInsideIsReadWhereThereIsNothingElse() {
    String rtf =
        "{\\r"
            + "tf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\uc1 I met Jane\\par of Caf\\'e9"
            + " \\u8364? 5\\par {\\*\\htmltag <b>}bold}";

    assertEquals(
        List.of("I met Jane", "of Café € 5", "bold"),
        Mails.plain(wrapped(new TnefWriter().rtf(stored(rtf)).bytes(), "")));
  }

  @Test
  void packedRtfIsUnpacked() {
    // MS-OXRTFCP 4.1.1: the example of the specification
    byte[] packed =
        HexFormat.of()
            .parseHex(
                "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020"
                    + "627705b06c647d0a800fa0");

    assertEquals(
        "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        new String(CompressedRtf.unpacked(packed), StandardCharsets.US_ASCII));
  }

  @Test
  void everyCutOfAFileIsRead() {
    byte[] dat =
        new TnefWriter().body("text").html("<p>x</p>").file("a", "b.txt", new byte[500]).bytes();

    for (int length = 0; length < dat.length; length++) {
      Letter letter = wrapped(Arrays.copyOf(dat, length), "outside");
      assertEquals(List.of("outside"), Mails.plain(letter));
    }
  }

  @Test
  void whatIsNoneIsAnAttachment() {
    Letter letter = wrapped(new byte[] {1, 2, 3}, "");

    assertEquals("winmail.dat", letter.attachments().getFirst().name());
    assertTrue(letter.problems().isEmpty());
  }

  private static byte[] stored(String rtf) {
    byte[] bytes = rtf.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] head = {bytes.length + 12, bytes.length, 0x414C454D, 0};
    for (int value : head) {
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(value >> shift);
      }
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static Letter wrapped(byte[] dat, String text) {
    String outside = text.isEmpty() ? "" : "--x\n\n" + text + "\n";
    return Mails.read(
        "Content-Type: multipart/mixed; boundary=x\n\n"
            + outside
            + "--x\n"
            + "Content-Type: application/ms-tnef; name=winmail.dat\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(dat).replace("\r\n", "\n")
            + "\n--x--\n");
  }
}
