package io.postern.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.postern.mail.Address;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Login;
import io.postern.mail.MailServer.Tls;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The courier against a mail server that we did not write. */
class CourierAndGreenMailTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("deals", "deals", "s3cret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Courier courier(String password) {
    return new Courier(
        CourierSettings.to(
            new MailServer(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Tls.NONE,
                Optional.of(new Login.Password("deals", password))),
            "postern.example"));
  }

  private static Parcel parcel(String to, String text) {
    return new Parcel(
        Optional.of(Address.of("deals@in.ref.example")),
        Address.of(to),
        ("Subject: Acme\r\n\r\n" + text).getBytes(UTF_8));
  }

  @Test
  void mailsArriveOverOneConnection() throws Exception {
    try (Courier courier = courier("s3cret")) {
      for (String text : List.of("one\r\n", ".two\r\n..\r\n", "three\r\n")) {
        assertInstanceOf(Delivery.Sent.class, courier.send(parcel("pat@partner.example", text)));
      }
    }

    MimeMessage[] received = server.getReceivedMessages();
    assertEquals(3, received.length);
    assertEquals("Acme", received[1].getSubject());
    assertTrue(received[1].getContent().toString().startsWith(".two\r\n.."));
  }

  @Test
  void aWrongPasswordIsTheAccountsFault() {
    try (Courier courier = courier("wrong")) {
      assertInstanceOf(
          Delivery.AccountFault.class, courier.send(parcel("pat@partner.example", "x\r\n")));
    }
    assertEquals(0, server.getReceivedMessages().length);
  }
}
