package io.postern.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.AccessTokens;
import io.postern.mail.Address;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import io.postern.mail.SignInRefused;
import io.postern.mail.TestKeys;
import io.postern.posting.ScriptedRelay.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningInTest {
  @TempDir private static Path folder;

  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Login PASSWORD = new Login.Password("deals", "s3cret");
  private static final Parcel PARCEL =
      new Parcel(Optional.empty(), Address.of("pat@partner.example"), "x\r\n".getBytes(UTF_8));

  private static Delivery send(ScriptedRelay relay, Tls tls, Login login) throws Exception {
    return send(relay, "localhost", tls, Optional.of(login), TestKeys.trusting(folder));
  }

  private static Delivery send(
      ScriptedRelay relay, String host, Tls tls, Optional<Login> login, SSLContext trust)
      throws Exception {
    CourierSettings settings =
        new CourierSettings(
            new MailServer(host, relay.port(), tls, login),
            "postern.example",
            1,
            1,
            SHORT,
            new CourierSettings.Timeouts(SHORT, SHORT, SHORT, SHORT, SHORT));
    try (relay;
        Courier courier = new Courier(settings, trust)) {
      return courier.send(PARCEL);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void aPasswordGoesInsideTlsByPlain() throws Exception {
    ScriptedRelay relay =
        new ScriptedRelay(
            line -> {
              line.greet("STARTTLS");
              line.answer("220 go on");
              line.startTls(TestKeys.having(folder));
              line.hello("AUTH LOGIN PLAIN");
              line.answer("235 2.7.0 welcome");
              line.serve();
            });

    assertInstanceOf(Delivery.Sent.class, send(relay, Tls.STARTTLS, PASSWORD));
    assertEquals("AUTH PLAIN " + base64("\0deals\0s3cret"), relay.heard().get(3));
  }

  @Test
  void aPasswordGoesByLoginWhereThatIsAllThereIs() throws Exception {
    ScriptedRelay relay =
        new ScriptedRelay(
            line -> {
              line.startTls(TestKeys.having(folder));
              line.greet("AUTH LOGIN");
              line.answer("334 VXNlcm5hbWU6");
              line.answer("334 UGFzc3dvcmQ6");
              line.answer("235 2.7.0 welcome");
              line.serve();
            });

    assertInstanceOf(Delivery.Sent.class, send(relay, Tls.IMPLICIT, PASSWORD));
    assertEquals(base64("deals"), relay.heard().get(2));
    assertEquals(base64("s3cret"), relay.heard().get(3));
  }

  @Test
  void aTokenGoesByXoauth2AndARefusedOneIsForgotten() throws Exception {
    Tokens tokens = new Tokens();
    Script refusing =
        line -> {
          line.startTls(TestKeys.having(folder));
          line.greet("AUTH XOAUTH2");
          line.answer("334 " + base64("{\"status\":\"401\"}"));
          line.answer("535 5.7.8 token expired");
        };
    Login login = new Login.OAuth2("deals@in.ref.example", tokens);
    ScriptedRelay first = new ScriptedRelay(refusing);

    Delivery.AccountFault fault =
        assertInstanceOf(Delivery.AccountFault.class, send(first, Tls.IMPLICIT, login));
    assertEquals(
        "AUTH XOAUTH2 " + base64("user=deals@in.ref.example\1auth=Bearer token-1\1\1"),
        first.heard().get(1));
    assertEquals("", first.heard().get(2));
    assertTrue(fault.why().contains("535 5.7.8 token expired"), fault.why());
    assertFalse(fault.why().contains("token-1"));

    ScriptedRelay second =
        new ScriptedRelay(
            line -> {
              line.startTls(TestKeys.having(folder));
              line.greet("AUTH XOAUTH2");
              line.answer("235 2.7.0 welcome");
              line.serve();
            });
    assertInstanceOf(Delivery.Sent.class, send(second, Tls.IMPLICIT, login));
    assertTrue(
        second
            .heard()
            .get(1)
            .endsWith(base64("user=deals@in.ref.example\1auth=Bearer token-2\1\1")));
  }

  @Test
  void withoutConsentTheAccountIsAtFaultAndWithoutTheTokenServerItIsTriedLater() throws Exception {
    Script offering =
        line -> {
          line.startTls(TestKeys.having(folder));
          line.greet("AUTH XOAUTH2");
          line.hear();
        };
    Tokens gone = new Tokens();
    gone.refusal = new SignInRefused("consent was withdrawn");
    assertEquals(
        new Delivery.AccountFault("consent was withdrawn"),
        send(new ScriptedRelay(offering), Tls.IMPLICIT, new Login.OAuth2("u", gone)));

    Tokens down = new Tokens();
    down.outage = new IOException("token endpoint is down");
    assertInstanceOf(
        Delivery.TryLater.class,
        send(new ScriptedRelay(offering), Tls.IMPLICIT, new Login.OAuth2("u", down)));
  }

  @Test
  void aWrongPasswordStopsTheAccountAndATiredServerDoesNot() throws Exception {
    for (boolean tired : new boolean[] {true, false}) {
      ScriptedRelay relay =
          new ScriptedRelay(
              line -> {
                line.startTls(TestKeys.having(folder));
                line.greet("AUTH PLAIN");
                line.answer(tired ? "454 4.7.0 try later" : "535 5.7.8 wrong");
              });

      Delivery delivery = send(relay, Tls.IMPLICIT, PASSWORD);

      assertEquals(
          tired ? Delivery.TryLater.class : Delivery.AccountFault.class, delivery.getClass());
      assertFalse(delivery.toString().contains("s3cret"));
    }
  }

  @Test
  void startTlsIsNeverGoneWithout() throws Exception {
    ScriptedRelay stripped =
        new ScriptedRelay(
            line -> {
              line.greet("SIZE");
              line.serve();
            });

    assertEquals(
        new Delivery.AccountFault("the relay does not offer STARTTLS"),
        send(stripped, Tls.STARTTLS, PASSWORD));
    assertTrue(stripped.mails().isEmpty());
  }

  @Test
  void whatIsWrittenBehindStartTlsIsNotBelieved() throws Exception {
    ScriptedRelay injected =
        new ScriptedRelay(
            line -> {
              line.greet("STARTTLS");
              line.hear();
              line.raw("220 go on\r\n250-mitm\r\n250 AUTH PLAIN\r\n");
              line.sulk();
            });

    assertInstanceOf(Delivery.AccountFault.class, send(injected, Tls.STARTTLS, PASSWORD));
  }

  @Test
  void aCertificateOfAnotherNameOrMakerIsRefused() throws Exception {
    Script server =
        line -> {
          line.startTls(TestKeys.having(folder));
          line.greet();
          line.serve();
        };

    Delivery unknownMaker =
        send(
            new ScriptedRelay(server),
            "localhost",
            Tls.IMPLICIT,
            Optional.empty(),
            SSLContext.getDefault());
    Delivery otherName =
        send(
            new ScriptedRelay(server),
            "127.0.0.1",
            Tls.IMPLICIT,
            Optional.empty(),
            TestKeys.trusting(folder));

    assertTrue(
        assertInstanceOf(Delivery.AccountFault.class, unknownMaker).why().startsWith("no TLS"));
    assertTrue(assertInstanceOf(Delivery.AccountFault.class, otherName).why().startsWith("no TLS"));
  }

  @Test
  void noPasswordGoesInTheClearToAnotherMachine() throws Exception {
    CourierSettings settings =
        CourierSettings.to(
            new MailServer("relay.example", 25, Tls.NONE, Optional.of(PASSWORD)), "x");
    // What a connection to another machine looks like, without one.
    Socket elsewhere =
        new Socket() {
          @Override
          public InetAddress getInetAddress() {
            try {
              return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
            } catch (UnknownHostException never) {
              throw new AssertionError(never);
            }
          }
        };

    Fault fault =
        assertThrows(
            Fault.class,
            () ->
                new Connector(settings, SSLContext.getDefault().getSocketFactory())
                    .requireSecrecy(elsewhere));
    assertEquals("a password is not sent to relay.example without TLS", fault.getMessage());
  }

  private static final class Tokens implements AccessTokens {
    private int number = 1;
    private @Nullable SignInRefused refusal;
    private @Nullable IOException outage;

    @Override
    public String current() throws IOException, SignInRefused {
      if (refusal != null) {
        throw refusal;
      }
      if (outage != null) {
        throw outage;
      }
      return "token-" + number;
    }

    @Override
    public void forget() {
      number++;
    }
  }
}
