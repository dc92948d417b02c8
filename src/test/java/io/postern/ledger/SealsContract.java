package io.postern.ledger;

import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.facts;
import static io.postern.ledger.World.registered;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.SEAL;
import static io.postern.ledger.schema.Tables.SEAL_DEAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.postern.ledger.Seals.Seal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

abstract class SealsContract extends Contract {
  private static final Instant LATER = NOON.plusSeconds(86_400);

  @Test
  void aHeadThatWasKeptIsFoundWhateverHappensAfterIt() {
    registered(ledger, "lunch", acme());
    Seal kept = take(NOON);
    assertEquals(kept, take(LATER), "nothing happened since");
    registered(ledger, "dinner", facts("Beta", "beta.example", "bo@beta.example"));
    Seal next = take(LATER);

    assertNotEquals(kept.head(), next.head());
    assertEquals(List.of(), problems());
    assertEquals(List.of(kept, next), ledger.records().verify(PROGRAM).seals());
  }

  @Test
  void anEventThatIsRewrittenBreaksTheSealOverIt() {
    registered(ledger, "lunch", acme());
    take(NOON);
    behindItsBack(tx -> tx.dsl().update(DEAL_EVENT).set(DEAL_EVENT.HASH, "0".repeat(64)).execute());

    assertEquals("seal 1 is not what was sealed", problems().getLast());
  }

  @Test
  void whoSealsAnewAfterRewritingHasAnotherHead() {
    registered(ledger, "lunch", acme());
    Seal kept = take(NOON);
    behindItsBack(
        tx -> {
          tx.dsl().deleteFrom(SEAL).execute();
          tx.dsl().deleteFrom(SEAL_DEAL).execute();
        });
    take(LATER);

    assertEquals(List.of(), problems());
    assertFalse(
        ledger.records().verify(PROGRAM).seals().stream()
            .anyMatch(seal -> seal.head().equals(kept.head())));
  }

  private Seal take(Instant now) {
    return ledger.seals().take(PROGRAM.id(), now);
  }

  private List<String> problems() {
    return ledger.records().verify(PROGRAM).problems();
  }

  private void behindItsBack(Consumer<Tx> what) {
    ledger.close();
    Database database = Database.open(used);
    database.change(what);
    database.close();
    reopen();
  }
}
