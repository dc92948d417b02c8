package io.postern.app.simulate;

import java.time.Instant;
import java.time.InstantSource;

/** Stands still until the simulation moves it, and never goes back. */
final class SimulatedClock implements InstantSource {
  private volatile Instant now;

  SimulatedClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advanceTo(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }
}
