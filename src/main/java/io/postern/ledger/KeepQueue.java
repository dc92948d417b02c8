package io.postern.ledger;

import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Mails that wait to be kept. One thread writes all that wait in one transaction, has them synced
 * to disk once, and then answers: the more come at once, the less each one costs.
 */
final class KeepQueue implements AutoCloseable {
  private static final int MOST_MAILS = 256;
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_WAITING = 4096;
  private static final long PATIENCE_SECONDS = 60;
  private static final long CLOSING_SECONDS = 30;

  /** A mail to be kept, and who waits for the answer. */
  record Request(
      String programId,
      RawMail mail,
      String fingerprint,
      String sha256,
      CompletableFuture<Receipt> answer) {}

  private final LinkedBlockingQueue<Request> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final KeepWriter writer;
  private final Thread thread;
  private volatile boolean closing;

  KeepQueue(KeepWriter writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("ledger-keep").daemon().start(this::loop);
  }

  Receipt keep(String programId, RawMail mail, String fingerprint, String sha256) {
    Request request = new Request(programId, mail, fingerprint, sha256, new CompletableFuture<>());
    if (closing || !waiting.offer(request)) {
      return new Receipt.NotNow(closing ? "closing" : "too many mails wait to be kept");
    }
    try {
      return request.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // It may still be kept: then the next try is a duplicate, which is a success.
      return new Receipt.NotNow("the database is slow");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Receipt.NotNow("interrupted");
    } catch (ExecutionException e) {
      return new Receipt.NotNow(Failures.line(e));
    }
  }

  private void loop() {
    while (!closing || !waiting.isEmpty()) {
      try {
        Request first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          writer.keep(gather(first));
        }
      } catch (InterruptedException e) {
        // Nobody else has this thread: who waits is answered first.
        closing = true;
      }
    }
  }

  private List<Request> gather(Request first) {
    List<Request> group = new ArrayList<>(List.of(first));
    long bytes = first.mail().bytes().length;
    while (group.size() < MOST_MAILS && bytes < MOST_BYTES) {
      Request next = waiting.poll();
      if (next == null) {
        break;
      }
      group.add(next);
      bytes += next.mail().bytes().length;
    }
    return group;
  }

  /** Takes no more, and comes back when all that wait are answered. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
