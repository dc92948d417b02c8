package io.postern.intake.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SmtpContentTest {
  private static final String[] PIECES = {
    "\r\n", "\r\n.", ".", "..", "\r\n..", "text", "\0", "é", "\r\n\r\n"
  };

  private final AtomicLong memory = new AtomicLong(1_000_000);

  private SmtpContent read(InputStream in, int maxSize) throws IOException {
    try (SmtpContent.Reader reader = new SmtpContent.Reader(maxSize, memory)) {
      return reader.read(in);
    }
  }

  @Test
  void whatASenderStuffedComesOutAsItWasHoweverItIsCut() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(random.nextInt(10) == 0 ? 4000 : 12); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] mail = (text + "\r\n").getBytes(ISO_8859_1);
      byte[] after = "QUIT\r\n".getBytes(ISO_8859_1);
      byte[] wire = new byte[SmtpClient.stuffed(mail).length + after.length];
      System.arraycopy(SmtpClient.stuffed(mail), 0, wire, 0, wire.length - after.length);
      System.arraycopy(after, 0, wire, wire.length - after.length, after.length);
      InputStream in = new BufferedInputStream(new InPieces(wire, random), 8192);

      SmtpContent content = read(in, 100_000);

      assertArrayEquals(mail, assertInstanceOf(SmtpContent.Whole.class, content).bytes());
      assertArrayEquals(after, in.readAllBytes(), "the next command is untouched");
      assertEquals(1_000_000, memory.get(), "the memory is given back");
    }
  }

  @Test
  void anEmptyMailIsAMail() throws IOException {
    InputStream in =
        new BufferedInputStream(new ByteArrayInputStream(".\r\n".getBytes(ISO_8859_1)));

    assertEquals(0, assertInstanceOf(SmtpContent.Whole.class, read(in, 10)).bytes().length);
  }

  @Test
  void theLimitIsTheLastOctetThatFits() throws IOException {
    byte[] wire = "12345678\r\n.\r\n".getBytes(ISO_8859_1);

    assertInstanceOf(
        SmtpContent.Whole.class, read(new BufferedInputStream(new ByteArrayInputStream(wire)), 10));
    assertInstanceOf(
        SmtpContent.TooLarge.class,
        read(new BufferedInputStream(new ByteArrayInputStream(wire)), 9));
  }

  @Test
  void withoutADotThereIsNoMail() {
    for (String wire : new String[] {"", "text\r\n", "text\r\n.", "text\r\n.\r"}) {
      InputStream in = new BufferedInputStream(new ByteArrayInputStream(wire.getBytes(ISO_8859_1)));
      assertThrows(EOFException.class, () -> read(in, 100));
    }
  }

  /** Gives what it has in pieces of any size, as a network does. */
  private static final class InPieces extends FilterInputStream {
    private final Random random;

    InPieces(byte[] all, Random random) {
      super(new ByteArrayInputStream(all));
      this.random = random;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      return super.read(to, from, Math.min(length, 1 + random.nextInt(40)));
    }
  }
}
