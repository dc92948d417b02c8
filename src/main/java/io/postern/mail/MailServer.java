package io.postern.mail;

import java.util.Optional;

/**
 * A mail server of the organisation's, to read from or to send through, and how to sign in there.
 *
 * @param host its name, as its certificate has it
 * @param port 993 or 143 for IMAP, 465, 587 or 25 for SMTP
 * @param tls how the connection is protected; certificates are always checked
 * @param login empty where nobody signs in
 */
public record MailServer(String host, int port, Tls tls, Optional<Login> login) {
  /** How a connection is protected. */
  public enum Tls {
    /** Not at all: for a server on the same machine. */
    NONE,
    /** It begins in the clear and must change to TLS before anything is said. */
    STARTTLS,
    /** It is TLS from the first byte. */
    IMPLICIT
  }

  /** How to sign in. */
  public sealed interface Login {
    String user();

    /** With a password. */
    record Password(String user, String password) implements Login {
      @Override
      public String toString() {
        return "Password[" + user + "]";
      }
    }

    /** With an access token of OAuth 2 (SASL XOAUTH2). */
    record OAuth2(String user, AccessTokens tokens) implements Login {
      @Override
      public String toString() {
        return "OAuth2[" + user + "]";
      }
    }
  }
}
