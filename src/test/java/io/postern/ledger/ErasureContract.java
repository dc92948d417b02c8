package io.postern.ledger;

import static io.postern.ledger.World.MANAGER;
import static io.postern.ledger.World.NOON;
import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.TOM;
import static io.postern.ledger.World.WORKFLOW;
import static io.postern.ledger.World.acme;
import static io.postern.ledger.World.facts;
import static io.postern.ledger.World.registered;
import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deciding.Decision;
import io.postern.deciding.Erasure;
import io.postern.deciding.Erasure.ErasureFacts;
import io.postern.deciding.InForce;
import io.postern.deciding.Outcome;
import io.postern.ledger.Records.Verified;
import io.postern.ledger.Seals.Seal;
import io.postern.ledger.SendReport.Result;
import io.postern.ledger.World.Judge;
import io.postern.ledger.schema.DefaultSchema;
import io.postern.mail.Address;
import io.postern.mail.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.junit.jupiter.api.Test;

abstract class ErasureContract extends Contract {
  private static final Address JO = Address.of("jo@acme.example");
  private static final String WORDS = "Jo's knee is bad, ask jo@acme.example about it: xq7kvz0pw3";
  private static final Instant LATER = NOON.plus(Duration.ofDays(30));

  /** The bytes of what the database has on its disk, after what an operator does to free them. */
  abstract byte[] onDisk() throws Exception;

  @Test
  void v10AProspectsContactIsNowhereAndTheChainIsWhole() throws Exception {
    Deal acme = registered(ledger, WORDS, acme());
    Deal other = registered(ledger, "dinner", facts("Borg", "borg.example", "bojo@acme.example"));
    note(acme, WORDS);
    send();
    change(
        tx ->
            tx.dsl()
                .insertInto(TIMER)
                .set(TIMER.ID, 900_000L)
                .set(TIMER.PROGRAM_ID, PROGRAM.id())
                .set(TIMER.DEAL_ID, 0L)
                .set(TIMER.STEP, "invitation@1@7@jo@acme.example")
                .set(TIMER.SET_FOR, NOON)
                .set(TIMER.ATTEMPTS, 0)
                .execute());
    Seal kept = ledger.seals().take(PROGRAM.id(), NOON);
    assertTrue(inTables("xq7kvz0pw3") && inTables("jo@acme.example"), "else nothing is shown");

    Erased.Done done = assertInstanceOf(Erased.Done.class, erase(JO));

    assertEquals(new Erased.Done(done.instead(), 1, 1, 2), done);
    assertEquals(Set.of(), tablesWith("xq7kvz0pw3"));
    assertEquals(Set.of(), tablesWith("\"jo@acme.example"));
    assertEquals(Set.of(), tablesWith("@jo@acme.example"));
    assertTrue(inTables("bojo@acme.example"), "who has a like address is somebody else");
    Deal after = deal(acme);
    assertEquals("Acme Tools", after.facts().prospect().company().orElseThrow());
    assertEquals(Optional.empty(), after.facts().prospect().contactName());
    assertEquals(acme.dates(), after.dates());
    assertEquals(acme.facts().value(), after.facts().value());
    assertEquals(TOM, after.partnerContact());
    assertEquals(other, deal(other));

    Verified verified = ledger.records().verify(PROGRAM);
    assertEquals(List.of(), verified.problems());
    assertEquals(2, verified.erased());
    assertEquals(kept, verified.seals().getFirst(), "a head from before is still in the record");
    assertNotEquals(kept.head(), ledger.seals().take(PROGRAM.id(), LATER).head());
    assertFalse(has(onDisk(), "xq7kvz0pw3"));
  }

