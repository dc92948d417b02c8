package io.postern.app.http;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@link Vitals} as the framework's health endpoint asks for them. */
final class VitalsIndicator implements HealthIndicator {
  private final Vitals vitals;

  VitalsIndicator(Vitals vitals) {
    this.vitals = vitals;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(this::result).subscribeOn(Schedulers.boundedElastic());
  }

  private HealthResult result() {
    Map<String, Vitals.Sign> signs = vitals.signs();
    Map<String, String> words = new LinkedHashMap<>();
    signs.forEach((name, sign) -> words.put(name, (sign.well() ? "ok" : "not ok") + words(sign)));
    boolean well = signs.values().stream().allMatch(Vitals.Sign::well);
    return HealthResult.builder("postern", well ? HealthStatus.UP : HealthStatus.DOWN)
        .details(words)
        .build();
  }

  private static String words(Vitals.Sign sign) {
    return sign.words().isEmpty() ? "" : ": " + sign.words();
  }
}
