package io.postern.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Letter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetTest {
  @ParameterizedTest
  @CsvSource({
    "utf-8, UTF-8, Café 5000 €",
    "UTF8, UTF-8, Café 5000 €",
    "iso-8859-1, windows-1252, “Café” 5000 €",
    "iso-8859-15, ISO-8859-15, Café 5000 €",
    "iso-8859-2, ISO-8859-2, Zażółć gęślą jaźń",
    "windows-1251, windows-1251, Добрый день коллега",
    "koi8-r, KOI8-R, Добрый день коллега",
    "gb2312, GB18030, 您好公司",
    "big5, Big5, 您好公司",
    "shift_jis, windows-31j, 株式会社①アクメ",
    "iso-2022-jp, ISO-2022-JP, 株式会社アクメ",
    "euc-kr, x-windows-949, 안녕하세요",
    "ks_c_5601-1987, x-windows-949, 안녕하세요",
    "tis-620, x-windows-874, สวัสดี",
  })
  void aLabelMeansWhatProgramsWriteUnderIt(String label, String written, String text) {
    Letter letter = letter("; charset=" + label, text.getBytes(Charset.forName(written)));

    assertEquals(List.of(text), Mails.plain(letter));
    assertEquals(List.of(), letter.problems());
  }

  @Test
  void aLyingLabelIsSeenThrough() {
    assertRead("Café", "utf-8", "Café".getBytes(Charset.forName("windows-1252")), "wrong-charset");
    assertRead("Café", "iso-8859-1", "Café".getBytes(StandardCharsets.UTF_8), "wrong-charset");
    assertRead("Café", "us-ascii", "Café".getBytes(StandardCharsets.UTF_8), "");
    assertRead("Café", "x-made-up", "Café".getBytes(StandardCharsets.UTF_8), "unknown-charset");
    assertRead("Acme", "x-made-up", "Acme".getBytes(StandardCharsets.UTF_8), "");
    assertRead("Acme", "utf-16", "Acme".getBytes(StandardCharsets.UTF_8), "wrong-charset");
  }

  @Test
  void aFewBadBytesDoNotMakeALabelALie() {
    byte[] good = "Zürich, Köln, Málaga ".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(good);
    bytes.write(0xC0);
    bytes.write(0xAF);

    assertEquals(
        List.of("Zürich, Köln, Málaga \uFFFD\uFFFD"),
        Mails.plain(letter("; charset=utf-8", bytes.toByteArray())));
  }

  @Test
  void noLabelIsGuessedFromTheBytes() {
    assertEquals(List.of("Café"), Mails.plain(letter("", "Café".getBytes(StandardCharsets.UTF_8))));
    assertEquals(
        List.of("Café"), Mails.plain(letter("", "Café".getBytes(Charset.forName("windows-1252")))));
    String russian = "Добрый день, у меня есть для вас новый клиент из Москвы";
    assertEquals(
        List.of(russian),
        Mails.plain(letter("", russian.getBytes(Charset.forName("windows-1251")))));
  }

  @Test
  void utf16NeedsNoMark() {
    assertRead("Acme 5000", "utf-16", "Acme 5000".getBytes(StandardCharsets.UTF_16LE), "");
    assertRead("Acme 5000", "utf-16", "Acme 5000".getBytes(StandardCharsets.UTF_16BE), "");
    assertRead("Acme 5000", "utf-16", "\uFEFFAcme 5000".getBytes(StandardCharsets.UTF_16LE), "");
    assertRead("Acme 5000", "utf-16le", "Acme 5000".getBytes(StandardCharsets.UTF_16LE), "");
  }

  @Test
  void utf7IsNotHonouredAndNamed() {
    byte[] script = "+ADw-script+AD4-".getBytes(StandardCharsets.UTF_8);
    assertRead("+ADw-script+AD4-", "utf-7", script, "unknown-charset");
  }

  @Test
  void aJapaneseLineThatIsLeftOpenDoesNotSwallowTheNext() {
    byte[] open = "DEAL \u001b$B%\"%/%a\r\n5000\r\n".getBytes(StandardCharsets.US_ASCII);

    assertEquals(List.of("DEAL アクメ", "5000"), Mails.plain(letter("; charset=iso-2022-jp", open)));
    assertEquals(List.of("DEAL アクメ", "5000"), Mails.plain(letter("", open)));
  }

  @Test
  void aZeroByteCannotJoinTwoHalvesOfAWord() {
    assertRead("App\uFFFDrove", "utf-8", "App\0rove".getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void aPageNamesItsOwnCharacterSet() {
    String page =
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">"
            + "</head><body>Привет</body></html>";
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    mail.writeBytes("Content-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    mail.writeBytes(page.getBytes(Charset.forName("windows-1251")));

    assertEquals(List.of("Привет"), Mails.html(LetterReader.read(mail.toByteArray())));
  }

  private static void assertRead(String text, String label, byte[] bytes, String problem) {
    Letter letter = letter("; charset=" + label, bytes);
    assertEquals(List.of(text), Mails.plain(letter));
    if (problem.isEmpty()) {
      assertFalse(letter.problems().toString().contains("charset"), letter.problems()::toString);
    } else {
      assertTrue(letter.problems().contains(problem), letter.problems()::toString);
    }
  }

  private static Letter letter(String parameters, byte[] body) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    mail.writeBytes(
        ("From: pat@partner.example\r\nContent-Type: text/plain" + parameters + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    mail.writeBytes(body);
    return LetterReader.read(mail.toByteArray());
  }
}
