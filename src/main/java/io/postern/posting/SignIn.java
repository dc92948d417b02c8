package io.postern.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.mail.MailServer.Login;
import io.postern.mail.SignInRefused;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/** Says who we are (RFC 4954): AUTH PLAIN or LOGIN with a password, XOAUTH2 with a token. */
record SignIn(Wire wire, Duration timeout) {
  /**
   * @param offered the mechanisms that the relay named, upper case
   * @throws Fault when it does not want us
   */
  void as(Login login, Set<String> offered) throws IOException, Fault {
    Reply reply =
        switch (login) {
          case Login.Password password -> withPassword(password, offered);
          case Login.OAuth2 oauth -> withToken(oauth, offered);
        };
    if (reply.positive()) {
      return;
    }
    if (reply.temporary()) {
      throw new ProtocolException("signing in as " + login.user() + ": " + reply);
    }
    if (login instanceof Login.OAuth2 oauth) {
      oauth.tokens().forget();
    }
    throw new Fault("the relay refuses " + login.user() + ": " + reply);
  }

  private Reply withPassword(Login.Password login, Set<String> offered) throws IOException, Fault {
    if (offered.contains("PLAIN")) { // RFC 4616
      return ask("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password()));
    }
    if (!offered.contains("LOGIN")) {
      throw new Fault("the relay offers neither AUTH PLAIN nor LOGIN, only " + offered);
    }
    Reply reply = ask("AUTH LOGIN");
    for (String answer : new String[] {login.user(), login.password()}) {
      if (reply.code() != 334) {
        return reply;
      }
      reply = ask(base64(answer));
    }
    return reply;
  }

  private Reply withToken(Login.OAuth2 login, Set<String> offered) throws IOException, Fault {
    if (!offered.contains("XOAUTH2")) {
      throw new Fault("the relay does not offer AUTH XOAUTH2, only " + offered);
    }
    String token = token(login);
    Reply reply =
        ask("AUTH XOAUTH2 " + base64("user=" + login.user() + "\1auth=Bearer " + token + "\1\1"));
    // A refusal comes as a challenge that tells why, and ends with its empty answer.
    return reply.code() == 334 ? ask("") : reply;
  }

  private static String token(Login.OAuth2 login) throws IOException, Fault {
    try {
      return login.tokens().current();
    } catch (SignInRefused refused) {
      throw new Fault(String.valueOf(refused.getMessage()));
    }
  }

  private Reply ask(String command) throws IOException {
    wire.say(command);
    wire.flush();
    return wire.reply(timeout);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
