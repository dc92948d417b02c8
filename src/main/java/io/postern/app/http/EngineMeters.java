package io.postern.app.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.postern.app.settings.Settings;
import io.postern.ledger.Counts;
import io.postern.ledger.Ledger;
import io.postern.ledger.OutgoingState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What waits in the ledger, as gauges; the ledger is asked at most every five seconds. */
public final class EngineMeters implements MeterBinder {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Settings settings;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  private record Asked(Counts counts, Instant at) {}

  public EngineMeters(Settings settings, Ledger ledger, InstantSource clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Settings.ProgramSettings program : settings.programs()) {
      String id = program.program().id();
      gauge(registry, id, "postern.inbox.waiting", "Mails kept and not decided", this::waiting);
      gauge(
          registry,
          id,
          "postern.inbox.oldest.seconds",
          "How long the oldest of them has waited",
          counts -> age(counts.inboxOldest()));
      gauge(registry, id, "postern.held", "Mails that wait for a person", Counts::held);
      gauge(
          registry,
          id,
          "postern.outbox.oldest.seconds",
          "How long the oldest mail that is due has waited",
          counts -> age(counts.outboxOldest()));
      gauge(
          registry,
          id,
          "postern.announcements.waiting",
          "Readers of announcements that go out whose turn is to come",
          Counts::announced);
      for (OutgoingState state : OutgoingState.values()) {
        Gauge.builder(
                "postern.outbox", () -> counts(id).outbox().getOrDefault(state, 0L).doubleValue())
            .description("Outgoing mails by their state")
            .tag("program", id)
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
  }

  private void gauge(
      MeterRegistry registry,
      String program,
      String name,
      String description,
      ToDoubleFunction<Counts> value) {
    Gauge.builder(name, () -> value.applyAsDouble(counts(program)))
        .description(description)
        .tag("program", program)
        .register(registry);
  }

  private double waiting(Counts counts) {
    return counts.inboxWaiting();
  }

  private double age(Optional<Instant> since) {
    return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0).orElse(0.0);
  }

  private Counts counts(String program) {
    Instant now = clock.instant();
    return asked
        .compute(
            program,
            (id, last) ->
                last != null && last.at().plus(FRESH).isAfter(now)
                    ? last
                    : new Asked(ledger.records().counts(id), now))
        .counts();
  }
}
