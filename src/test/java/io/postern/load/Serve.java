package io.postern.load;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A {@code postern serve} in a process of its own, and the command line beside it. */
public final class Serve implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String POSTERN = "io.postern.app.Application";

  /** For processes that live too short to be worth optimising. */
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  /** What {@code bin/postern} gives every JVM. */
  private static final List<String> SHIPPED =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:InitialRAMPercentage=6",
          "-XX:NewRatio=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path home;
  private final int port;
  private final List<String> command;
  private Process process;

  private Serve(Path home, int port, List<String> command) throws IOException {
    this.home = home;
    this.port = port;
    this.command = List.copyOf(command);
    this.process = launch();
  }

  /**
   * Writes the settings of a small program.
   *
   * @param database a line {@code database: …} of postern.yml; empty for embedded H2
   */
  public static void settings(Path home, int smtpPort, int sinkPort, String database)
      throws IOException {
    settings(home, smtpPort, sinkPort, database, "");
  }

  /** As the other one, with a door for posted mail, too. */
  static void settings(Path home, int smtpPort, int sinkPort, String database, int httpPort)
      throws IOException {
    settings(
        home,
        smtpPort,
        sinkPort,
        database,
        """
            http: {secret: "%s"}
          http: {host: 127.0.0.1, port: %d}
        """
            .formatted(PostSender.SECRET, httpPort));
  }

  private static void settings(
      Path home, int smtpPort, int sinkPort, String database, String httpDoor) throws IOException {
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("postern.yml"),
        """
        postern:
          data-dir: %s
          %s
          inbound:
            smtp: {host: 127.0.0.1, port: %d, max-connections: 500}
        %s  outbound:
            smtp: {host: 127.0.0.1, port: %d, tls: none, connections: 8}
            undo-window: 2m
          trust:
            authserv-ids: [mx.northwind.example]
            received-by: [mx.northwind.example]
          programs:
            northwind:
              name: Northwind
              prefix: NW
              address: referrals@northwind.example
              locale: en
              zone: Europe/Berlin
              managers: [{name: Partner Manager, email: manager@northwind.example}]
              admins: [admin@northwind.example]
              protection: {days: 90}
        """
            .formatted(home.resolve("data"), database, smtpPort, httpDoor, sinkPort));
  }

  /** A roster of {@code count} partners, as {@code partner import} takes it. */
  public static Path roster(Path home, int count) throws IOException {
    Path file = home.resolve("partners.csv");
    List<String> lines = new ArrayList<>();
    lines.add("partner,contact_name,contact_email,manager_email,tier,locale");
    IntStream.range(0, count)
        .forEach(
            i ->
                lines.add(
                    "Partner %1$d,Pat %1$d,partner%1$d@p%1$d.example,manager@northwind.example,,"
                        .formatted(i)));
    Files.write(file, lines);
    return file;
  }

  /** A port that is free now. */
  public static int freePort() throws IOException {
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts it and waits until it takes mail.
   *
   * @param jvm more arguments of the JVM
   */
  public static Serve start(Path home, int port, List<String> jvm)
      throws IOException, InterruptedException {
    List<String> command = java(jvm, POSTERN);
    command.addAll(List.of("serve", "-c", home.resolve("postern.yml").toString()));
    Serve serve = new Serve(home, port, command);
    serve.awaitPort();
    return serve;
  }

  /** Starts it to die at a {@link CrashPoint}, maybe before it takes mail: does not wait. */
  static Serve crashing(Path home, int port, List<String> jvm) throws IOException {
    List<String> command = java(jvm, CrashAgent.class.getName());
    command.addAll(List.of(POSTERN, "serve", "-c", home.resolve("postern.yml").toString()));
    return new Serve(home, port, command);
  }

  /** As {@link #start}, with a planted defect. */
  static Serve forgetful(Path home, int port, List<String> jvm)
      throws IOException, InterruptedException {
    List<String> command = java(jvm, Forgetful.class.getName());
    command.addAll(List.of(home.toString(), Integer.toString(port)));
    Serve serve = new Serve(home, port, command);
    serve.awaitPort();
    return serve;
  }

  /** As {@link #start}, with a clock that is set by a file, to stop at a {@link CrashPoint}. */
  static Serve node(Path home, int port, Path clock, List<String> jvm)
      throws IOException, InterruptedException {
    List<String> command = java(jvm, CrashAgent.class.getName());
    command.addAll(List.of(Node.class.getName(), home.toString(), clock.toString()));
    Serve serve = new Serve(home, port, command);
    serve.awaitPort();
    return serve;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("serve.log").toFile()))
        .start();
  }

  /**
   * The engine as it is shipped, where {@code -Dpostern.distribution} names its folder: its jars
   * and what they learnt of their classes, which spares half of each start. The tests' classes
   * stand behind its own; without a distribution all classes come from those of this JVM.
   */
  static List<String> java(List<String> jvm, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHIPPED);
    command.addAll(jvm);
    String classes = System.getProperty("java.class.path");
    String distribution = System.getProperty("postern.distribution", "");
    if (!distribution.isEmpty()) {
      Path lib = Path.of(distribution, "lib");
      command.addAll(List.of("-XX:AOTCache=" + lib.resolve("postern.aot"), "-Xlog:aot=off"));
      command.add("-Xlog:cds=off");
      command.add("-Dpostern.home=" + distribution);
      classes = lib.resolve("postern.jar") + File.pathSeparator + classes;
    }
    command.addAll(List.of("-cp", classes, main));
    return command;
  }

  private void awaitPort() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException("serve ended: " + Files.readString(home.resolve("serve.log")));
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
    throw new IOException("serve took no mail within " + PATIENCE);
  }

  /** Ends the process at once, as a kernel does that is out of memory (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Whether it ended by itself within this time. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts it again after {@link #kill}. */
  public void again() throws IOException, InterruptedException {
    process = launch();
    awaitPort();
  }

  /** Until it stands still (SIGSTOP). */
  void awaitStopped() throws IOException, InterruptedException {
    await("it never stopped", () -> state() == 'T');
  }

  // proc(5): the state stands behind the name, which is in parentheses.
  private char state() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  /** Lets it go on from where it stands. */
  void resume() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
  }

  /** Until its log says this. */
  void awaitLog(String text) throws IOException, InterruptedException {
    await("it never said " + text, () -> Files.readString(log()).contains(text));
  }

  private interface Look {
    boolean seen() throws IOException;
  }

  private void await(String otherwise, Look look) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!look.seen()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(otherwise + ": " + Files.readString(log()));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return home.resolve("serve.log");
  }

  /** Runs another command; its standard output comes back. */
  public static String command(Path home, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = java(SHORT_LIVED, POSTERN);
    command.addAll(List.of(arguments));
    command.addAll(List.of("-c", home.resolve("postern.yml").toString()));
    Process run =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("commands.log").toFile()))
            .start();
    String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (run.waitFor() != 0) {
      throw new IOException(
          String.join(" ", arguments)
              + " failed: "
              + out
              + Files.readString(home.resolve("commands.log")));
    }
    return out;
  }

  /** Processor time that it took until now, where the system tells it. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Peak resident memory in MiB, where the system tells it. */
  public Optional<Long> peakMemory() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
