package io.postern.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.postern.ledger.MailRow;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Servers that we did not write, as Debian packages them, with private settings: Postfix in front
 * of the listener and behind the courier, Dovecot for a mailbox. They want to be started by root.
 */
class RealServersTest {
  @Test
  void postfixHandsMailInAndTakesMailOut() throws Exception {
    assumeRootHas(Postfix.PROGRAM);
    int border = freePort();
    try (Town town = new Town(Town.freshHome(), "", "", border);
        Postfix _ = Postfix.between(border, town.smtpPort(), town.mailboxPort())) {
      town.pat.sendsBy(border, "referrals@northwind.example", mail(town, "A lead"));
      Post receipt = town.pat.receives();
      assertEquals("referral-receipt", receipt.notice());
      Post review = town.max.receives();
      town.max.sendsBy(border, review.replyTo(), answer(town.max, review, "decline: too small"));
      assertEquals("command-confirmed", town.max.receives().notice());

      // A line with the border's own name that comes from outside is not its word.
      String forged =
          "Authentication-Results: mx.northwind.example; dmarc=pass header.from=elsewhere.example\n"
              + town.stranger.bareMail("referrals@northwind.example", "Forged", MainJobTest.ACME);
      town.stranger.sendsBy(border, "referrals@northwind.example", forged);
      MailRow held = town.mailsOnceEnded(3).getFirst();
      assertEquals("HELD sender-unproven", held.outcome().orElseThrow() + " " + held.reason());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void dovecotsMailboxIsReadAndItsMailsStayUnseen() throws Exception {
    assumeRootHas(Dovecot.PROGRAM);
    try (Dovecot dovecot = Dovecot.start(freePort());
        Town town = new Town(Town.freshHome(), dovecot.settings(), "")) {
      dovecot.deliver(town.pat.mailTo("referrals@northwind.example", "A lead", MainJobTest.ACME));
      assertEquals("referral-receipt", town.pat.receives().notice());
      assertEquals("review-request", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());
      assertFalse(dovecot.flagsOfFirst().contains("S"), "a person has not seen it yet");
    }
  }

  private static String mail(Town town, String subject) {
    return town.pat.bareMail("referrals@northwind.example", subject, MainJobTest.ACME);
  }

  private static String answer(Person person, Post mail, String text) {
    return person.bareMail(mail.replyTo(), "Re: " + mail.subject(), text);
  }

  private static void assumeRootHas(Path program) {
    Assumptions.assumeTrue(Files.isExecutable(program), () -> program + " is not installed");
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), () -> program + " wants root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
