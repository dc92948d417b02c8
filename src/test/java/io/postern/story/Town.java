package io.postern.story;

import io.postern.app.Engine;
import io.postern.app.Serving;
import io.postern.app.cli.Cli;
import io.postern.app.cli.Office;
import io.postern.app.cli.Terminal;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.ledger.Embedded;
import io.postern.ledger.MailRow;
import io.postern.ledger.Records.MailQuery;
import io.postern.ledger.RosterRow;
import io.postern.load.SmtpSink;
import io.postern.mail.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A running engine with a partner, two managers and everybody's mailboxes around it. Its clock only
 * moves when a story moves it.
 */
final class Town implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Person pat = new Person(this, "Pat Bright", "pat@bright.example");
  final Person max = new Person(this, "Max Manager", "max@northwind.example");
  final Person mia = new Person(this, "Mia Manager", "mia@northwind.example");
  final Person stranger = new Person(this, "Sam Stranger", "sam@elsewhere.example");
  final Clock clock = new Clock();

  private final Path home;
  private final SmtpSink sink;
  private final Settings settings;
  private Serving serving;
  private Engine engine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<SmtpSink.Mail> arrivals = new ArrayList<>();

  /** Stands still until a story moves it. */
  static final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z"); // a Monday

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  Town() {
    this(freshHome(), "", "");
  }

  /**
   * @param home an empty directory, or one with folders that the settings name; deleted at the end
   * @param inbound lines of postern.yml for the key {@code inbound}; the usual listener is there
   *     where they name none
   * @param more lines of postern.yml for the key {@code postern}
   */
  Town(Path home, String inbound, String more) {
    this(home, inbound, more, 0);
  }

  /**
   * @param program lines of postern.yml for the program
   */
  Town(Path home, String inbound, String more, String program) {
    this(home, inbound, more, program, 0);
  }

  /**
   * @param relayPort of the server that takes the engine's mail; 0 for everybody's mailboxes
   *     themselves
   */
  Town(Path home, String inbound, String more, int relayPort) {
    this(home, inbound, more, "", relayPort);
  }

  private Town(Path home, String inbound, String more, String program, int relayPort) {
    this.home = home;
    try {
      sink = new SmtpSink(0, this::arrive);
      int relay = relayPort == 0 ? sink.port() : relayPort;
      settings = settings(inbound.indent(4), program.indent(6) + more.indent(2), relay);
      if (!settings.dataDir().toFile().exists()) {
        Embedded.migrated(settings.dataDir());
      }
      serving = Serving.start(settings, clock);
      engine = serving.engine();
      List<RosterRow> partners =
          List.of(
              row("Bright Advisory", pat.name(), pat.address(), max.address()),
              row("Second Partner", "Sue Second", "sue@second.example", mia.address()));
      engine.ledger().roster().take("northwind", partners, "test", clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path freshHome() {
    try {
      return Files.createTempDirectory("postern-town");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RosterRow row(String partner, String name, String address, String manager) {
    return new RosterRow(
        partner, name, Address.of(address), Address.of(manager), "", Optional.empty());
  }

  private Settings settings(String inbound, String more, int relay) throws IOException {
    String text =
        """
        postern:
          data-dir: %s
          inbound:
        %s%s  outbound:
            smtp: {host: 127.0.0.1, port: %d, tls: none}
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
              managers:
                - {name: Max Manager, email: max@northwind.example}
                - {name: Mia Manager, email: mia@northwind.example}
              admins: [admin@northwind.example]
              protection: {days: 90}
        %s
        """
            .formatted(
                home.resolve("data"),
                inbound.contains("smtp:") ? "" : "    smtp: {host: 127.0.0.1, port: 0}\n",
                inbound,
                relay,
                more);
    SettingsFile.Loaded loaded = SettingsFile.parse(home.resolve("postern.yml"), text, Map.of());
    return loaded
        .settings()
        .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
  }

  Path home() {
    return home;
  }

  Engine engine() {
    return engine;
  }

  int smtpPort() {
    return engine.smtpPort();
  }

  /** Where everybody's mailboxes take mail. */
  int mailboxPort() {
    return sink.port();
  }

  int httpPort() {
    return serving.httpPort();
  }

  /** How each mail ended so far, newest first: what an operator would ask. */
  List<MailRow> mails() {
    MailQuery all = new MailQuery(Optional.empty(), false, Optional.empty(), "", 0, 1000);
    return engine.ledger().records().mails("northwind", all);
  }

  /** As {@link #mails()}, when so many have ended: for those that other servers bring in. */
  List<MailRow> mailsOnceEnded(int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (mails().stream().filter(mail -> mail.outcome().isPresent()).count() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not " + count + " mails have ended: " + mails());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return mails();
  }

  private void arrive(SmtpSink.Mail mail) {
    lock.lock();
    try {
      arrivals.add(mail);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next mail to somebody that no one has taken yet. */
  Post next(String address) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    lock.lock();
    try {
      while (true) {
        for (SmtpSink.Mail mail : arrivals) {
          if (mail.to().equalsIgnoreCase(address)) {
            arrivals.remove(mail);
            return new Post(mail);
          }
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "no mail for " + address + "; there are " + summary() + "; decided: " + decided());
        }
        arrived.await(left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Every mail that arrived and was not taken, once nothing is left to be done; but not the admins'
   * daily mail, which comes as days pass.
   */
  List<Post> untaken() {
    awaitQuiet();
    lock.lock();
    try {
      return arrivals.stream()
          .map(Post::new)
          .filter(post -> !post.notice().equals("daily-report"))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Lets time pass, and what is due by then happen. */
  void pass(Duration time) {
    awaitQuiet();
    clock.pass(time);
    engine.wake();
    awaitQuiet();
  }

  /** The engine stops, stands still for this time, and starts again on what it had kept. */
  void sleepsFor(Duration time) {
    awaitQuiet();
    serving.close();
    clock.pass(time);
    try {
      serving = Serving.start(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    engine = serving.engine();
    engine.wake();
    awaitQuiet();
  }

  /** Until nothing is left to be done at this time. */
  private void awaitQuiet() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!quiet()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still busy: " + engine.ledger().records().counts("northwind"));
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private boolean quiet() {
    return engine.programs().all().stream()
        .allMatch(one -> Rest.reached(engine, one.program().id(), clock.instant()));
  }

  private List<String> decided() {
    return mails().stream().map(MailRow::toString).toList();
  }

  private List<String> summary() {
    return arrivals.stream().map(mail -> mail.to() + ": " + mail.header("Subject")).toList();
  }

  /** An operator takes a contact off the roster; whether there was such a one. */
  boolean leaves(Person person) {
    boolean there =
        engine
            .leavers()
            .leaves(engine.programs().all().getFirst(), Address.of(person.address()), "test");
    engine.wake();
    return there;
  }

  /** What the command line says to an operator while the engine runs. */
  Said types(String... command) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      Terminal terminal = new Terminal(out, out, home, Map.of(), false, 200);
      int code = Cli.run(List.of(command), terminal, Office.of(settings, engine));
      return new Said(code, said.toString(StandardCharsets.UTF_8));
    }
  }

  /**
   * @param code the exit code
   * @param text results and problems
   */
  record Said(int code, String text) {}

  @Override
  public void close() {
    try {
      serving.close();
      sink.close();
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
