package io.postern.posting;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection off whose other end no longer takes what we write: sockets do not.
 *
 * @param octetsPerSecond the slowest relay that is waited for, beside the time for one block
 */
record Guard(ScheduledExecutorService clock, int octetsPerSecond) {
  // A piece of this size always fits into the socket's own buffer.
  private static final int NEVER_BLOCKS = 16 * 1024;

  /** Watches over the writing of {@code size} octets, until closed. */
  Watch over(Socket socket, Duration block, int size) {
    if (size <= NEVER_BLOCKS) {
      return new Watch(null);
    }
    long millis = block.toMillis() + 1000L * size / octetsPerSecond;
    return new Watch(clock.schedule(() -> cutOff(socket), millis, TimeUnit.MILLISECONDS));
  }

  private static void cutOff(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // closed already
    }
  }

  /** One writing under watch. */
  record Watch(@Nullable ScheduledFuture<?> alarm) implements AutoCloseable {
    @Override
    public void close() {
      if (alarm != null) {
        alarm.cancel(false);
      }
    }
  }
}
