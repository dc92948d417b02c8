package io.postern.app.http;

import io.postern.app.settings.Settings;
import io.postern.ledger.Counts;
import io.postern.ledger.Ledger;
import io.postern.ledger.OutgoingState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the database answers and mail is decided about. A relay that takes no mail is not the
 * engine's illness: its words say what waits.
 */
public final class EngineVitals implements Vitals {
  private static final Duration TOO_OLD = Duration.ofMinutes(10);

  private final Settings settings;
  private final Ledger ledger;
  private final InstantSource clock;

  public EngineVitals(Settings settings, Ledger ledger, InstantSource clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Map<String, Sign> signs() {
    Map<String, Sign> signs = new LinkedHashMap<>();
    boolean answers = ledger.healthy();
    signs.put("database", new Sign(answers, ""));
    if (answers) {
      settings
          .programs()
          .forEach(
              program -> {
                String id = program.program().id();
                Counts counts = ledger.records().counts(id);
                signs.put(id + ".inbox", inbox(counts));
                signs.put(id + ".outbox", outbox(counts));
              });
    }
    return signs;
  }

  private Sign inbox(Counts counts) {
    boolean stuck =
        counts
            .inboxOldest()
            .map(oldest -> oldest.plus(TOO_OLD).isBefore(clock.instant()))
            .orElse(false);
    return new Sign(
        !stuck,
        counts.inboxWaiting()
            + " wait, "
            + counts.held()
            + " held"
            + counts.inboxOldest().map(oldest -> ", oldest of " + oldest).orElse(""));
  }

  private static Sign outbox(Counts counts) {
    long pending =
        counts.outbox().entrySet().stream()
            .filter(entry -> entry.getKey().pending())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Sign(
        true,
        pending
            + " wait, "
            + counts.outbox().getOrDefault(OutgoingState.RETRYING, 0L)
            + " retried"
            + counts.outboxOldest().map(oldest -> ", oldest of " + oldest).orElse(""));
  }
}
