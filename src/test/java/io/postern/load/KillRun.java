package io.postern.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Has {@code serve} end at named steps of its work, and kills it (SIGKILL) again and again while
 * mail is being delivered; starts it again, has the rest delivered, and then asks an outside {@link
 * Checker} whether anything that was acknowledged is missing or was done twice.
 *
 * <p>{@code KillRun KILLS [h2|postgres]}: all crash points, and so many kills. What was measured
 * stands in {@code kills.md} beside the tests' resources.
 */
final class KillRun {
  private static final int PARTNERS = 50;
  private static final int CONNECTIONS = 8;

  /**
   * What to do.
   *
   * @param crashes at which steps it ends, before it is killed at any moment
   * @param mails how many are delivered around each kill
   * @param database a line {@code database: …} of postern.yml; empty for embedded H2
   * @param forgetful whether the engine acknowledges before it commits, which must be found
   * @param seed of the moments at which it is killed
   */
  record Plan(
      List<CrashPoint> crashes,
      int kills,
      int mails,
      String database,
      boolean forgetful,
      long seed) {}

  private final Path home;
  private final Plan plan;
  private final RandomGenerator random;

  private KillRun(Path home, Plan plan) {
    this.home = home;
    this.plan = plan;
    this.random = new SplittableRandom(plan.seed());
  }

  static Verdict run(Path home, Plan plan) throws IOException, InterruptedException {
    return new KillRun(home, plan).run();
  }

  private Verdict run() throws IOException, InterruptedException {
    int port = Serve.freePort();
    Path acknowledged = home.resolve(Verdict.ACKNOWLEDGED);
    SmtpSender sender = new SmtpSender(port, acknowledged, PARTNERS);
    int httpPort = Serve.freePort();
    PostSender poster = new PostSender(httpPort, sender, acknowledged);
    Crashes crashes = new Crashes(home, port, sender, poster);
    try (Arrivals arrivals = new Arrivals(home.resolve(Verdict.SUNK))) {
      // The planted defect stands before the engine's own listener.
      int own = plan.forgetful() ? Serve.freePort() : port;
      if (plan.crashes().stream().anyMatch(CrashPoint::byHttp)) {
        Serve.settings(home, own, arrivals.port(), plan.database(), httpPort);
      } else {
        Serve.settings(home, own, arrivals.port(), plan.database());
      }
      crashes.whileMigrating(plan.crashes());
      Serve.command(home, "partner", "import", Serve.roster(home, PARTNERS).toString());
      int sent = crashes.atWork(plan.crashes());
      try (Serve serve = start(port)) {
        crashes.awaitAcknowledged();
        for (int kill = 0; kill < plan.kills(); kill++) {
          killAtWork(serve, sender, arrivals, sent);
          sent += plan.mails();
        }
        // A receipt and a review request for each mail; or, where something was lost, fewer.
        arrivals.awaitQuiet(2L * sent, plan.forgetful() ? 5 : 60);
      }
      return Verdict.of(home);
    }
  }

  private Serve start(int port) throws IOException, InterruptedException {
    return plan.forgetful()
        ? Serve.forgetful(home, port, Serve.SHORT_LIVED)
        : Serve.start(home, port, Serve.SHORT_LIVED);
  }

  private void killAtWork(Serve serve, SmtpSender sender, Arrivals arrivals, int first)
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
      long enough = arrivals.count() + random.nextInt(1, plan.mails());
      await(() -> arrivals.count() >= enough);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
    long from = System.currentTimeMillis();
    serve.kill();
    Verdict.noteKill(home, from, System.currentTimeMillis());
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
      Verdict verdict =
          run(home, new Plan(List.of(CrashPoint.values()), kills, 200, database, false, seed));
      System.out.printf(
          "%d crash points and %d kills in %d s, seed %d%n%s",
          CrashPoint.values().length,
          kills,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
          seed,
          verdict.report());
      System.exit(verdict.nothingLost() ? 0 : 1);
    }
  }
}
