package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.intake.Handover;
import io.postern.intake.RecordingEvents;
import io.postern.intake.RememberingSink;
import io.postern.mail.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are meant to confuse, played over a socket: the cases P01 to P13. */
class SmtpWireTest {
  private final RememberingSink sink = new RememberingSink();
  private final RecordingEvents events = new RecordingEvents();
  private final SmtpIngress ingress =
      new SmtpIngress(
          SmtpSettings.at("127.0.0.1", 0),
          new Handover(sink, events),
          InstantSource.fixed(Instant.EPOCH));

  @BeforeEach
  void start() throws IOException {
    ingress.start();
  }

  @AfterEach
  void stop() {
    ingress.stop();
  }

  /** Sends all of it, says no more, and gives every reply. */
  private List<String> play(byte[] wire) throws IOException {
    try (SmtpClient client = new SmtpClient(ingress.port())) {
      return play(client, wire);
    }
  }

  private static List<String> play(SmtpClient client, byte[] wire) throws IOException {
    List<String> replies = new ArrayList<>();
    try {
      client.send(wire);
      client.socket().shutdownOutput();
      for (String reply = client.reply(); !reply.isEmpty(); reply = client.reply()) {
        replies.add(reply);
      }
    } catch (SocketException cutOff) {
      replies.add("cut off");
    }
    return replies;
  }

  private static byte[] wire(String id) throws IOException {
    try (InputStream in =
        SmtpWireTest.class.getResourceAsStream("/letters/hostile-wire/" + id + ".wire")) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01", "P02", "P04", "P05"})
  void aBareLineEndEndsNoMailAndTheWholeIsRefused(String id) throws IOException {
    List<String> replies = play(wire(id));

    assertTrue(replies.get(5).startsWith("554 5.6.0"), replies.toString());
    assertTrue(replies.get(6).startsWith("221"), replies.toString());
    assertEquals(7, replies.size());
    assertTrue(sink.kept().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'\\n.\\r'",
    "'\\r.\\r'",
    "'\\r.\\r\\n'",
    "'\\r\\n.\\r'",
    "'\\r\\n.\\n'",
    "'\\n\\n.\\n\\n'",
    "'\\r\\n\\n.\\r\\n'"
  })
  void noOtherEndIsAnEndEither(String escaped) throws IOException {
    String end = escaped.replace("\\r", "\r").replace("\\n", "\n");
    String mail = SmtpClient.FROM + "\r\n" + SmtpClient.TO + "\r\nDATA\r\n";
    String all = "EHLO x\r\n" + mail + "Subject: one\r\n\r\nfirst" + end + mail + "two\r\n.\r\n";

    List<String> replies = play(all.getBytes(ISO_8859_1));

    assertTrue(sink.kept().isEmpty(), replies.toString());
    assertEquals(1, replies.stream().filter(reply -> reply.startsWith("354")).count());
    assertTrue(replies.getLast().startsWith("554 5.6.0"), replies.toString());
  }

  @Test
  void aDotBehindANulEndsNothing() throws IOException {
    List<String> replies = play(wire("P06"));

    assertEquals(1, sink.kept().size(), replies.toString());
    assertTrue(new String(sink.kept().getFirst().bytes(), ISO_8859_1).contains("MAIL FROM"));
  }

  @Test
  void aConnectionThatEndsInsideDataLeavesNothing() throws Exception {
    play(wire("P07"));

    events.await("refused lost-inside-data");
    assertTrue(sink.receipts().isEmpty());
  }

  @Test
  void aConnectionThatEndsAfterTheDotIsKeptAndTheSecondTryIsADuplicate() throws Exception {
    try (SmtpClient client = new SmtpClient(ingress.port())) {
      client.send(wire("P08"));
    }
    sink.awaitReceipts(1);
    List<String> replies = play(wire("P08"));

    assertTrue(replies.contains("250 2.0.0 kept before as 1"), replies.toString());
    assertEquals(1, sink.kept().size());
    assertInstanceOf(Receipt.Duplicate.class, sink.receipts().getLast());
  }

  @Test
  void startTlsIsNotThereWithoutAKeyStore() throws IOException {
    List<String> replies = play(wire("P09"));

    assertEquals("502 5.5.1 not offered here", replies.get(2));
  }

  @Test
  void anEndlessCommandLineIsCutOff() throws IOException {
    byte[] line = new byte[10_000_007];
    Arrays.fill(line, (byte) 'A');

    List<String> replies = play(line);

    assertTrue(replies.size() <= 3, replies.toString());
    assertTrue(replies.getLast().startsWith("501") || replies.getLast().equals("cut off"));
  }

  @Test
  void manyRecipientsAreBounded() throws IOException {
    List<String> replies = play(wire("P11"));

    assertEquals(100, replies.stream().filter("250 2.1.5 ok"::equals).count());
    assertTrue(replies.size() > 100);
    assertTrue(
        replies.stream()
            .skip(103)
            .allMatch(reply -> reply.startsWith("452 4.5.3") || reply.startsWith("421")));
  }

  @Test
  void eightBitsInAHeaderAreKeptAsTheyAre() throws IOException {
    play(wire("P13"));

    String all = new String(wire("P13"), ISO_8859_1);
    String mail = all.substring(all.indexOf("From:"), all.indexOf(".\r\n", all.indexOf("x\r\n")));
    assertArrayEquals(mail.getBytes(ISO_8859_1), sink.kept().getFirst().bytes());
  }

  @Test
  void aCommandLineWithABareLineEndIsNotTwoCommands() throws IOException {
    List<String> replies =
        play("EHLO x\nMAIL FROM:<eve@attacker.example>\r\nQUIT\r\n".getBytes(ISO_8859_1));

    assertTrue(replies.get(1).startsWith("501"), replies.toString());
    assertFalse(replies.stream().anyMatch(reply -> reply.contains("2.1.0")));
  }

  @Test
  void noiseIsAnsweredAndForgotten() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(42).nextBytes(noise);

    play(noise);

    assertTrue(play(wire("P13")).contains("250 2.0.0 kept as 1"));
  }
}
