package io.postern.intake.smtp;

import io.github.bucket4j.Bucket;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Listens, and lets no connection have more replies a second than it may: whoever asks faster is
 * slowed down. SubEthaSMTP answers what it does not know by itself, so only here, where each reply
 * is one write, are all of them seen; inside TLS too.
 */
final class PacedSockets extends ServerSocket {
  private final int repliesPerSecond;

  PacedSockets(int repliesPerSecond) throws IOException {
    this.repliesPerSecond = repliesPerSecond;
  }

  @Override
  public Socket accept() throws IOException {
    Socket socket = new Paced(repliesPerSecond);
    implAccept(socket);
    return socket;
  }

  private static final class Paced extends Socket {
    private final Bucket replies;

    Paced(int perSecond) {
      replies =
          Bucket.builder()
              .addLimit(
                  limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
              .build();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new PacedOutput(super.getOutputStream(), replies);
    }
  }

  private static final class PacedOutput extends FilterOutputStream {
    private final Bucket replies;

    PacedOutput(OutputStream out, Bucket replies) {
      super(out);
      this.replies = replies;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        replies.asBlocking().consume(1);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopping");
      }
      out.write(bytes, from, length);
    }
  }
}
