package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.arrived;
import static io.postern.ledger.World.mail;
import static io.postern.ledger.World.registered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.postern.deal.Prospect;
import io.postern.deciding.Decision;
import io.postern.deciding.Outcome;
import io.postern.deciding.Owed;
import io.postern.deciding.TierDecider;
import io.postern.deciding.TierDecider.OneFacts;
import io.postern.deciding.TimerDecider.TimerFacts;
import io.postern.deciding.Upkeep;
import io.postern.ledger.World.Judge;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import io.postern.understanding.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Where partners stand on the ladder, and who may move them. */
abstract class TiersContract extends Contract {
  private static final Instant UNTIL = NOON.plus(Duration.ofDays(60));

  /** Decides about tiers alone. */
  private record TierJudge(List<OneFacts> seen, Function<OneFacts, Decision> judge)
      implements RealTimers {
    @Override
    public Decision tier(OneFacts facts) {
      seen.add(facts);
      return judge.apply(facts);
    }

    @Override
    public Decision decide(String step, TimerFacts facts) {
      return World.nothing(Outcome.RECORDED, "tested");
    }

    @Override
    public Written write(Owed owed, MailThread thread) {
      throw new IllegalStateException("nobody is written to here");
    }

    @Override
    public ProspectKeys keys(Prospect prospect) {
      return ProspectKeys.NONE;
    }
  }

  private static Decision upkeep(Upkeep step) {
    return new Decision(
        Outcome.ACTED,
        "tested",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(step),
        Trace.EMPTY);
  }

  private Partner partner() {
    return ledger.roster().at(PROGRAM.id(), TOM).orElseThrow().partner();
  }

  private List<OneFacts> comes(String why, Function<OneFacts, Decision> judge) {
    Decision.Timer step =
        new Decision.Timer(Decision.Timer.NO_DEAL, "tier-of@" + why + "@" + partner().id(), NOON);
    assertEquals(
        Optional.of(partner().id()), TierDecider.Step.of(step.step()).orElseThrow().partnerId());
    ledger.decisions().plan(PROGRAM.id(), step);
    List<OneFacts> seen = new ArrayList<>();
    List<Decided> done =
        ledger.decisions().timers(PROGRAM, WORKFLOW, 10, new TierJudge(seen, judge), NOON);
    assertEquals(1, done.size());
    return seen;
  }

  @Test
  void whatIsKnownBesideATierIsThereNextTimeAndGoesWhenItIsOver() {
    registered(ledger, "lunch", acme());
    TierStanding before = TierStanding.in(partner().tier());
    TierStanding warned = new TierStanding("Silver", Optional.of(UNTIL), false);
    OneFacts first = comes("a", facts -> upkeep(rank(facts, warned))).getFirst();
    assertEquals(before, first.standing());
    assertEquals(1, first.brought().size());
    assertFalse(first.brought().getFirst().approved());
    assertEquals("Silver", partner().tier());
    assertEquals(
        List.of(warned, TierStanding.in("")),
        ledger.roster().list(PROGRAM.id(), "", 0, 10).stream()
            .map(Roster.Entry::standing)
            .toList());
    OneFacts second =
        comes("b", facts -> upkeep(rank(facts, TierStanding.in("Bronze")))).getFirst();
    assertEquals(warned, second.standing());
    assertEquals(
        TierStanding.in("Bronze"),
        comes("c", facts -> World.nothing(Outcome.RECORDED, "stays")).getFirst().standing());
  }

  private static Upkeep rank(OneFacts facts, TierStanding after) {
    return new Upkeep.Rank(facts.partner(), facts.standing(), after, "tier-tested");
  }

  @Test
  void whoWasMovedMeanwhileIsJudgedAgain() {
    TierStanding stale = new TierStanding("Gold", Optional.of(UNTIL), false);
    boolean[] again = new boolean[1];
    List<OneFacts> seen =
        comes(
            "a",
            facts -> {
              if (again[0]) {
                return upkeep(rank(facts, TierStanding.in("Silver")));
              }
              again[0] = true;
              return upkeep(
                  new Upkeep.Rank(facts.partner(), stale, TierStanding.in("Bronze"), "stale"));
            });
    assertEquals(2, seen.size(), "a lost race is run again");
    assertEquals("Silver", partner().tier());
  }

  @Test
  void aManagersWordPinsAndEndsAWarning() {
    comes("a", facts -> upkeep(rank(facts, new TierStanding("Gold", Optional.of(UNTIL), false))));
    said("pin", new Upkeep.PinTier(partner(), Optional.of("Gold"), MANAGER));
    assertEquals(
        new TierStanding("Gold", Optional.empty(), true),
        comes("b", facts -> World.nothing(Outcome.RECORDED, "stays")).getFirst().standing());
    said("free", new Upkeep.PinTier(partner(), Optional.empty(), MANAGER));
    assertEquals(
        TierStanding.in("Gold"),
        comes("c", facts -> World.nothing(Outcome.RECORDED, "stays")).getFirst().standing());
  }

  private void said(String what, Upkeep step) {
    ledger
        .decisions()
        .mails(
            PROGRAM,
            WORKFLOW,
            List.of(mail(arrived(ledger, what), MANAGER)),
            new Judge((one, facts) -> upkeep(step)),
            NOON);
  }
}
