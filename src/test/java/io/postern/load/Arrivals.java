package io.postern.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A sink that writes down what arrives, and tells when no more comes. */
final class Arrivals implements AutoCloseable {
  private static final int PAUSE_MS = 250;

  private final PrintStream lines;
  private final SmtpSink sink;

  /** The different notices that arrived, by Message-ID. */
  private final Set<String> notices = ConcurrentHashMap.newKeySet();

  /**
   * @param file gets a line for each mail, as {@link SmtpSink#write} makes it
   */
  Arrivals(Path file) throws IOException {
    lines = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    sink =
        new SmtpSink(
            0,
            mail -> {
              SmtpSink.write(mail, lines);
              notices.add(mail.header("Message-ID"));
            });
  }

  int port() {
    return sink.port();
  }

  /** How many mails came, those that came twice counted twice. */
  long count() {
    return sink.count();
  }

  /**
   * Until so many different notices are there and no more come.
   *
   * @param patienceSeconds how long nothing may come before the rest is given up
   */
  void awaitQuiet(long expected, int patienceSeconds) throws InterruptedException {
    int patience = patienceSeconds * 1000 / PAUSE_MS;
    long count = -1;
    int still = 0;
    while (still < 4 || (still < patience && notices.size() < expected)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      still = sink.count() == count ? still + 1 : 0;
      count = sink.count();
    }
  }

  @Override
  public void close() throws IOException {
    sink.close();
    lines.close();
  }
}
