package io.postern.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.Address;
import io.postern.mail.MailServer;
import io.postern.mail.MailServer.Tls;
import io.postern.posting.ScriptedRelay.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final byte[] MAIL =
      "Subject: x\r\n\r\n.dot\r\n..two\r\nlast\r\n".getBytes(ISO_8859_1);
  private static final Parcel PARCEL =
      new Parcel(
          Optional.of(Address.of("deals+b7@in.ref.example")),
          Address.of("pat@partner.example"),
          MAIL);

  // made by the test itself, which says what the relay does
  @SuppressWarnings("NullAway.Init")
  private ScriptedRelay relay;

  @SuppressWarnings("NullAway.Init")
  private Courier courier;

  private Courier courier(Script... scripts) throws IOException {
    return courier(3, scripts);
  }

  private Courier courier(int mailsPerConnection, Script... scripts) throws IOException {
    relay = new ScriptedRelay(scripts);
    courier =
        new Courier(
            new CourierSettings(
                new MailServer("127.0.0.1", relay.port(), Tls.NONE, Optional.empty()),
                "postern.example",
                4,
                mailsPerConnection,
                Duration.ofSeconds(30),
                new CourierSettings.Timeouts(SHORT, SHORT, SHORT, SHORT, SHORT)));
    return courier;
  }

  @AfterEach
  void close() throws IOException {
    if (courier != null) {
      courier.close();
      relay.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMailGoesOutAsItIs(boolean pipelining) throws Exception {
    List<Phase> phases = new ArrayList<>();
    courier(
        line -> {
          line.greet(pipelining ? new String[] {"PIPELINING", "SIZE 100000"} : new String[] {});
          line.serve();
        });

    Delivery delivery = courier.send(PARCEL, phases::add);

    assertEquals(new Delivery.Sent("250 2.0.0 queued as 1"), delivery);
    assertEquals(
        "Subject: x\r\n\r\n..dot\r\n...two\r\nlast\r\n",
        new String(relay.mails().getFirst(), ISO_8859_1));
    assertEquals(
        List.of(
            "EHLO postern.example",
            "MAIL FROM:<deals+b7@in.ref.example>" + (pipelining ? " SIZE=" + MAIL.length : ""),
            "RCPT TO:<pat@partner.example>",
            "DATA"),
        relay.heard());
    assertEquals(List.of(Phase.values()), phases);
  }

  @Test
  void whatIsSentHasNoLineEndBesideCrLf() throws Exception {
    courier(
        line -> {
          line.greet();
          line.serve();
        });
    String smuggled = "one\n.\nMAIL FROM:<eve@attacker.example>\r.\rtwo\r\r\n.\r\n\n.";

    courier.send(parcel(smuggled.getBytes(ISO_8859_1)));

    assertEquals(
        "one\r\n..\r\nMAIL FROM:<eve@attacker.example>\r\n..\r\ntwo\r\n\r\n..\r\n\r\n..\r\n",
        new String(relay.mails().getFirst(), ISO_8859_1));
  }

  @Test
  void theNullSenderAndAnInternationalAddress() throws Exception {
    courier(
        line -> {
          line.greet("SMTPUTF8", "8BITMIME");
          line.serve();
        });

    byte[] eightBit = "Subject: é\r\n\r\n".getBytes(UTF_8);
    courier.send(new Parcel(Optional.empty(), Address.of("jürgen@bücher.example"), eightBit));

    assertEquals("MAIL FROM:<> BODY=8BITMIME SMTPUTF8", relay.heard().get(1));
    assertEquals("RCPT TO:<jürgen@xn--bcher-kva.example>", relay.heard().get(2));
  }

  @Test
  void anInternationalAddressIsRefusedWhereTheRelayCannotTakeIt() throws Exception {
    courier(
        line -> {
          line.greet("8BITMIME");
          line.serve();
        });

    Delivery.Refused refused =
        assertInstanceOf(
            Delivery.Refused.class,
            courier.send(new Parcel(Optional.empty(), Address.of("jürgen@partner.example"), MAIL)));

    assertEquals("5.6.7", refused.status());
  }

  @Test
  void anAddressCannotSayMoreThanItself() {
    for (String evil :
        List.of(
            "\"a> SIZE=1\"@partner.example",
            "a@partner.example> NOTIFY=NEVER",
            "a\r\nRCPT TO:<b@partner.example>@partner.example",
            "a b@partner.example",
            "<a@partner.example>")) {
      assertTrue(Address.parse(evil).isEmpty(), evil);
    }
    assertThrows(IllegalArgumentException.class, () -> new Address("a\nb", "partner.example"));
  }

  @Test
  void temporaryAnswersAreTriedLaterAndSayHowFarItCame() throws Exception {
    courier(
        line -> line.say("421 4.3.2 busy"),
        line -> {
          line.say("220 hi");
          line.answer("451 4.3.0 later");
        },
        line -> {
          line.greet();
          line.answer("451 4.7.1 greylisted");
          line.answer("250 ok");
          line.answer("250 ok");
          line.answer("450 4.2.0 greylisted");
          line.answer("250 ok");
          line.answer("250 ok");
          line.answer("250 ok");
          line.answer("451 4.3.0 no room");
        },
        line -> {
          line.greet();
          line.grant();
          line.takeMail();
          line.say("452 4.3.1 disk full");
          line.serve();
        });

    assertTryLater(Phase.CONNECT, "421 4.3.2 busy");
    assertTryLater(Phase.CONNECT, "451 4.3.0 later");
    assertTryLater(Phase.MAIL, "451 4.7.1 greylisted");
    assertTryLater(Phase.RCPT, "450 4.2.0 greylisted");
    assertTryLater(Phase.DATA, "451 4.3.0 no room");
    assertTryLater(Phase.REPLY_READ, "452 4.3.1 disk full");
    assertInstanceOf(Delivery.Sent.class, courier.send(PARCEL), "the same connection serves on");
    assertEquals(4, relay.connections());
  }

  private void assertTryLater(Phase phase, String why) {
    Delivery.TryLater later = assertInstanceOf(Delivery.TryLater.class, courier.send(PARCEL), why);
    assertEquals(phase, later.phase());
    assertTrue(later.why().contains(why), later.why());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusalsSayWhereAndWhy(boolean pipelining) throws Exception {
    String[] offers = pipelining ? new String[] {"PIPELINING"} : new String[] {};
    courier(
        10,
        line -> {
          line.greet(offers);
          line.answer("550 5.7.1 no such sender");
          if (pipelining) {
            line.answer("503 no sender");
            line.answer("503 no recipient");
          }
          line.answer("250 reset");
          line.answer("250 ok");
          line.say("550-5.1.1 no mailbox");
          line.hear();
          line.say("550 5.1.1 here by that name");
          if (pipelining) {
            // RFC 2920 3.1: granted though there is no recipient
            line.answer("354 go on");
            line.takeMail();
            line.say("554 5.5.1 no valid recipients");
          }
          line.answer("250 reset");
          line.grant();
          line.takeMail();
          line.say("554 spam");
          line.answer("250 reset");
          line.serve();
        });

    assertEquals(
        new Delivery.Refused(Phase.MAIL, 550, "5.7.1", "550 5.7.1 no such sender"),
        courier.send(PARCEL));
    assertEquals(
        new Delivery.Refused(
            Phase.RCPT, 550, "5.1.1", "550 5.1.1 no mailbox 5.1.1 here by that name"),
        courier.send(PARCEL));
    assertEquals(new Delivery.Refused(Phase.REPLY_READ, 554, "", "554 spam"), courier.send(PARCEL));
    assertInstanceOf(Delivery.Sent.class, courier.send(PARCEL));
    assertEquals(1, relay.connections());
    assertArrayEquals(new byte[0], pipelining ? relay.mails().getFirst() : new byte[0]);
  }

  @Test
  void aConnectionThatBreaksBeforeTheDotIsTriedLater() throws Exception {
    byte[] large =
        "a line of sixty four octets, and so on until it is long enough\r\n"
            .repeat(200_000)
            .getBytes(ISO_8859_1);
    courier(
        ScriptedRelay.Line::drop,
        line -> {
          line.greet();
          line.hear();
          line.drop();
        },
        line -> {
          line.greet();
          line.answer("250 ok");
          line.hear();
          line.drop();
        },
        line -> {
          line.greet();
          line.grant();
          line.hear();
          line.drop();
        });

    for (Phase phase : List.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT)) {
      assertEquals(phase, assertInstanceOf(Delivery.TryLater.class, courier.send(PARCEL)).phase());
    }
    Delivery.TryLater insideData =
        assertInstanceOf(Delivery.TryLater.class, courier.send(parcel(large)));
    assertEquals(Phase.DATA, insideData.phase());
  }

  @Test
  void withoutAReplyToTheDotNobodyKnows() throws Exception {
    courier(
        line -> {
          line.greet();
          line.grant();
          line.takeMail();
          line.drop();
        },
        line -> {
          line.greet();
          line.grant();
          line.takeMail();
          line.raw("250 2.0");
        },
        line -> {
          line.greet();
          line.grant();
          line.takeMail();
          line.sulk();
        },
        line -> {
          line.greet();
          line.grant();
          line.takeMail();
          line.say("OK, whatever");
        });

    for (int i = 0; i < 4; i++) {
      assertInstanceOf(Delivery.Uncertain.class, courier.send(PARCEL));
    }
    assertEquals(4, relay.mails().size());
  }

  @Test
  void aRelayThatSaysNothingIsTriedLater() throws Exception {
    courier(
        ScriptedRelay.Line::sulk,
        line -> {
          line.greet();
          line.sulk();
        });

    assertEquals(
        Phase.CONNECT, assertInstanceOf(Delivery.TryLater.class, courier.send(PARCEL)).phase());
    assertEquals(
        Phase.MAIL, assertInstanceOf(Delivery.TryLater.class, courier.send(PARCEL)).phase());
  }

  @Test
  void aRelayThatTakesNothingInIsCutOff() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    courier(line -> done.await());
    byte[] large = new byte[20_000_000];
    Arrays.fill(large, (byte) 'x');
    try (var clock = Executors.newSingleThreadScheduledExecutor();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        Guard.Watch watch = new Guard(clock, Integer.MAX_VALUE).over(socket, SHORT, large.length)) {
      assertThrows(IOException.class, () -> socket.getOutputStream().write(large));
    }
    done.countDown();
  }

  @Test
  void connectionsAreUsedAgainUpToTheirCount() throws Exception {
    courier(
        3,
        line -> {
          line.greet();
          line.serve();
        });

    for (int i = 0; i < 7; i++) {
      assertInstanceOf(Delivery.Sent.class, courier.send(PARCEL));
    }

    assertEquals(3, relay.connections());
  }

  @Test
  void aConnectionThatTheRelayClosedWhileItWasIdleCostsNoTry() throws Exception {
    Script closesAfterOne =
        line -> {
          line.greet("PIPELINING");
          line.grant();
          line.takeMail();
          line.say("250 ok");
        };
    Script saysThatItCloses =
        line -> {
          closesAfterOne.play(line);
          line.say("421 4.4.2 idle for too long");
        };
    courier(closesAfterOne, saysThatItCloses, closesAfterOne);

    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Delivery.Sent.class, courier.send(PARCEL));
    }

    assertEquals(3, relay.connections());
    assertEquals(3, relay.mails().size());
  }

  @Test
  void noMoreConnectionsAreOpenAtOnceThanAllowed() throws Exception {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    courier(
        2,
        line -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          try {
            line.greet("PIPELINING");
            line.serve();
          } finally {
            open.decrementAndGet();
          }
        });

    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Delivery>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        all.add(many.submit(() -> courier.send(PARCEL)));
      }
      for (Future<Delivery> one : all) {
        assertInstanceOf(Delivery.Sent.class, one.get(10, TimeUnit.SECONDS));
      }
    }

    assertEquals(60, relay.mails().size());
    // A connection that was given up may still be saying goodbye while the next one opens.
    assertTrue(most.get() <= 8, "open at once: " + most);
  }

  @Test
  void aMailThatIsNoLongerOursIsTakenBackBeforeItsDot() throws Exception {
    courier(
        line -> {
          line.greet();
          line.serve();
        });

    Delivery delivery = courier.send(PARCEL, new NoLongerOurs());

    assertEquals(Phase.DATA, assertInstanceOf(Delivery.TryLater.class, delivery).phase());
    assertInstanceOf(Delivery.Sent.class, courier.send(PARCEL));
    assertEquals(1, relay.mails().size(), "the first was never whole");
  }

  private record NoLongerOurs() implements Progress {
    @Override
    public void reaches(Phase phase) {
      assertTrue(phase.compareTo(Phase.DATA) <= 0, phase::toString);
    }

    @Override
    public boolean mayEnd() {
      return false;
    }
  }

  @Test
  void nobodyAtThePortIsTriedLater() throws Exception {
    courier(line -> {});
    relay.close();

    assertEquals(
        Phase.CONNECT, assertInstanceOf(Delivery.TryLater.class, courier.send(PARCEL)).phase());
  }

  @Test
  void aRelayThatDoesNotServeUsIsTheAccountsFault() throws Exception {
    courier(
        line -> line.say("554 5.7.1 you are on a list"),
        line -> {
          line.greet();
          line.answer("530 5.7.0 sign in first");
        });

    assertEquals(
        new Delivery.AccountFault("the relay greets with 554 5.7.1 you are on a list"),
        courier.send(PARCEL));
    assertInstanceOf(Delivery.AccountFault.class, courier.send(PARCEL));
  }

  @Test
  void afterClosingNothingIsSent() throws Exception {
    courier(
        line -> {
          line.greet();
          line.serve();
        });
    courier.send(PARCEL);

    courier.close();

    assertEquals(new Delivery.TryLater(Phase.CONNECT, "stopping"), courier.send(PARCEL));
  }

  private static Parcel parcel(byte[] mail) {
    return new Parcel(PARCEL.from(), PARCEL.to(), mail);
  }
}
