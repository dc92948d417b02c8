package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.IngressEvents;
import io.postern.intake.RememberingSink;
import io.postern.mail.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTlsTest {
  @TempDir private static Path folder;

  private final RememberingSink sink = new RememberingSink();
  private SmtpIngress ingress;

  private static SmtpSettings settings(String password) throws Exception {
    return new SmtpSettings(
        "127.0.0.1",
        0,
        "localhost",
        SmtpSettings.MAX_SIZE,
        SmtpSettings.Limits.USUAL,
        Optional.of(new SmtpSettings.Tls(TestKeys.keyStore(folder), password)));
  }

  @BeforeEach
  void start() throws Exception {
    ingress = ingress(TestKeys.PASSWORD);
    ingress.start();
  }

  private SmtpIngress ingress(String password) throws Exception {
    return new SmtpIngress(
        settings(password),
        new Handover(sink, IngressEvents.NONE),
        InstantSource.fixed(Instant.EPOCH));
  }

  @AfterEach
  void stop() {
    ingress.stop();
  }

  @Test
  void aMailComesInsideTls() throws Exception {
    try (SmtpClient client = SmtpClient.greeted(ingress.port())) {
      assertEquals("220 Ready to start TLS", client.say("STARTTLS"));
      SSLSocket tls =
          (SSLSocket)
              TestKeys.trusting(folder)
                  .getSocketFactory()
                  .createSocket(client.socket(), "localhost", ingress.port(), true);
      tls.startHandshake();
      client.inside(tls);

      assertEquals("503 5.5.1 say EHLO first", client.say(SmtpClient.FROM), "all begins anew");
      client.send("EHLO x\r\n");
      assertFalse(client.lines().contains("250-STARTTLS"));
      assertTrue(client.deliver("Subject: x\r\n\r\n".getBytes(US_ASCII)).startsWith("250"));
      assertEquals("502 5.5.1 not offered here", client.say("STARTTLS"));
    }
    assertEquals(1, sink.kept().size());
  }

  @Test
  void itIsOffered() throws IOException {
    try (SmtpClient client = new SmtpClient(ingress.port())) {
      client.reply();
      client.send("EHLO x\r\n");
      assertTrue(client.lines().contains("250-STARTTLS"));
    }
  }

  /** P09: an attacker in between puts commands behind STARTTLS, in the clear. */
  @Test
  void whatComesInOnePieceWithStartTlsIsNotHeard() throws IOException {
    try (SmtpClient client = SmtpClient.greeted(ingress.port())) {
      client.send("STARTTLS\r\nMAIL FROM:<eve@attacker.example>\r\n");

      assertEquals("554 5.5.1 nothing may follow STARTTLS", client.reply());
      assertEquals("", client.reply());
    }
  }

  @Test
  void aKeyStoreThatCannotBeOpenedIsSaidAtStart() throws Exception {
    SmtpIngress wrong = ingress("wrong password");

    assertThrows(IOException.class, wrong::start);
  }
}
