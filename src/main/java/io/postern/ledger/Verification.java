package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.ledger.Records.Verified;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Proves that each deal's events are a whole chain of hashes, and that its row is what they add up
 * to; and that each seal is what was sealed. Reads a slice of deals at a time.
 */
final class Verification {
  private static final int SLICE = 500;
  private static final int MOST_PROBLEMS = 100;

  private final Database database;
  private final Program program;
  private final List<String> problems = new ArrayList<>();
  private long deals;
  private long events;
  private long erased;

  Verification(Database database, Program program) {
    this.database = database;
    this.program = program;
  }

  Verified run() {
    long after = Long.MIN_VALUE;
    while (true) {
      long from = after;
      List<StoredDeal> slice =
          database.readAtOnce(
              dsl -> {
                List<StoredDeal> some = slice(dsl, from);
                check(dsl, some);
                return some;
              });
      if (slice.isEmpty()) {
        break;
      }
      after = slice.getLast().deal().ref().number();
    }
    orphans();
    List<Seals.Seal> seals = database.readAtOnce(dsl -> Seals.proven(dsl, program.id(), problems));
    return new Verified(deals, events, erased, problems, seals);
  }

  private List<StoredDeal> slice(DSLContext dsl, long after) {
    return dsl.select(DEAL.fields())
        .from(DEAL)
        .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.NUMBER.gt(after))
        .orderBy(DEAL.NUMBER)
        .limit(SLICE)
        .fetch(row -> DealRows.read(row, program));
  }

  private void check(DSLContext dsl, List<StoredDeal> slice) {
    Map<Long, List<EventRows.Row>> streams =
        EventRows.of(dsl, program.id(), slice.stream().map(one -> one.deal().id()).toList());
    for (StoredDeal stored : slice) {
      List<EventRows.Row> stream = streams.getOrDefault(stored.deal().id(), List.of());
      deals++;
      events += stream.size();
      String head = EventLink.START;
      try {
        head = chain(stored.deal(), stream);
        fold(stored, stream);
      } catch (RuntimeException e) {
        problem(stored.deal(), Failures.line(e));
      }
      if (!head.equals(stored.head())) {
        problem(stored.deal(), "its row says another last hash than its events");
      }
    }
  }

  private String chain(Deal deal, List<EventRows.Row> stream) {
    Map<Integer, String> redacted = redacted(stream);
    erased += redacted.size();
    String former = EventLink.START;
    int version = 0;
    for (EventRows.Row row : stream) {
      version++;
      if (row.version() != version) {
        problem(deal, "event " + version + " is missing");
        version = row.version();
      }
      EventLink link =
          new EventLink(
              program.id(),
              deal.id(),
              row.version(),
              row.word(),
              row.payload(),
              row.at(),
              row.by(),
              row.cause());
      String expected = redacted.getOrDefault(row.version(), row.hash());
      if (!row.former().equals(former) || !link.hash(former).equals(expected)) {
        problem(deal, "event " + row.version() + " is not what was written");
      }
      former = row.hash();
    }
    return former;
  }

  // Of what was erased more than once the last one counts.
  private static Map<Integer, String> redacted(List<EventRows.Row> stream) {
    Map<Integer, String> redacted = new HashMap<>();
    for (EventRows.Row row : stream) {
      if (row.word().equals("erased") && row.event() instanceof DealEvent.Erased erased) {
        erased.events().stream()
            .filter(one -> one.version() < row.version())
            .forEach(one -> redacted.put(one.version(), one.hash()));
      }
    }
    return redacted;
  }

  private void fold(StoredDeal stored, List<EventRows.Row> stream) {
    Optional<Deal> deal = Optional.empty();
    for (EventRows.Row row : stream) {
      deal = Optional.of(row.fold(deal, stored.deal().id(), stored.deal().ref()));
    }
    if (!deal.equals(Optional.of(stored.deal()))) {
      problem(stored.deal(), "its row is not what its events add up to");
    }
  }

  private void orphans() {
    int orphans =
        database.read(
            dsl ->
                dsl.fetchCount(
                    DSL.selectDistinct(DEAL_EVENT.DEAL_ID)
                        .from(DEAL_EVENT)
                        .leftJoin(DEAL)
                        .on(
                            DEAL.PROGRAM_ID.eq(DEAL_EVENT.PROGRAM_ID),
                            DEAL.ID.eq(DEAL_EVENT.DEAL_ID))
                        .where(DEAL_EVENT.PROGRAM_ID.eq(program.id()), DEAL.ID.isNull())));
    if (orphans > 0) {
      problems.add(orphans + " deals have events but no row");
    }
  }

  private void problem(Deal deal, String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(deal.ref() + ": " + what);
    }
  }
}
