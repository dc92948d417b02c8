package io.postern.app;

import io.postern.app.cli.Cli;
import io.postern.app.cli.Office;
import io.postern.app.cli.Terminal;
import io.postern.app.http.EngineMeters;
import io.postern.app.http.EngineVitals;
import io.postern.app.http.HttpServing;
import io.postern.app.settings.Settings;
import io.postern.app.socket.CommandServer;
import io.postern.app.socket.DataDirLock;
import io.postern.app.socket.Request;
import io.postern.kit.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An engine that runs, with the doors that only a running one has: the commands' socket and, where
 * the settings ask for it, HTTP.
 */
public final class Serving implements AutoCloseable {
  /** What was opened, the last first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Engine engine;
  private Optional<HttpServing> http = Optional.empty();

  private Serving(Engine engine) {
    this.engine = engine;
  }

  /**
   * Starts everything; when a part can't, what was started is stopped again.
   *
   * @throws IOException when a port, the socket or the data-dir can't be had, or the inbound rules
   *     have problems; says which
   */
  public static Serving start(Settings settings, InstantSource clock) throws IOException {
    DataDirLock lock =
        DataDirLock.take(settings.dataDir())
            .orElseThrow(
                () ->
                    new IOException(
                        DataDirLock.holder(settings.dataDir())
                            + " has "
                            + settings.dataDir()
                            + " already"));
    Serving serving;
    try {
      serving = new Serving(new Engine(settings, clock));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    serving.open.push(lock);
    serving.open.push(serving.engine);
    try {
      rulesMustBeGood(serving.engine);
      serving.engine.start();
      Office office = Office.of(settings, serving.engine);
      serving.open.push(CommandServer.open(settings.dataDir(), runner(office)));
      Optional<Settings.Http> http = settings.http().or(() -> forPosts(settings));
      if (http.isPresent()) {
        serving.serveHttp(settings, http.get());
      }
      return serving;
    } catch (IOException | RuntimeException e) {
      serving.close();
      throw e;
    }
  }

  // Rules that break later keep their last good form; at the start there is none.
  private static void rulesMustBeGood(Engine engine) throws IOException {
    List<Problem> problems = engine.ruleProblems();
    if (!problems.isEmpty()) {
      throw new IOException(
          problems.stream()
              .map(Problem::toString)
              .collect(
                  Collectors.joining(
                      "\n", "the rules have problems; 'postern check' looks at all files\n", "")));
    }
  }

  // Who takes mail by POST needs a server, also where nothing is said about one.
  private static Optional<Settings.Http> forPosts(Settings settings) {
    return settings
        .inbound()
        .http()
        .map(door -> new Settings.Http("127.0.0.1", 8080, Optional.empty()));
  }

  private void serveHttp(Settings settings, Settings.Http at) {
    HttpServing serving =
        HttpServing.start(
            at,
            new EngineVitals(settings, engine.ledger(), engine.clock()),
            new EngineMeters(settings, engine.ledger(), engine.clock()),
            engine.meters(),
            engine.httpDoor(),
            Optional.of(engine.waysOut()));
    http = Optional.of(serving);
    open.push(serving);
  }

  private static CommandServer.Runner runner(Office office) {
    return (Request request, PrintStream out, PrintStream err) ->
        Cli.run(
            request.arguments(),
            new Terminal(
                out,
                err,
                request.directory(),
                System.getenv(),
                request.interactive(),
                request.columns()),
            office);
  }

  public Engine engine() {
    return engine;
  }

  /** The port that HTTP has; 0 when there is none. */
  public int httpPort() {
    return http.map(HttpServing::port).orElse(0);
  }

  /** Takes nothing new, finishes what is being done, and lets go of the data-dir. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        org.slf4j.LoggerFactory.getLogger(Serving.class).warn("while stopping", e);
      }
    }
  }
}
