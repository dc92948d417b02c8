package io.postern.app.http;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.app.settings.Settings;
import java.util.Map;

/**
 * The HTTP server. Only it knows the framework: what it serves are plain objects that it is given.
 */
public final class HttpServing implements AutoCloseable {
  private final ApplicationContext context;
  private final EmbeddedServer server;

  private HttpServing(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts the server: {@code GET /health} and {@code GET /prometheus}.
   *
   * @param vitals what health is judged by
   * @param meters what is measured
   * @throws RuntimeException when the port can't be had
   */
  public static HttpServing start(Settings.Http settings, Vitals vitals, MeterBinder meters) {
    ApplicationContext context =
        ApplicationContext.builder().properties(properties(settings)).banner(false).build();
    context.registerSingleton(HealthIndicator.class, new VitalsIndicator(vitals));
    context.registerSingleton(MeterBinder.class, meters);
    context.start();
    try {
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
