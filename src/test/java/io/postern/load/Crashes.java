package io.postern.load;

import io.postern.load.CrashAgent.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Starts {@code serve} again and again while mail comes in, each time to end at another {@link
 * CrashPoint}; so each start is also the recovery from the crash before.
 */
final class Crashes {
  /** Mails that come in at each start: more than a point is passed for. */
  private static final int MAILS = 3;

  private static final int CONNECTIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final int port;
  private final SmtpSender sender;
  private final PostSender poster;
  private final List<FutureTask<Integer>> sending = new ArrayList<>();

  Crashes(Path home, int port, SmtpSender sender, PostSender poster) {
    this.home = home;
    this.port = port;
    this.sender = sender;
    this.poster = poster;
  }

  /**
   * Has an engine end at each of these that it passes while it makes its schema: on an empty
   * database.
   */
  void whileMigrating(List<CrashPoint> points) throws IOException, InterruptedException {
    for (CrashPoint point : points.stream().filter(CrashPoint::inMigration).toList()) {
      crash(point);
    }
  }

  /**
   * Has an engine end at each of the others.
   *
   * @return how many mails were given to it, or are still being offered
   */
  int atWork(List<CrashPoint> points) throws IOException, InterruptedException {
    for (CrashPoint point : points.stream().filter(p -> !p.inMigration()).toList()) {
      int first = sending.size() * MAILS;
      FutureTask<Integer> task =
          new FutureTask<>(
              () ->
                  point.byHttp()
                      ? poster.send(first, MAILS)
                      : sender.send(first, MAILS, CONNECTIONS));
      sending.add(task);
      Thread.ofPlatform().daemon().start(task);
      crash(point);
    }
    return sending.size() * MAILS;
  }

  /** Until an engine that does not crash has taken all of them. */
  void awaitAcknowledged() throws IOException, InterruptedException {
    for (FutureTask<Integer> task : sending) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IOException("the sender failed", e);
      }
    }
  }

  private void crash(CrashPoint point) throws IOException, InterruptedException {
    Path mark = home.resolve(point + ".crash");
    Files.deleteIfExists(mark);
    List<String> jvm = new ArrayList<>(Serve.SHORT_LIVED);
    jvm.addAll(CrashAgent.argument(home, point, Fate.HALT, mark));
    try (Serve serve = Serve.crashing(home, port, jvm)) {
      boolean crashed = serve.awaitEnd(PATIENCE) && Files.exists(mark);
      if (!crashed) {
        throw new IOException("it never came to " + point + ": " + Files.readString(serve.log()));
      }
    }
    Verdict.noteKill(home, Long.parseLong(Files.readString(mark)), System.currentTimeMillis());
  }
}
