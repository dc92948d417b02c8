package io.postern.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every way in promises, whatever it is made of. */
public abstract class IngressContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  protected static final byte[] MAIL =
      """
      From: Pat <pat@partner.example>
      To: deals@in.ref.example
      Message-ID: <1@partner.example>
      Subject: Acme

      .a line with a dot before it
      ..two
      8-bit: \u00e9\u00fc, NUL: \0
      .

      """
          .replace("\n", "\r\n")
          .getBytes(ISO_8859_1);

  protected final RememberingSink sink = new RememberingSink();

  /** A carrier with one mail for us. */
  protected interface Carrier {
    /**
     * Hands the mail over, once, and waits until the way in is through with it. The same mail of
     * the same carrier is the same delivery, however often it is handed over.
     *
     * @return whether the carrier was told that the mail is kept
     */
    boolean handOver() throws Exception;
  }

  /** A carrier that holds this mail. */
  protected abstract Carrier carrierWith(byte[] mail) throws Exception;

  @Test
  void aMailIsHandedOverByteForByte() throws Exception {
    assertTrue(carrierWith(MAIL).handOver());

    RawMail kept = sink.kept().getFirst();
    assertEquals(1, sink.kept().size());
    assertArrayEquals(MAIL, kept.bytes());
    assertEquals(NOW, kept.arrivedAt());
  }

  @Test
  void nothingIsAcknowledgedBeforeTheSinkHasKeptIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayKeep = new CountDownLatch(1);
    sink.answer(
        mail -> {
          asked.countDown();
          awaitThat(mayKeep);
          return sink.keepThis(mail);
        });
    Carrier carrier = carrierWith(MAIL);
    var handOver = new FutureTask<>(carrier::handOver);
    Thread.ofVirtual().start(handOver);

    awaitThat(asked);
    assertFalse(handOver.isDone());
    mayKeep.countDown();

    assertTrue(handOver.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aSinkThatCannotKeepItNowLosesNothing() throws Exception {
    Carrier carrier = carrierWith(MAIL);
    sink.answer(mail -> new Receipt.NotNow("the disk is full"));
    assertFalse(carrier.handOver());

    sink.keepAgain();

    assertTrue(carrier.handOver());
    assertEquals(1, sink.kept().size());
  }

  @Test
  void aSinkThatFailsLosesNothing() throws Exception {
    Carrier carrier = carrierWith(MAIL);
    sink.answer(
        mail -> {
          throw new IllegalStateException("a defect");
        });
    assertFalse(carrier.handOver());

    sink.keepAgain();

    assertTrue(carrier.handOver());
    assertArrayEquals(MAIL, sink.kept().getFirst().bytes());
  }

  @Test
  void theSameDeliveryTwiceIsASuccessAndKeptOnce() throws Exception {
    Carrier carrier = carrierWith(MAIL);
    sink.answer(
        mail -> {
          // Kept, and the way in dies before it can say so.
          sink.keepThis(mail);
          return new Receipt.NotNow("killed");
        });
    assertFalse(carrier.handOver());

    sink.keepAgain();

    assertTrue(carrier.handOver());
    assertEquals(1, sink.kept().size());
    assertInstanceOf(Receipt.Duplicate.class, sink.receipts().getLast());
  }

  protected static void awaitThat(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS), "it did not happen");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
