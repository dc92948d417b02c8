package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.IngressContract;
import io.postern.intake.MailSink;
import io.postern.intake.RecordingEvents;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpIngressTest extends IngressContract {
  private static final SmtpSettings.Limits USUAL = SmtpSettings.Limits.USUAL;

  private final RecordingEvents events = new RecordingEvents();
  private SmtpIngress ingress = new SmtpIngress(settings(USUAL), handover(), clock());

  private Handover handover() {
    return new Handover(sink, events);
  }

  private static InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  private static SmtpSettings settings(SmtpSettings.Limits limits) {
    return new SmtpSettings("127.0.0.1", 0, "in.ref.example", 100_000, limits, Optional.empty());
  }

  private SmtpClient client() throws IOException {
    if (ingress.port() == 0) {
      ingress.start();
    }
    return SmtpClient.greeted(ingress.port());
  }

  private void limit(SmtpSettings.Limits limits) {
    ingress = new SmtpIngress(settings(limits), handover(), clock());
  }

  @AfterEach
  void stop() {
    ingress.stop();
  }

  @Override
  protected Carrier carrierWith(byte[] mail) {
    return () -> {
      try (SmtpClient client = client()) {
        String reply = client.deliver(mail);
        assertFalse(reply.startsWith("5"), reply);
        return reply.startsWith("250");
      }
    };
  }

  @Test
  void whatTheBorderTellsIsInTheEnvelope() throws Exception {
    try (SmtpClient client = client()) {
      client.say("MAIL FROM:<Pat@Partner.Example> SIZE=100 BODY=8BITMIME");
      client.say("RCPT TO:<deals@in.ref.example>");
      client.say("RCPT TO:<deals+abc@in.ref.example>");
      client.say("DATA");
      client.send("Subject: x\r\n\r\nx\r\n.\r\n");
      assertTrue(client.reply().startsWith("250 2.0.0"));
    }

    Envelope envelope = sink.kept().getFirst().envelope();
    assertTrue(envelope.known());
    assertEquals(Optional.of(Address.of("pat@partner.example")), envelope.mailFrom());
    assertEquals(
        List.of(Address.of("deals@in.ref.example"), Address.of("deals+abc@in.ref.example")),
        envelope.recipients());
    assertEquals("127.0.0.1", envelope.peer().orElseThrow().ip());
    assertEquals("mx.northwind.example", envelope.peer().orElseThrow().helo());
  }

  @Test
  void theNullSenderIsToldFromAnAddressThatCannotBeAnswered() throws Exception {
    String overlong = "SRS0=" + "a".repeat(90) + "=partner.example=pat@forwarder.example";
    for (String sender : List.of("", overlong)) {
      try (SmtpClient client = client()) {
        client.say("MAIL FROM:<" + sender + ">");
        client.say(SmtpClient.TO);
        client.say("DATA");
        client.send("\r\n.\r\n");
        assertTrue(client.reply().startsWith("250"));
      }
    }

    assertTrue(sink.kept().getFirst().envelope().nullSender());
    assertFalse(sink.kept().getLast().envelope().nullSender());
    assertEquals(overlong, sink.kept().getLast().envelope().reversePath());
  }

  @Test
  void mailForOthersIsRefusedAtRcptAndNothingIsRelayed() throws Exception {
    try (SmtpClient client = client()) {
      client.say(SmtpClient.FROM);
      for (String other :
          List.of(
              "victim@elsewhere.example",
              "nobody@in.ref.example",
              "\"deals\"@in.ref.example",
              "deals@in.ref.example@elsewhere.example",
              "deals%elsewhere.example@elsewhere.example",
              "deals",
              "")) {
        assertEquals("550 5.1.1 no such address here", client.say("RCPT TO:<" + other + ">"));
      }
      assertTrue(client.say("RCPT TO:<\"a b\"@in.ref.example>").startsWith("501"));
      assertEquals("554 5.5.1 no valid recipients", client.say("DATA"));
    }
    assertTrue(sink.kept().isEmpty());
    assertEquals(7, events.count(line -> line.equals("refused not-ours")));
  }

  @Test
  void aFaultWhileAskingForAnAddressIsTemporary() throws Exception {
    MailSink broken =
        new MailSink() {
          @Override
          public Receipt keep(RawMail mail) {
            return new Receipt.NotNow("down");
          }

          @Override
          public boolean accepts(Address recipient) {
            throw new IllegalStateException("database is down");
          }
        };
    ingress = new SmtpIngress(settings(USUAL), new Handover(broken, events), clock());
    try (SmtpClient client = client()) {
      client.say(SmtpClient.FROM);
      assertEquals("451 4.3.0 not now, please try again", client.say(SmtpClient.TO));
    }
  }

  @Test
  void aMailThatIsTooLargeIsRefusedByItsSizeOrWhenItIs() throws Exception {
    try (SmtpClient client = client()) {
      for (String size : List.of("100001", "99999999999999999999999")) {
        String reply = client.say(SmtpClient.FROM + " SIZE=" + size);
        assertEquals("552 5.3.4 larger than 100000 octets", reply);
      }
      byte[] large = "x".repeat(98).concat("\r\n").repeat(1001).getBytes(ISO_8859_1);
      assertEquals("552 5.3.4 larger than 100000 octets", client.deliver(large));
      assertTrue(client.deliver(MAIL).startsWith("250"), "the next mail goes its way");
      byte[] fits = "x".repeat(98).concat("\r\n").repeat(1000).getBytes(ISO_8859_1);
      assertTrue(client.deliver(fits).startsWith("250"));
      assertArrayEquals(fits, sink.kept().getLast().bytes());
    }
  }

  @Test
  void aClientMaySayManyThingsAtOnce() throws Exception {
    try (SmtpClient client = client()) {
      String mail = SmtpClient.FROM + "\r\n" + SmtpClient.TO + "\r\nDATA\r\n";
      client.send(mail);
      assertTrue(client.reply().startsWith("250"));
      assertTrue(client.reply().startsWith("250"));
      assertTrue(client.reply().startsWith("354"));
      client.send("Subject: one\r\n\r\none\r\n.\r\n" + mail);
      for (String code : List.of("250", "250", "250", "354")) {
        assertTrue(client.reply().startsWith(code));
      }
      client.send("Subject: two\r\n\r\ntwo\r\n.\r\nQUIT\r\n");
      assertTrue(client.reply().startsWith("250"));
      assertTrue(client.reply().startsWith("221"));
    }
    assertEquals(2, sink.kept().size());
  }

  @Test
  void aRefusedMailLeavesTheSessionReadyForTheNext() throws Exception {
    try (SmtpClient client = client()) {
      sink.answer(mail -> new Receipt.NotNow("down"));
      assertEquals("451 4.3.0 not now, please try again", client.deliver(MAIL));
      sink.keepAgain();
      assertTrue(client.deliver(MAIL).startsWith("250"));
    }
  }

  @Test
  void itOffersWhatItCanAndNoMore() throws Exception {
    ingress.start();
    try (SmtpClient client = new SmtpClient(ingress.port())) {
      assertTrue(client.reply().startsWith("220 in.ref.example "));
      assertEquals("503 5.5.1 say EHLO first", client.say(SmtpClient.FROM));
      client.send("EHLO x\r\n");
      assertEquals(
          List.of(
              "250-in.ref.example",
              "250-PIPELINING",
              "250-SIZE 100000",
              "250-8BITMIME",
              "250-SMTPUTF8",
              "250 ENHANCEDSTATUSCODES"),
          client.lines());
      for (String word : List.of("AUTH PLAIN", "BDAT 5 LAST", "EXPN all", "HELP", "STARTTLS")) {
        assertEquals("502 5.5.1 not offered here", client.say(word));
      }
      assertEquals("252 2.5.0 send a mail and see", client.say("VRFY deals@in.ref.example"));
      assertEquals(
          "555 5.5.4 a parameter is not offered here", client.say(SmtpClient.FROM + " RET=HDRS"));
      assertEquals("500 5.5.2 no such command", client.say("MAILER FROM:<a@b.example>"));
      assertEquals("501 5.5.4 MAIL FROM:<address>", client.say("MAIL FROM: a@b.example"));
      assertEquals("503 5.5.1 MAIL first", client.say("DATA"));
    }
  }

  @Test
  void whoErrsTooOftenIsCutOff() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10, 10, 3, 5000, 4, USUAL.idle(), USUAL.transaction(), 1 << 20, USUAL.grace()));
    try (SmtpClient client = client()) {
      client.say(SmtpClient.FROM);
      for (int i = 0; i < 3; i++) {
        assertTrue(client.say("RCPT TO:<x" + i + "@elsewhere.example>").startsWith("550"));
      }
      assertTrue(client.say("RCPT TO:<y@elsewhere.example>").startsWith("550"));
      assertTrue(client.reply().startsWith("421 4.7.0"));
      assertEquals("", client.reply());
    }
  }

  @Test
  void recipientsOfOneMailAreLimited() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10, 10, 3, 5000, 100, USUAL.idle(), USUAL.transaction(), 1 << 20, USUAL.grace()));
    try (SmtpClient client = client()) {
      client.say(SmtpClient.FROM);
      for (int i = 0; i < 3; i++) {
        assertTrue(client.say("RCPT TO:<d" + i + "@in.ref.example>").startsWith("250"));
      }
      assertEquals("452 4.5.3 too many recipients", client.say("RCPT TO:<d3@in.ref.example>"));
      client.say("DATA");
      client.send(".\r\n");
      assertTrue(client.reply().startsWith("250"), "the three are served");
    }
    assertEquals(3, sink.kept().getFirst().envelope().recipients().size());
  }

  @Test
  void connectionsAreLimitedInAllAndByAddress() throws Exception {
    for (boolean byAddress : List.of(true, false)) {
      limit(
          new SmtpSettings.Limits(
              byAddress ? 10 : 2,
              byAddress ? 2 : 10,
              10,
              5000,
              100,
              USUAL.idle(),
              USUAL.transaction(),
              1 << 20,
              USUAL.grace()));
      try (SmtpClient one = client();
          SmtpClient two = client()) {
        try (SmtpClient three = new SmtpClient(ingress.port())) {
          assertTrue(three.reply().startsWith("421 4.7.0 too many connections"));
        }
        one.say("QUIT");
        assertEquals("", one.reply());
        assertTrue(two.deliver(MAIL).startsWith("250"));
        events.await("refused too-many-connections");
      }
      ingress.stop();
    }
  }

  @Test
  void whoTakesTooLongOverOneMailIsCutOff() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10, 10, 10, 5000, 100, USUAL.idle(), Duration.ofMillis(300), 1 << 20, USUAL.grace()));
    try (SmtpClient client = client()) {
      client.say(SmtpClient.FROM);
      client.say(SmtpClient.TO);
      client.say("DATA");
      client.send("Subject: x\r\n");
      String last = client.reply();
      assertTrue(last.isEmpty() || last.startsWith("421"), last);
    } catch (java.net.SocketException cutOff) {
      // as good as an end
    }
    events.await("refused too-slow");
    assertTrue(sink.kept().isEmpty());
  }

  @Test
  void whoSaysNothingIsSentAway() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10,
            10,
            10,
            5000,
            100,
            Duration.ofSeconds(1),
            USUAL.transaction(),
            1 << 20,
            USUAL.grace()));
    try (SmtpClient idle = client()) {
      assertTrue(idle.reply().startsWith("421"));
    }
    try (SmtpClient inside = client()) {
      inside.say(SmtpClient.FROM);
      inside.say(SmtpClient.TO);
      inside.say("DATA");
      assertTrue(inside.reply().startsWith("421"));
    }
    assertTrue(sink.kept().isEmpty());
  }

  @Test
  void aFastClientIsSlowedDownAndServed() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10, 10, 10, 20, 100, USUAL.idle(), USUAL.transaction(), 1 << 20, USUAL.grace()));
    try (SmtpClient client = client()) {
      long start = System.nanoTime();
      client.send("NOOP\r\nNONSENSE\r\n".repeat(15));
      for (int i = 0; i < 15; i++) {
        assertTrue(client.reply().startsWith("250"));
        assertTrue(client.reply().startsWith("500"));
      }
      // 20 at once, the other eleven at 20 a second
      assertTrue(System.nanoTime() - start > 400_000_000L);
    }
  }

  @Test
  void mailsThatTogetherAreTooMuchAreAskedToComeBack() throws Exception {
    limit(
        new SmtpSettings.Limits(
            10, 10, 10, 5000, 100, USUAL.idle(), USUAL.transaction(), 100_000, USUAL.grace()));
    byte[] mail = "x".repeat(98).concat("\r\n").repeat(500).getBytes(ISO_8859_1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayKeep = new CountDownLatch(1);
    sink.answer(
        first -> {
          asked.countDown();
          awaitThat(mayKeep);
          return sink.keepThis(first);
        });
    try (SmtpClient one = client();
        SmtpClient two = client()) {
      one.say(SmtpClient.FROM);
      one.say(SmtpClient.TO);
      one.say("DATA");
      one.send(SmtpClient.stuffed(mail));
      awaitThat(asked);
      assertEquals("452 4.3.1 too much at once, please try again", two.deliver(mail));
      mayKeep.countDown();
      assertTrue(one.reply().startsWith("250"));
      assertTrue(two.deliver(mail).startsWith("250"), "room again");
    }
  }

  @Test
  void stoppingLetsAMailThatIsComingInEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayKeep = new CountDownLatch(1);
    sink.answer(
        mail -> {
          asked.countDown();
          awaitThat(mayKeep);
          return sink.keepThis(mail);
        });
    try (SmtpClient receiving = client();
        SmtpClient idle = client()) {
      receiving.say(SmtpClient.FROM);
      receiving.say(SmtpClient.TO);
      receiving.say("DATA");
      receiving.send(SmtpClient.stuffed(MAIL));
      awaitThat(asked);
      Thread stopping = Thread.ofVirtual().start(ingress::stop);
      while (!idle.say("NOOP").isEmpty() && !idle.say(SmtpClient.FROM).startsWith("421")) {
        idle.say("RSET");
      }
      mayKeep.countDown();
      assertTrue(receiving.reply().startsWith("250"));
      assertEquals("", receiving.reply());
      stopping.join();
    }
    assertThrows(IOException.class, () -> new SmtpClient(ingress.port()));
  }

  @Test
  void aTakenPortIsSaidAtStart() throws Exception {
    client().close();
    SmtpSettings same = SmtpSettings.at("127.0.0.1", ingress.port());
    SmtpIngress second = new SmtpIngress(same, handover(), clock());

    IOException taken = assertThrows(IOException.class, second::start);
    assertEquals("cannot listen on 127.0.0.1:" + ingress.port(), taken.getMessage());
  }
}
