package io.postern.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How many mails a second come out at the other end: {@code serve} in its own process on a real
 * disk, sender and sink beside it on the same machine. Prints what it measured; judges nothing.
 *
 * <p>{@code LoadRun [MAILS] [CONNECTIONS] [DEALS-BEFORE] [DATABASE-LINE]}
 */
public final class LoadRun {
  /** What {@code bin/postern} gives the JVM of {@code serve} beside what it gives every one. */
  private static final List<String> AS_SHIPPED = List.of("-XX:MaxNewSize=400m");

  private static final int PARTNERS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path home;
  private final Map<String, Long> receipts = new ConcurrentHashMap<>();
  private Instant from = Instant.MIN;
  private Instant to = Instant.MAX;

  private LoadRun(Path home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    int mails = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 16;
    int deals = args.length > 2 ? Integer.parseInt(args[2]) : 100_000;
    String database = args.length > 3 ? args[3] : "";
    Path home = Files.createTempDirectory(Path.of("target"), "load").toAbsolutePath();
    new LoadRun(home).run(mails, connections, deals, database);
  }

  private void run(int mails, int connections, int deals, String database) throws Exception {
    int port = Serve.freePort();
    try (SmtpSink sink = new SmtpSink(0, this::taken)) {
      Serve.settings(home, port, sink.port(), database);
      System.out.println(
          Serve.command(home, "partner", "import", Serve.roster(home, PARTNERS).toString()));
      Seed.deals(home, deals);
      Syncs syncs = new Syncs(home);
      List<String> jvm = new ArrayList<>(AS_SHIPPED);
      jvm.addAll(more());
      long began = System.nanoTime();
      try (Serve serve = Serve.start(home, port, jvm)) {
        System.out.printf("start-up             %8.2f s%n", seconds(System.nanoTime() - began));
        SmtpSender sender = new SmtpSender(port, home.resolve("acknowledged.tsv"), PARTNERS);
        // As many before as are measured: else it is the compiler's work that is measured.
        sender.send(0, mails, connections);
        await(sink, 2L * mails);
        syncs.begin(serve.pid());
        measure(mails, connections, sender, sink, serve);
      }
      System.out.printf(
          "syncs                %8.2f a mail%n", syncs.between(from, to) / (double) mails);
    }
  }

  /** More arguments of the engine's JVM, to look inside: {@code -Dload.jvm="…"}. */
  private static List<String> more() {
    String more = System.getProperty("load.jvm", "").strip();
    return more.isEmpty() ? List.of() : List.of(more.split(" +"));
  }

  private void taken(SmtpSink.Mail mail) {
    String answers = mail.header("In-Reply-To");
    if (answers.startsWith("<load-")) {
      receipts.putIfAbsent(answers, mail.atMillis());
    }
  }

  private void measure(int mails, int connections, SmtpSender sender, SmtpSink sink, Serve serve)
      throws IOException, InterruptedException {
    long sizeBefore = size(home.resolve("data"));
    long sunkBefore = sink.count();
    Duration ownBefore = ownProcessorTime();
    Duration before = serve.processorTime();
    from = Instant.now();
    long began = System.nanoTime();
    int done = sender.send(mails, mails, connections);
    double taken = seconds(System.nanoTime() - began);
    await(sink, sunkBefore + 2L * done);
    double all = seconds(System.nanoTime() - began);
    to = Instant.now();
    Duration engine = serve.processorTime().minus(before);
    Duration own = ownProcessorTime().minus(ownBefore);
    System.out.printf("acknowledged         %8d mails%n", done);
    System.out.printf("in                   %8.0f mails/s%n", done / taken);
    System.out.printf("end to end           %8.0f mails/s, two notices each%n", done / all);
    System.out.printf(
        "processor time       %8.2f ms a mail, sender and sink %.2f ms%n",
        engine.toMillis() / (double) done, own.toMillis() / (double) done);
    System.out.printf("peak memory          %8d MiB%n", serve.peakMemory().orElse(-1L));
    System.out.printf(
        "database growth      %8.1f KiB a mail%n",
        (size(home.resolve("data")) - sizeBefore) / 1024.0 / done);
    latencies();
    steady(sender, 2 * mails, sink);
  }

  /** At a rate that the machine carries easily: how long until the partner's receipt is there. */
  private void steady(SmtpSender sender, int first, SmtpSink sink)
      throws IOException, InterruptedException {
    int rate = 50;
    int count = rate * 20;
    receipts.clear();
    Files.deleteIfExists(home.resolve("acknowledged.tsv"));
    long sunkBefore = sink.count();
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = began + i * TimeUnit.SECONDS.toNanos(1) / rate;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      sender.send(first + i, 1, 1);
    }
    await(sink, sunkBefore + 2L * count);
    System.out.printf("at %d mails/s:%n", rate);
    latencies();
  }

  private void latencies() throws IOException {
    Map<String, Long> acknowledged = new HashMap<>();
    for (String line : Files.readAllLines(home.resolve("acknowledged.tsv"))) {
      String[] columns = line.split("\t");
      acknowledged.put(columns[1], Long.parseLong(columns[0]));
    }
    List<Long> millis = new ArrayList<>();
    receipts.forEach(
        (id, at) -> {
          Long from = acknowledged.get(id);
          if (from != null) {
            millis.add(at - from);
          }
        });
    long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "250 to receipt       p50 %d ms, p95 %d ms, p99 %d ms (%d mails)%n",
        at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), sorted.length);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  private static void await(SmtpSink sink, long count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (sink.count() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + sink.count() + " of " + count + " notices came");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static Duration ownProcessorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
