package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.postern.letters.HostileMail;
import io.postern.mail.Envelope;
import io.postern.mail.Flaw;
import io.postern.mail.Letter;
import io.postern.reading.LetterReader;
import io.postern.understanding.Known.Role;
import io.postern.understanding.Orders.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A mail that two programs read in two ways gives no command, whatever it seems to say. */
class DoubtfulMailTest {
  private static final String HEAD =
      """
      From: Max Weber <max@northwind.example>
      To: Northwind <referrals+t4@northwind.example>
      Subject: Re: Acme Tools (NW-1042)
      MIME-Version: 1.0
      """;

  @TestFactory
  Stream<DynamicTest> noCommandComesOutOfABrokenStructure() {
    return HostileMail.all().stream()
        .filter(mail -> mail.id().startsWith("M") || mail.id().equals("P14"))
        .map(
            mail ->
                DynamicTest.dynamicTest(
                    mail.id() + " " + mail.title(),
                    () -> assertNotEquals(Verdict.EXECUTE, readBytes(mail.bytes()).verdict())));
  }

  @Test
  void theSameWordsInASoundMailAreACommand() {
    assertEquals(Verdict.EXECUTE, read(HEAD + "Content-Type: text/plain\n\napprove\n").verdict());
  }

  @Test
  void twoContentTypesAreAskedAbout() {
    Orders orders = read(HEAD + "Content-Type: text/plain\nContent-Type: text/html\n\napprove\n");
    assertEquals(Verdict.ASK, orders.verdict());
    assertEquals("ambiguous-mail", orders.why());
  }

  @Test
  void aBareCarriageReturnInTheHeaderIsAskedAbout() {
    String mail = (HEAD + "X-Note: a\rContent-Type: text/html\n\napprove\n").replace("\n", "\r\n");
    assertNotEquals(Verdict.EXECUTE, readBytes(mail.getBytes(StandardCharsets.US_ASCII)).verdict());
  }

  @Test
  void everyAmbiguousFlawStopsACommand() {
    WrittenMail mail = WrittenMail.byManager("approve");
    for (Flaw flaw : Flaw.values()) {
      Orders orders =
          Commands.read(broken(mail.letter(), flaw), mail.parts(), WrittenMail.RULES, mail.known());
      assertEquals(flaw.ambiguous() ? Verdict.ASK : Verdict.EXECUTE, orders.verdict(), flaw.word());
    }
  }

  private static Letter broken(Letter sound, Flaw flaw) {
    return new Letter(
        sound.headers(),
        sound.messageId(),
        sound.from(),
        sound.sender(),
        sound.replyTo(),
        sound.to(),
        sound.cc(),
        sound.subject(),
        sound.date(),
        sound.inReplyTo(),
        sound.references(),
        sound.plain(),
        sound.html(),
        sound.attachments(),
        sound.enclosed(),
        sound.reports(),
        sound.mediaType(),
        List.of(flaw.word()));
  }

  private static Orders read(String mail) {
    return readBytes(mail.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static Orders readBytes(byte[] mail) {
    Letter letter = LetterReader.read(mail);
    return Understanding.read(
            letter,
            Envelope.UNKNOWN,
            WrittenMail.RULES,
            Known.nothing(Role.MANAGER, WrittenMail.STAGES))
        .orders();
  }
}
