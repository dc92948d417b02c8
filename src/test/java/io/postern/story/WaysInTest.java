package io.postern.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Whichever way a mail comes in, it is one mail, and its sender is answered. */
class WaysInTest {
  private static final String SECRET = "a-secret-of-many-letters";

  @Test
  void oneMailDeliveredBySmtpAndByImapIsOneDealWithOneReceipt() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    try (Town town = townWithMailbox(server)) {
      GreenMailUser mailbox = server.setUser("referrals@northwind.example", "referrals", "s3cret");
      String mail = town.pat.mailTo("referrals@northwind.example", "A lead", MainJobTest.ACME);
      String other =
          town.pat
              .mailTo("referrals@northwind.example", "By IMAP", MainJobTest.ACME)
              .replace("Acme Tools", "Bravo Foods")
              .replace("acme-tools", "bravo-foods");

      town.pat.sendsAsIs("referrals@northwind.example", mail);
      Post receipt = town.pat.receives();
      assertEquals("review-request", town.max.receives().notice());
      String atTheMailbox = "Delivered-To: referrals@northwind.example\n" + mail;
      mailbox.deliver(message(atTheMailbox));
      mailbox.deliver(message(other));

      Post second = town.pat.receives();
      assertEquals("Acme Tools Ltd (NW-1001)", receipt.subject().replace("Re: ", ""));
      assertEquals("Bravo Foods Ltd (NW-1002)", second.subject().replace("Re: ", ""));
      assertEquals("review-request", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());
      assertEquals(2, town.mails().size(), () -> town.mails().toString());
    } finally {
      server.stop();
    }
  }

  private static Town townWithMailbox(GreenMail server) {
    return new Town(
        Town.freshHome(),
        """
        imap:
          - name: workspace
            host: 127.0.0.1
            port: %d
            tls: none
            username: referrals
            password: s3cret
            poll: 1s
        """
            .formatted(server.getImap().getPort()),
        "");
  }

  private static MimeMessage message(String mail) throws Exception {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  @Test
  void aMailInAMaildirIsARegistration() throws Exception {
    Path home = Town.freshHome();
    Path maildir = home.resolve("maildir");
    for (String folder : List.of("new", "cur", "tmp")) {
      Files.createDirectories(maildir.resolve(folder));
    }
    String inbound = "maildir:\n  - {name: local, path: %s, poll: 1s}\n".formatted(maildir);
    try (Town town = new Town(home, inbound, "")) {
      String mail = town.pat.mailTo("referrals@northwind.example", "A lead", MainJobTest.ACME);
      Path written = Files.writeString(maildir.resolve("tmp/1.mail"), mail);
      Files.move(written, maildir.resolve("new/1.mail"));
      assertEquals("referral-receipt", town.pat.receives().notice());
      assertEquals("review-request", town.max.receives().notice());
      assertEquals(List.of(), town.untaken());
    }
  }

  @Test
  void aPostedMailIsARegistrationWhenItsSignatureFits() throws Exception {
    String inbound = "http: {secret: %s}\n".formatted(SECRET);
    try (Town town = new Town(Town.freshHome(), inbound, "http: {host: 127.0.0.1, port: 0}\n")) {
      String mail = town.pat.mailTo("referrals@northwind.example", "A lead", MainJobTest.ACME);
      assertEquals(401, post(town, mail, "another-secret-of-letters"));
      assertEquals(List.of(), town.mails());
      assertEquals(202, post(town, mail, SECRET));
      assertEquals("referral-receipt", town.pat.receives().notice());
      assertEquals("review-request", town.max.receives().notice());
      assertEquals(202, post(town, mail, SECRET), "a duplicate is a success");
      assertEquals(List.of(), town.untaken());
    }
  }

  private static int post(Town town, String mail, String secret) throws Exception {
    String time = Long.toString(town.clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.httpPort() + "/inbound/raw"))
            .header("Content-Type", "message/rfc822")
            .header("X-Postern-Timestamp", time)
            .header("X-Postern-Signature", signature(secret, time, mail))
            .header("X-Postern-Rcpt-To", "referrals@northwind.example")
            .POST(HttpRequest.BodyPublishers.ofString(mail))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String signature(String secret, String time, String body)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    mac.update((time + ".").getBytes(UTF_8));
    return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}
