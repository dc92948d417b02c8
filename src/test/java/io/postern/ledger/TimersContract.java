package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Decision;
import io.postern.deciding.Outcome;
import io.postern.ledger.World.Judge;
import io.postern.understanding.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class TimersContract extends Contract {
  private static final Instant DAY_2 = NOON.plus(Duration.ofDays(2));

  @Test
  void aStepIsSetOnceAndTakenOnce() {
    Deal deal = registered(ledger, "lunch", acme());
    set(deal, "remind-1", DAY_2);
    set(deal, "remind-1", DAY_2.plus(Duration.ofDays(5)));
    set(deal, "remind-2", DAY_2.plusSeconds(1));

    assertEquals(Optional.of(DAY_2), ledger.decisions().nextTimer(PROGRAM.id()));
    assertEquals(List.of(), run(DAY_2.minusSeconds(1), note()));
    assertEquals(1, run(DAY_2, note()).size());
    assertEquals(List.of(), run(DAY_2, note()));
    assertEquals(1, run(DAY_2.plus(Duration.ofDays(30)), note()).size());
    assertEquals(Optional.empty(), ledger.decisions().nextTimer(PROGRAM.id()));
    assertEquals(
        List.of("remind-1", "remind-2"),
        ledger.records().deal(PROGRAM, 1001).orElseThrow().timeline().stream()
            .map(DealRecord.Entry::event)
            .filter(DealEvent.Noted.class::isInstance)
            .map(event -> ((DealEvent.Noted) event).text())
            .toList());
  }

  @Test
  void stepsOfOneDealThatAreDueTogetherSeeEachOther() {
    Deal deal = registered(ledger, "lunch", acme());
    set(deal, "remind-1", DAY_2);
    set(deal, "remind-2", DAY_2);

    assertEquals(2, run(DAY_2, note()).size());
    assertEquals(3, ledger.records().deal(PROGRAM, 1001).orElseThrow().deal().version());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void aStepThatFailsIsPutOffAndThenLeft() {
    Deal deal = registered(ledger, "lunch", acme());
    set(deal, "remind-1", DAY_2);
    Judge broken =
        Judge.onDeal(
            (step, one) -> {
              throw new IllegalStateException("a bug");
            });
    Instant at = DAY_2;
    for (int attempt = 1; attempt < TimerRows.TRIES; attempt++) {
      assertInstanceOf(Decided.Failed.class, run(at, broken).getFirst());
      at = ledger.decisions().nextTimer(PROGRAM.id()).orElseThrow();
    }
    assertInstanceOf(Decided.Failed.class, run(at, broken).getFirst());
    assertEquals(Optional.empty(), ledger.decisions().nextTimer(PROGRAM.id()));
  }

  private static Judge note() {
    return Judge.onDeal((step, deal) -> World.say(deal, step, DAY_2));
  }

  private List<Decided> run(Instant now, Judge judge) {
    return ledger.decisions().timers(PROGRAM, WORKFLOW, 10, judge, now);
  }

  private void set(Deal deal, String step, Instant dueAt) {
    Decision decision =
        new Decision(
            Outcome.RECORDED,
            "set",
            List.of(),
            List.of(),
            List.of(),
            List.of(new Decision.Timer(deal.id(), step, dueAt)),
            List.of(),
            List.of(),
            Trace.EMPTY);
    ledger
        .decisions()
        .mails(
            PROGRAM,
            WORKFLOW,
            List.of(mail(arrived(ledger, "set " + step + dueAt), TOM)),
            new Judge((one, facts) -> decision),
            NOON);
  }
}
