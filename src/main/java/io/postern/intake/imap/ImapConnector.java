package io.postern.intake.imap;

import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import io.postern.mail.SignInRefused;
import java.io.IOException;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** Connects to a mailbox: protected, signed in, the folder selected. */
record ImapConnector(ImapSettings settings, SSLContext tls) {
  /**
   * @throws SignInRefused when the server does not want the account
   * @throws IOException when it cannot be reached now, or the folder is not there
   */
  ImapSession connect() throws IOException, SignInRefused {
    MailServer server = settings.server();
    IMAPProtocol protocol = null;
    try {
      protocol =
          new IMAPProtocol(
              "imap",
              server.host(),
              server.port(),
              properties(),
              server.tls() == Tls.IMPLICIT,
              new MailLogger(ImapConnector.class, "imap", false, System.out));
      if (server.tls() == Tls.STARTTLS) {
        startTls(protocol);
      }
      if (server.login().isPresent()) {
        signIn(protocol, server.login().get());
      }
      ImapSession session = ImapSession.select(protocol, settings);
      protocol = null;
      return session;
    } catch (ProtocolException broken) {
      throw new IOException(broken.getMessage(), broken);
    } finally {
      if (protocol != null) {
        protocol.disconnect();
      }
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    int reply = (int) settings.pace().reply().toMillis();
    properties.setProperty(
        "mail.imap.connectiontimeout", "" + settings.pace().connect().toMillis());
    properties.setProperty("mail.imap.timeout", "" + reply);
    properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
    properties.setProperty("mail.imap.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.setProperty("mail.imap.socketFactory.fallback", "false");
    properties.put("mail.imap.ssl.socketFactory", tls.getSocketFactory());
    return properties;
  }

  private static void startTls(IMAPProtocol protocol) throws IOException, ProtocolException {
    if (!protocol.hasCapability("STARTTLS")) {
      throw new IOException("the server does not offer STARTTLS");
    }
    protocol.startTLS();
    // RFC 3501 6.2.1: what was offered in the clear counts no longer.
    protocol.capability();
  }

  private void signIn(IMAPProtocol protocol, Login login)
      throws IOException, ProtocolException, SignInRefused {
    if (!protocol.isSSL() && !protocol.getInetAddress().isLoopbackAddress()) {
      throw new SignInRefused(
          "a password is not sent to " + settings.server().host() + " without TLS");
    }
    try {
      switch (login) {
        case Login.Password(String user, String password) -> {
          if (protocol.hasCapability("LOGINDISABLED")) {
            protocol.authplain(null, user, password);
          } else {
            protocol.login(user, password);
          }
        }
        case Login.OAuth2 oauth -> protocol.authoauth2(oauth.user(), oauth.tokens().current());
      }
    } catch (CommandFailedException refused) {
      if (login instanceof Login.OAuth2 oauth) {
        oauth.tokens().forget();
      }
      String reply = String.valueOf(refused.getMessage());
      if (reply.contains("[UNAVAILABLE]") || reply.contains("[INUSE]")) { // RFC 5530
        throw new IOException(reply, refused);
      }
      throw new SignInRefused("the server refuses " + login.user() + ": " + reply);
    }
    if (!protocol.isAuthenticated()) {
      throw new IOException("signing in came to no end");
    }
  }
}
