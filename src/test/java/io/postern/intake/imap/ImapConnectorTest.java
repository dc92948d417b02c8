package io.postern.intake.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.AccessTokens;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import io.postern.mail.SignInRefused;
import io.postern.mail.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapConnectorTest {
  @TempDir private static Path folder;

  private static final Login PASSWORD = new Login.Password("deals", "s3cret");
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final ScriptedImap server;

  ImapConnectorTest() throws IOException {
    server = new ScriptedImap();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ImapSession connect(String host, Tls tls, Login login, SSLContext trust)
      throws IOException, SignInRefused {
    return new ImapConnector(
            new ImapSettings(
                "x",
                new MailServer(host, server.port(), tls, Optional.of(login)),
                "INBOX",
                Optional.empty(),
                Optional.empty(),
                1000,
                new ImapSettings.Pace(SHORT, 1, SHORT, SHORT, SHORT, SHORT)),
            trust)
        .connect();
  }

  private ImapSession connect(Tls tls, Login login) throws Exception {
    return connect("localhost", tls, login, TestKeys.trusting(folder));
  }

  @Test
  void aPasswordIsSaidInsideTls() throws Exception {
    server.tls(TestKeys.having(folder), true);

    try (ImapSession session = connect(Tls.IMPLICIT, PASSWORD)) {
      assertEquals(1, session.uidValidity());
      assertTrue(session.keepsKeywords());
    }
  }

  @Test
  void startTlsComesBeforeThePassword() throws Exception {
    server.tls(TestKeys.having(folder), false);
    server.capabilities("IMAP4rev1 STARTTLS");

    connect(Tls.STARTTLS, PASSWORD).close();

    List<String> heard = new ArrayList<>(server.heard());
    heard.removeIf("CAPABILITY"::equals);
    assertEquals(List.of("STARTTLS", "LOGIN deals s3cret", "SELECT INBOX", "LOGOUT"), heard);
  }

  @Test
  void startTlsIsNeverGoneWithout() {
    assertThrows(IOException.class, () -> connect(Tls.STARTTLS, PASSWORD));
    assertTrue(server.heard().stream().noneMatch(command -> command.startsWith("LOGIN")));
  }

  @Test
  void aCertificateOfAnotherNameOrMakerIsRefused() throws Exception {
    server.tls(TestKeys.having(folder), true);

    assertThrows(
        IOException.class,
        () -> connect("localhost", Tls.IMPLICIT, PASSWORD, SSLContext.getDefault()));
    assertThrows(
        IOException.class,
        () -> connect("127.0.0.1", Tls.IMPLICIT, PASSWORD, TestKeys.trusting(folder)));
    assertTrue(server.heard().isEmpty());
  }

  @Test
  void aTokenGoesByXoauth2AndARefusedOneIsForgotten() throws Exception {
    server.tls(TestKeys.having(folder), true);
    List<String> asked = new ArrayList<>();
    AccessTokens tokens =
        new AccessTokens() {
          @Override
          public String current() {
            asked.add("current");
            return "t0ken";
          }

          @Override
          public void forget() {
            asked.add("forget");
          }
        };
    Login login = new Login.OAuth2("deals@in.ref.example", tokens);

    connect(Tls.IMPLICIT, login).close();
    server.faultOnce("AUTHENTICATE", ScriptedImap.Fault.NO);
    SignInRefused refused = assertThrows(SignInRefused.class, () -> connect(Tls.IMPLICIT, login));

    String said =
        Base64.getEncoder()
            .encodeToString("user=deals@in.ref.example\1auth=Bearer t0ken\1\1".getBytes(UTF_8));
    assertTrue(server.heard().contains("AUTHENTICATE XOAUTH2 " + said));
    assertEquals(List.of("current", "current", "forget"), asked);
    assertFalse(String.valueOf(refused.getMessage()).contains("t0ken"));
  }
}