  @Test
  void v10APartnersContactIsNowhereAfterItHasLeft() {
    Deal acme = registered(ledger, WORDS, acme());
    note(acme, "Tom is on holiday");
    send();
    ledger.roster().reachable(PROGRAM.id(), TOM, false, "ann", NOON);
    assertEquals(new Erased.OnFile(), erase(TOM));

    change(tx -> Roster.remove(tx, PROGRAM.id(), TOM, NOON));
    change(
        tx ->
            tx.dsl()
                .insertInto(ANNOUNCEMENT_TURN)
                .set(ANNOUNCEMENT_TURN.PROGRAM_ID, PROGRAM.id())
                .set(ANNOUNCEMENT_TURN.ANNOUNCEMENT, "news")
                .set(ANNOUNCEMENT_TURN.ISSUE, "2026-03")
                .set(ANNOUNCEMENT_TURN.PERSON_KEY, TOM.key())
                .execute());
    Erased.Done done = assertInstanceOf(Erased.Done.class, erase(TOM));

    assertEquals(Set.of(), tablesWith("tom@brightleaf"));
    assertEquals(Set.of(), tablesWith("on holiday"));
    assertEquals(done.instead(), deal(acme).partnerContact());
    assertEquals("Jo", deal(acme).facts().prospect().contactName().orElseThrow());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
    assertEquals(new Erased.Unknown(), erase(TOM));
    erase(JO);
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems(), "twice on one deal");
  }

  @Test
  void nothingIsErasedWhileOthersWaitForIt() {
    Deal acme = registered(ledger, "lunch", acme());
    Erased.Waits waits = assertInstanceOf(Erased.Waits.class, erase(JO));
    assertEquals(2, waits.outgoing().size());
    send();
    World.keep(ledger, "another about " + JO);
    ClaimedMail open = World.claim(ledger, 1).getFirst();
    assertInstanceOf(Erased.Done.class, erase(JO), "nobody knows yet what is in the new one");
    assertEquals(acme.ref(), deal(acme).ref());
    assertEquals("another about " + JO, new String(open.raw().bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsChangedOfAnErasedEventIsFoundAsAnyOther() {
    Deal acme = registered(ledger, "lunch", acme());
    note(acme, "a word");
    send();
    erase(JO);
    change(
        tx ->
            tx.dsl()
                .update(DEAL_EVENT)
                .set(DEAL_EVENT.PAYLOAD, "{\"text\":\"another word\"}")
                .where(DEAL_EVENT.VERSION.eq(2))
                .execute());

    assertEquals(
        List.of(acme.ref() + ": event 2 is not what was written"),
        ledger.records().verify(PROGRAM).problems());
  }

  @Test
  void whoWasErasedIsNotWrittenToAndAMailThatComesAgainIsKnown() {
    registered(ledger, "lunch", acme());
    send();
    change(tx -> Roster.remove(tx, PROGRAM.id(), TOM, NOON));
    erase(TOM);

    assertEquals(
        new Receipt.Duplicate(1),
        World.keep(ledger, "lunch"),
        "its hash is still there, and its bytes are not kept again");
    assertEquals(Set.of(), tablesWith("lunch"));
    for (OutgoingRecord notice : ledger.records().outgoing(PROGRAM.id(), Optional.empty(), 0, 10)) {
      assertEquals(
          Optional.empty(), ledger.records().outgoingBytes(PROGRAM.id(), notice.id()), "erased");
    }
    assertFalse(ledger.records().addresses(PROGRAM.id()).contains(TOM));
    assertTrue(ledger.records().addresses(PROGRAM.id()).contains(MANAGER));
  }

  private Erased erase(Address person) {
    return ledger.decisions().erase(PROGRAM, WORKFLOW, person, "ann", new Erasing(), LATER);
  }

  static final class Erasing extends Judge implements Decisions.ErasureJudge {
    Erasing() {
      super((mail, facts) -> World.nothing(Outcome.RECORDED, "nothing"));
    }

    @Override
    public Decision erased(Standing standing, Map<Long, DealEvent.Erased> erased) {
      return Erasure.decide(
          new ErasureFacts(PROGRAM, WORKFLOW, InForce.NONE, standing.deals(), erased), LATER);
    }
  }

  private Deal deal(Deal before) {
    return ledger.records().deal(PROGRAM, before.ref().number()).orElseThrow().deal();
  }

  private void note(Deal deal, String text) {
    ledger
        .decisions()
        .act(
            PROGRAM,
            WORKFLOW,
            new OperatorAct("ann", "noted", deal.ref().toString(), ""),
            List.of(deal.id()),
            Judge.onDeal((step, one) -> World.say(one, text, NOON)),
            NOON);
  }

  private void send() {
    List<Outgoing> waiting = ledger.outbox().claim(PROGRAM.id(), 100, World.LEASE, NOON);
    ledger
        .outbox()
        .record(
            waiting.stream()
                .map(one -> new SendReport(one, new Result.Sent("250 for " + one.to()), NOON))
                .toList());
  }

  private void change(Consumer<Tx> what) {
    ledger.close();
    Database database = Database.open(used);
    database.change(what);
    database.close();
    reopen();
  }

  private boolean inTables(String words) {
    return !tablesWith(words).isEmpty();
  }

  /** All columns of all tables that have it in a row. */
  private Set<String> tablesWith(String words) {
    ledger.close();
    try (Database database = Database.open(used)) {
      return database.read(
          dsl -> {
            Set<String> found = new TreeSet<>();
            DefaultSchema.DEFAULT_SCHEMA
                .getTables()
                .forEach(
                    table ->
                        dsl.selectFrom(table)
                            .forEach(
                                row -> {
                                  for (Field<?> field : row.fields()) {
                                    if (has(text(row.get(field)), words)) {
                                      found.add(table.getName() + "." + field.getName());
                                    }
                                  }
                                }));
            return found;
          });
    } finally {
      reopen();
    }
  }

  // Notices are packed.
  private static byte[] text(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length > 1 && bytes[0] == 0x78 ? Packed.unpack(bytes) : bytes;
    }
    return ('"' + String.valueOf(value) + '"').getBytes(StandardCharsets.UTF_8);
  }

  static boolean has(byte[] bytes, String words) {
    return Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE)
        .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
        .find();
  }
}
