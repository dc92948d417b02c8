package io.postern.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Kills {@code serve} (SIGKILL) again and again while mail is being delivered, then asks an outside
 * {@link Checker} whether anything that was acknowledged is missing or was done twice.
 *
 * <p>{@code KillRun ROUNDS [DATABASE-LINE]}
 */
public final class KillRun {
  private static final int MAILS_A_ROUND = 200;
  private static final int PARTNERS = 50;
  private static final int CONNECTIONS = 8;

  /** What came of a run. */
  public record Result(boolean nothingLost, String report) {}

  private KillRun() {}

  /**
   * @param database a line {@code database: …} of postern.yml; empty for embedded H2
   * @param jvm arguments of the engine's JVM: a planted defect
   */
  public static Result run(Path home, int rounds, String database, List<String> jvm, long seed)
      throws IOException, InterruptedException {
    RandomGenerator random = new java.util.SplittableRandom(seed);
    int port = Serve.freePort();
    int sinkPort = Serve.freePort();
    Path acknowledged = home.resolve("acknowledged.tsv");
    Path sunk = home.resolve("sunk.tsv");
    Serve.settings(home, port, sinkPort, database);
    Serve.command(home, "partner", "import", Serve.roster(home, PARTNERS).toString());
    Process sink = fork(SmtpSink.class, "" + sinkPort, sunk.toString());
    try (Serve serve = Serve.start(home, port, jvm)) {
      int first = 0;
      for (int round = 0; round < rounds; round++) {
        Process sender = send(port, acknowledged, first, MAILS_A_ROUND);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(200, 1500));
        serve.kill();
        serve.again();
        if (!sender.waitFor(2, TimeUnit.MINUTES)) {
          sender.destroyForcibly();
          throw new IOException("the sender did not end");
        }
        first += MAILS_A_ROUND;
      }
      awaitQuiet(sunk);
      Process checker =
          fork(Checker.class, home.toString(), acknowledged.toString(), sunk.toString());
      String report = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(checker.waitFor() == 0, report);
    } finally {
      sink.destroy();
    }
  }

  private static Process send(int port, Path acknowledged, int first, int count)
      throws IOException {
    return fork(
        SmtpSender.class,
        "" + port,
        acknowledged.toString(),
        "" + PARTNERS,
        "" + first,
        "" + count,
        "" + CONNECTIONS);
  }

  // The sink's list stands still, and no mail waits: all that will be sent has been.
  private static void awaitQuiet(Path sunk) throws IOException, InterruptedException {
    long size = -1;
    int same = 0;
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (same < 8 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(500);
      long now = Files.exists(sunk) ? Files.size(sunk) : 0;
      same = now == size ? same + 1 : 0;
      size = now;
    }
  }

  private static Process fork(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory(Path.of("target"), "kills").toAbsolutePath();
    long seed = System.nanoTime();
    Result result =
        run(home, Integer.parseInt(args[0]), args.length > 1 ? args[1] : "", List.of(), seed);
    System.out.println("seed " + seed + "\n" + result.report());
    System.exit(result.nothingLost() ? 0 : 1);
  }
}
