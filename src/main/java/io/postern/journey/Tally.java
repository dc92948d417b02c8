package io.postern.journey;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.concurrent.TimeUnit;

/**
 * How often each step of the stories ended how, and how long it took. Tags are names of ways in and
 * reason codes: few, and never a person's.
 *
 * @param registry where it is counted
 */
public record Tally(MeterRegistry registry) {
  /** Where nobody looks. */
  public static Tally unheard() {
    return new Tally(new CompositeMeterRegistry());
  }

  /** A mail was handed over by a way in. */
  void kept(String ingress, String receipt, long micros) {
    record("postern.keep", micros, "ingress", ingress, "receipt", receipt);
  }

  /** A mail came to its end. */
  void decided(String outcome, String reason, long micros) {
    record("postern.decide", micros, "outcome", outcome, "reason", reason);
  }

  /** A mail was tried to be sent. */
  void tried(String result, long micros) {
    record("postern.send", micros, "result", result);
  }

  private void record(String name, long micros, String... tags) {
    Timer.builder(name).tags(tags).register(registry).record(micros, TimeUnit.MICROSECONDS);
  }
}
