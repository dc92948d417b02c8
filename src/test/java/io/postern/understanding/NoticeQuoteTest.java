package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.MessageId;
import io.postern.understanding.Known.SentNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our own mails in answers that neither mark nor introduce them. */
final class NoticeQuoteTest {
  private static final Path NOTICES = Path.of("src/test/resources/notices");
  private static final String OWN = "The contact is Jordan, jordan@acme.example.";
  private static final String NOTICE =
      """
      Hi Rosa,

      We have registered Acme Tools (NW-1042). Two things are missing:

      Contact email:
      Expected value:

      Please fill in what you know and send this mail back to us.

      Northwind referral program
      """;

  @TestFactory
  Stream<DynamicTest> everyNoticeIsFoundAgainWithoutMarks() throws IOException {
    List<Path> notices;
    try (Stream<Path> files = Files.list(NOTICES)) {
      notices = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertTrue(notices.size() > 20);
    return notices.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> bare(file)));
  }

  private static void bare(Path file) throws IOException {
    String notice = Files.readString(file);
    // The mark in our first line would be enough: leave it out.
    String shown = notice.substring(notice.indexOf('\n') + 1).replaceAll("(?m)^> ?", "");
    assertEquals(OWN, read(OWN + "\n\n" + shown, notice).own());
    assertEquals(OWN, read(OWN + "\n\n" + wrapped(shown, 34), notice).own());
  }

  @Test
  void answersBetweenTheLinesSurvive() {
    Parts parts =
        read(
            """
            Hello,

            Hi Rosa,

            We have registered Acme Tools (NW-1042). Two things are missing:

            Contact email: lee@acme.example
            Expected value: about 30k in the first year

            Please fill in what you know and send this mail back to us.

            He is on holiday until Monday, so take your time.

            Northwind referral program
            """,
            NOTICE);
    assertEquals(
        """
        Hello,

        Contact email: lee@acme.example
        Expected value: about 30k in the first year

        He is on holiday until Monday, so take your time.\
        """,
        parts.own());
  }

  @Test
  void answersBelowAnUnmarkedQuoteSurviveAndAreFlagged() {
    Parts parts =
        read(
            """
            From: Northwind <referrals@northwind.example>
            Sent: Tuesday, 10 March 2026 10:22
            To: Rosa
            Subject: Acme Tools (NW-1042)

            """
                + NOTICE
                + "\nThe value is roughly 30k, Jordan told me yesterday.\n",
            NOTICE);
    assertEquals("The value is roughly 30k, Jordan told me yesterday.", parts.own());
    assertTrue(parts.problems().contains(PartsReader.MAYBE_QUOTED), parts.toString());
  }

  @Test
  void wordsOfTheNoticeInTheAuthorsOwnSentenceStay() {
    String own =
        "You wrote that two things are missing: he has no email, and I can't say the value.";
    assertEquals(own, read(own, NOTICE).own());
    String asked = "Why do you say \"please fill in what you know and send this mail back\"?";
    assertEquals(asked, read(asked, NOTICE).own());
  }

  private static final String OFFER =
      """
      Hi Sara,

      Brightpath Consulting sent eight leads, numbered below. Please decide until Monday.

      - To approve some and decline another, reply "approve 1-5, 8; decline 6: your reason"
      - To extend the protection, reply "extend the protection by 30 days"
      - To ask the partner something, reply "ask: your question"

      Text without one of these words goes to the partner as a message.

      Northwind referral program
      """;

  @Test
  void anAnswerThatTheNoticeOffersIsItsAuthorsAboveTheQuote() {
    for (String answer :
        List.of("approve 1-5, 8; decline 6: your reason", "Extend the protection by 30 days")) {
      assertEquals(answer, read(answer + "\n\n" + OFFER, OFFER).own());
      assertEquals(answer, read(answer + "\n\n" + wrapped(OFFER, 40), OFFER).own());
      assertEquals(answer, read(answer + "\n\n> " + OFFER.replace("\n", "\n> "), OFFER).own());
    }
  }

  @Test
  void theLineOfAnOfferWithinTheQuoteStaysQuoted() {
    assertEquals("Fine.", read("Fine.\n\n" + OFFER, OFFER).own());
    String middle = OFFER.substring(OFFER.indexOf("- To approve"));
    assertEquals("Fine.", read("Fine.\n\n" + middle, OFFER).own());
  }

  @Test
  void aNoticeThatWasNotSentHelpsNobody() {
    String body = OWN + "\n\n" + NOTICE;
    assertTrue(
        read(body, "Something else altogether, which is about other things.")
            .own()
            .contains("registered"));
  }

  private static Parts read(String body, String notice) {
    Known nothing = Known.nothing(Known.Role.PARTNER, List.of());
    Known known =
        new Known(
            nothing.role(),
            nothing.language(),
            nothing.ownAddresses(),
            nothing.ownDomains(),
            nothing.colleagues(),
            List.of(new SentNotice(new MessageId("n1@northwind.example"), "Acme Tools", notice)),
            nothing.openDeals(),
            nothing.conversationDeals(),
            nothing.signatureLines(),
            nothing.stages());
    return PartsOf.text("Re: Acme Tools (NW-1042)", body, known);
  }

  private static String wrapped(String text, int width) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.replace("\n", " \n ").split(" +")) {
      if (word.equals("\n")) {
        wrapped.append('\n');
        column = 0;
        continue;
      }
      if (column + word.length() > width) {
        wrapped.append('\n');
        column = 0;
      }
      wrapped.append(column > 0 ? " " : "").append(word);
      column += word.length() + 1;
    }
    return wrapped.toString();
  }
}
