package io.postern.intake.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came between DATA and the dot, without the dots that SMTP put in (RFC 5321 4.5.2). The end
 * is CR LF dot CR LF and nothing else; a CR or LF that stands alone ends no line and makes the
 * content void, since another program may take it for a line's end (SMTP smuggling).
 */
sealed interface SmtpContent {
  /** The mail's own bytes. */
  record Whole(byte[] bytes) implements SmtpContent {}

  /** A CR without LF or an LF without CR was in it. */
  record BareLineEnd() implements SmtpContent {}

  /** It was longer than allowed. */
  record TooLarge() implements SmtpContent {}

  /** Too many mails are being received together. */
  record NoRoom() implements SmtpContent {}

  /** Receives one mail; to be closed when its bytes are no longer needed. */
  final class Reader implements AutoCloseable {
    private static final int CHUNK = 8192;
    private static final int FIRST_BUFFER = 8192;

    /** Where in {@code CR LF . CR LF} the last byte stood. */
    private enum State {
      LINE_START,
      DOT,
      DOT_CR,
      IN_LINE,
      CR,
      END
    }

    private final int maxSize;
    private final AtomicLong memory;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int size;
    private int reserved;
    private State state = State.LINE_START;
    private boolean bare;
    private boolean tooLarge;
    private boolean noRoom;

    /**
     * @param memory octets still free for all mails that are being received
     */
    Reader(int maxSize, AtomicLong memory) {
      this.maxSize = maxSize;
      this.memory = memory;
    }

    /**
     * Reads up to and over the final dot, whatever came before it, so that the next byte of {@code
     * in} is a command's.
     *
     * @param in supports mark and reset
     * @throws EOFException when the connection ends before the dot
     */
    SmtpContent read(InputStream in) throws IOException {
      byte[] chunk = new byte[CHUNK];
      while (true) {
        in.mark(chunk.length);
        int got = in.read(chunk, 0, chunk.length);
        if (got < 0) {
          throw new EOFException("the connection ended inside DATA");
        }
        int used = take(chunk, got);
        if (state == State.END) {
          in.reset();
          in.skipNBytes(used);
          return content();
        }
      }
    }

    /** Takes bytes in until they or the mail end; says how many of them were the mail's. */
    private int take(byte[] chunk, int length) {
      int at = 0;
      while (at < length && state != State.END) {
        if (state == State.IN_LINE) {
          // Nearly every byte is in here: run ahead to the line's end.
          int from = at;
          while (at < length && chunk[at] != '\r' && chunk[at] != '\n') {
            at++;
          }
          put(chunk, from, at);
        }
        if (at < length) {
          step(chunk[at++]);
        }
      }
      return at;
    }

    private void step(byte b) {
      switch (state) {
        case LINE_START -> {
          if (b == '.') {
            state = State.DOT;
          } else {
            inLine(b);
          }
        }
        case DOT -> {
          // The dot was put in by the sender; what follows it is the line (RFC 5321 4.5.2).
          if (b == '\r') {
            state = State.DOT_CR;
          } else {
            inLine(b);
          }
        }
        case DOT_CR -> {
          if (b == '\n') {
            state = State.END;
          } else {
            put((byte) '\r');
            bare = true;
            inLine(b);
          }
        }
        case IN_LINE -> inLine(b);
        case CR -> {
          put((byte) '\r');
          if (b == '\n') {
            put(b);
            state = State.LINE_START;
          } else {
            bare = true;
            inLine(b);
          }
        }
        case END -> throw new IllegalStateException("nothing follows the end");
      }
    }

    private void inLine(byte b) {
      if (b == '\r') {
        state = State.CR;
        return;
      }
      if (b == '\n') {
        bare = true;
      }
      put(b);
      state = State.IN_LINE;
    }

    private void put(byte b) {
      if (room(1)) {
        buffer[size++] = b;
      }
    }

    private void put(byte[] chunk, int from, int to) {
      if (room(to - from)) {
        System.arraycopy(chunk, from, buffer, size, to - from);
        size += to - from;
      }
    }

    // Once something is wrong the rest is read and dropped.
    private boolean room(int more) {
      if (bare || tooLarge || noRoom) {
        return false;
      }
      if (size + more > maxSize) {
        tooLarge = true;
        return false;
      }
      return size + more <= buffer.length || grow(size + more);
    }

    private boolean grow(int atLeast) {
      int larger = (int) Math.min(maxSize, Math.max(atLeast, 2L * buffer.length));
      int more = larger - reserved;
      if (memory.addAndGet(-more) < 0) {
        memory.addAndGet(more);
        noRoom = true;
        return false;
      }
      reserved = larger;
      buffer = Arrays.copyOf(buffer, larger);
      return true;
    }

    private SmtpContent content() {
      if (bare) {
        return new BareLineEnd();
      }
      if (tooLarge) {
        return new TooLarge();
      }
      return noRoom ? new NoRoom() : new Whole(Arrays.copyOf(buffer, size));
    }

    @Override
    public void close() {
      memory.addAndGet(reserved);
    }
  }
}
