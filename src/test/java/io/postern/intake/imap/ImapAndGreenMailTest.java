package io.postern.intake.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.postern.intake.Handover;
import io.postern.intake.RecordingEvents;
import io.postern.intake.RememberingSink;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a mail server that we did not write. */
class ImapAndGreenMailTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final byte[] MAIL =
      "From: pat@partner.example\r\nSubject: Acme\r\n\r\n.dot\r\n".getBytes(US_ASCII);

  private final RememberingSink sink = new RememberingSink();
  private final RecordingEvents events = new RecordingEvents();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private ImapIngress ingress(Optional<String> moveTo) {
    return new ImapIngress(
        new ImapSettings(
            "greenmail",
            new MailServer(
                "127.0.0.1",
                server.getImap().getPort(),
                Tls.NONE,
                Optional.of(new Login.Password("deals", "s3cret"))),
            "INBOX",
            moveTo,
            Optional.empty(),
            100_000,
            new ImapSettings.Pace(
                SOON, 10, Duration.ofSeconds(5), Duration.ofSeconds(5), SOON, SOON)),
        new Handover(sink, events),
        new InMemoryCursor(),
        InstantSource.fixed(Instant.EPOCH));
  }

  private void deliver(GreenMailUser user) throws Exception {
    user.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(MAIL)));
  }

  @Test
  void mailIsReadMarkedAndLeftUnseen() throws Exception {
    GreenMailUser user = server.setUser("deals@in.ref.example", "deals", "s3cret");
    deliver(user);
    ImapIngress ingress = ingress(Optional.empty());
    ingress.start();
    sink.awaitReceipts(1);
    deliver(user);
    sink.awaitReceipts(2);
    ingress.stop();

    assertArrayEquals(MAIL, sink.kept().getFirst().bytes());
    assertEquals(2, sink.kept().size());
    var inbox = server.getManagers().getImapHostManager().getInbox(user);
    assertTrue(inbox.getMessages().getFirst().getFlags().contains(ImapSession.KEPT));
    assertFalse(inbox.getMessages().getFirst().getFlags().contains(Flags.Flag.SEEN));
  }

  @Test
  void mailIsMovedWhereItIsToGo() throws Exception {
    GreenMailUser user = server.setUser("deals@in.ref.example", "deals", "s3cret");
    var manager = server.getManagers().getImapHostManager();
    manager.createMailbox(user, "Archive");
    deliver(user);
    ImapIngress ingress = ingress(Optional.of("Archive"));
    ingress.start();
    sink.awaitReceipts(1);
    ingress.stop();

    assertEquals(List.of(), events.lines().stream().filter(l -> l.startsWith("trouble")).toList());
    assertEquals(0, manager.getInbox(user).getMessageCount());
    assertEquals(1, manager.getFolder(user, "Archive").getMessageCount());
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    server.setUser("deals@in.ref.example", "deals", "another");
    ImapIngress ingress = ingress(Optional.empty());
    ingress.start();
    events.await("the server refuses deals");
    ingress.stop();
  }
}
