package io.postern.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.postern.app.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HttpServingTest {
  private static final Settings.Http ANY_PORT = new Settings.Http("127.0.0.1", 0, Optional.empty());

  @Test
  void healthAndMetricsAreServedAndNothingElse() throws Exception {
    AtomicBoolean database = new AtomicBoolean(true);
    CompositeMeterRegistry counted = new CompositeMeterRegistry();
    try (HttpServing serving =
        HttpServing.start(
            ANY_PORT,
            () -> Map.of("database", new Vitals.Sign(database.get(), "answers")),
            registry -> Gauge.builder("postern_inbox_waiting", () -> 7).register(registry),
            counted,
            Optional.empty(),
            Optional.empty())) {
      HttpResponse<String> well = get(serving, "/health");
      assertEquals(200, well.statusCode());
      assertTrue(well.body().contains("\"status\":\"UP\""), well.body());
      assertTrue(well.body().contains("\"database\":\"ok: answers\""), well.body());
      assertEquals("", well.headers().firstValue("server").orElse(""));

      database.set(false);
      HttpResponse<String> ill = get(serving, "/health");
      assertEquals(503, ill.statusCode());
      assertTrue(ill.body().contains("not ok: answers"), ill.body());

      counted.counter("postern.decide", "outcome", "ACTED").increment();
      String metrics = get(serving, "/prometheus").body();
      assertTrue(metrics.contains("postern_inbox_waiting 7.0"), metrics);
      assertTrue(metrics.contains("postern_decide_total{outcome=\"ACTED\"} 1.0"), metrics);
      assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);

      for (String closed : new String[] {"/", "/beans", "/env", "/loggers", "/stop", "/info"}) {
        assertEquals(404, get(serving, closed).statusCode(), closed);
      }
    }
  }

  private static HttpResponse<String> get(HttpServing serving, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serving.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
