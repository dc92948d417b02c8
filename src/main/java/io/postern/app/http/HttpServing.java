package io.postern.app.http;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.app.settings.Settings;
import io.postern.intake.http.HttpDoor;
import io.postern.journey.WaysOut;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP server. Only it knows the framework: what it serves are plain objects that it is given.
 */
public final class HttpServing implements AutoCloseable {
  // A little more than the largest mail: the door itself says what is too large, in its own words.
  private static final long MAX_REQUEST = 64L * 1024 * 1024;

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private HttpServing(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts the server: {@code GET /health}, {@code GET /prometheus}, {@code /unsubscribe/TOKEN}
   * and, with a door, {@code POST /inbound/raw}.
   *
   * @param vitals what health is judged by
   * @param meters what is measured when somebody looks
   * @param counted what is counted as it happens; shown from now on
   * @param door takes raw mail; empty for none
   * @param waysOut lets readers of mail to many go; empty for none
   * @throws RuntimeException when the port can't be had
   */
  public static HttpServing start(
      Settings.Http settings,
      Vitals vitals,
      MeterBinder meters,
      CompositeMeterRegistry counted,
      Optional<HttpDoor> door,
      Optional<WaysOut> waysOut) {
    ApplicationContext context =
        ApplicationContext.builder().properties(properties(settings)).banner(false).build();
    context.registerSingleton(HealthIndicator.class, new VitalsIndicator(vitals));
    context.registerSingleton(MeterBinder.class, meters);
    door.ifPresent(open -> context.registerSingleton(HttpDoor.class, open));
    waysOut.ifPresent(out -> context.registerSingleton(WaysOut.class, out));
    context.start();
    try {
      counted.add(context.getBean(PrometheusMeterRegistry.class));
      return new HttpServing(context, context.getBean(EmbeddedServer.class).start());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> properties(Settings.Http settings) {
    return Map.ofEntries(
        Map.entry("micronaut.application.name", "postern"),
        Map.entry("micronaut.server.host", settings.host()),
        Map.entry("micronaut.server.port", settings.port()),
        Map.entry("micronaut.server.server-header", ""),
        Map.entry("micronaut.server.max-request-size", MAX_REQUEST),
        Map.entry("endpoints.all.enabled", false),
        Map.entry("endpoints.all.path", "/"),
        Map.entry("endpoints.health.enabled", true),
        Map.entry("endpoints.health.sensitive", false),
        Map.entry("endpoints.health.details-visible", "ANONYMOUS"),
        Map.entry("endpoints.health.disk-space.enabled", false),
        Map.entry("endpoints.health.discovery-client.enabled", false),
        Map.entry("endpoints.prometheus.enabled", true),
        Map.entry("endpoints.prometheus.sensitive", false),
        Map.entry("micronaut.metrics.enabled", true),
        Map.entry("micronaut.metrics.export.prometheus.enabled", true),
        Map.entry("micronaut.metrics.binders.logback.enabled", false));
  }

  /** The port that it has. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stop();
    context.close();
  }
}
