package io.postern.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Kills {@code serve} (SIGKILL) again and again while mail is being delivered, starts it again, has
 * the rest delivered, and then asks an outside {@link Checker} whether anything that was
 * acknowledged is missing or was done twice.
 *
 * <p>{@code KillRun KILLS [h2|postgres]}. What was measured stands in {@code kills.md} beside the
 * tests' resources.
 */
final class KillRun {
  private static final int PARTNERS = 50;
  private static final int CONNECTIONS = 8;

  /** What came of a run. */
  record Result(boolean nothingLost, String report) {}

  /**
   * What to do.
   *
   * @param mails how many are delivered around each kill
   * @param database a line {@code database: …} of postern.yml; empty for embedded H2
   * @param forgetful whether the engine acknowledges before it commits, which must be found
   * @param seed of the moments at which it is killed
   */
  record Plan(int kills, int mails, String database, boolean forgetful, long seed) {}

  private final Path home;
  private final Plan plan;
  private final RandomGenerator random;

  /** The different notices that arrived. */
  private final Set<String> notices = ConcurrentHashMap.newKeySet();

  private KillRun(Path home, Plan plan) {
    this.home = home;
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
  }

  static Result run(Path home, Plan plan) throws IOException, InterruptedException {
    return new KillRun(home, plan).run();
  }

  private Result run() throws IOException, InterruptedException {
    Path sunk = home.resolve("sunk.tsv");
    int port = Serve.freePort();
    try (PrintStream lines = appending(sunk);
        SmtpSink sink =
            new SmtpSink(
                0,
                mail -> {
                  SmtpSink.write(mail, lines);
                  notices.add(mail.header("Message-ID"));
                })) {
      // The planted defect stands before the engine's own listener.
      int own = plan.forgetful() ? Serve.freePort() : port;
      Serve.settings(home, own, sink.port(), plan.database());
      Serve.command(home, "partner", "import", Serve.roster(home, PARTNERS).toString());
      try (Serve serve = start(port)) {
        SmtpSender sender = new SmtpSender(port, home.resolve("acknowledged.tsv"), PARTNERS);
        for (int kill = 0; kill < plan.kills(); kill++) {
          killAtWork(serve, sender, sink, kill * plan.mails());
        }
        awaitQuiet(sink);
      }
      return check(sunk);
    }
  }

  private Serve start(int port) throws IOException, InterruptedException {
    return plan.forgetful()
        ? Serve.forgetful(home, port, Serve.SHORT_LIVED)
        : Serve.start(home, port, Serve.SHORT_LIVED);
  }

  private void killAtWork(Serve serve, SmtpSender sender, SmtpSink sink, int first)
      throws IOException, InterruptedException {
    int before = sender.acknowledged();
    FutureTask<Integer> sending =
        new FutureTask<>(() -> sender.send(first, plan.mails(), CONNECTIONS));
    Thread.ofPlatform().start(sending);
    // Half of the kills hit while mail comes in, the others while it is decided about and answered.
    if (random.nextBoolean()) {
      int enough = before + random.nextInt(1, plan.mails());
      await(() -> sender.acknowledged() >= enough);
    } else {
      long enough = sink.count() + random.nextInt(1, plan.mails());
      await(() -> sink.count() >= enough);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
    long from = System.currentTimeMillis();
    serve.kill();
    Files.writeString(
        home.resolve("kills.tsv"),
        from + "\t" + System.currentTimeMillis() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    serve.again();
    try {
      sending.get();
    } catch (ExecutionException e) {
      throw new IOException("the sender failed", e);
    }
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!what.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  // A receipt and a review request for each mail; or, where something was lost, no more to come.
  private void awaitQuiet(SmtpSink sink) throws InterruptedException {
    long expected = 2L * plan.kills() * plan.mails();
    int patience = plan.forgetful() ? 20 : 240;
    long count = -1;
    int still = 0;
    while (still < 4 || (still < patience && notices.size() < expected)) {
      TimeUnit.MILLISECONDS.sleep(250);
      still = sink.count() == count ? still + 1 : 0;
      count = sink.count();
    }
  }

  private Result check(Path sunk) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Serve.SHORT_LIVED);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Checker.class.getName()));
    for (String file : List.of("", "acknowledged.tsv", "sunk.tsv", "kills.tsv")) {
      command.add(home.resolve(file).toString());
    }
    Process checker = new ProcessBuilder(command).redirectErrorStream(true).start();
    String report = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(checker.waitFor() == 0, report);
  }

  private static PrintStream appending(Path file) throws IOException {
    return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
  }

  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    boolean onPostgres = args.length > 1 && args[1].equals("postgres");
    long seed = System.nanoTime();
    Path home =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "kills")
            .toAbsolutePath();
    try (Postgres postgres = onPostgres ? Postgres.start() : null) {
      String database = postgres == null ? "" : postgres.setting();
      long began = System.nanoTime();
      Result result = run(home, new Plan(kills, 200, database, false, seed));
      System.out.printf(
          "%d kills in %d s, seed %d%n%s",
          kills, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began), seed, result.report());
      System.exit(result.nothingLost() ? 0 : 1);
    }
  }
}
