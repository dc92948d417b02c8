package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides about deals for what no mail caused: an operator's act, a mail that can't be delivered.
 */
final class ActDecisions {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final Scribe scribe;
  private final Instant now;

  ActDecisions(
      DecisionTools tools, Program program, Workflow workflow, Scribe scribe, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.scribe = scribe;
    this.now = now;
  }

  /**
   * @param first done in the same transaction before the deals are looked at
   * @param judge decides by how the deals stand
   */
  Decided.Done decide(
      Collection<Long> deals,
      Optional<String> operator,
      Consumer<Tx> first,
      Function<Standing, Decision> judge,
      int redone) {
    return locked(
        Set.of(),
        deals,
        tx -> {
          first.accept(tx);
          StandingLoader.Loaded loaded = StandingLoader.load(tx.dsl(), program, workflow, deals);
          Decision decision = judge.apply(loaded.standing());
          return apply(tx, decision, loaded.known(), operator, redone);
        });
  }

  /**
   * Decides by what it finds itself, one at a time.
   *
   * @param alone what nobody else of the program does meanwhile
   */
  Decided.Done inTurn(
      String alone, Set<Long> deals, String operator, Function<Tx, Decision> judge, int redone) {
    return locked(
        Set.of(alone),
        deals,
        tx -> {
          Decision decision = judge.apply(tx);
          Map<Long, StoredDeal> known = DealRows.byIds(tx.dsl(), program, new ArrayList<>(deals));
          return apply(tx, decision, known, Optional.of(operator), redone);
        });
  }

  private Decided.Done locked(
      Set<String> alone, Collection<Long> deals, Function<Tx, Decided.Done> work) {
    SortedSet<String> locks = new TreeSet<>();
    alone.forEach(what -> locks.add(program.id() + " " + what));
    deals.forEach(id -> locks.add(program.id() + " deal " + id));
    try (Locks.Held _ = tools.locks().before(locks)) {
      return tools
          .database()
          .write(
              tx -> {
                tools.locks().within(tx, locks);
                return work.apply(tx);
              });
    }
  }

  private Decided.Done apply(
      Tx tx,
      Decision decision,
      Map<Long, StoredDeal> known,
      Optional<String> operator,
      int redone) {
    EventLink.Cause cause =
        new EventLink.Cause(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            operator,
            DecisionTools.nameOf(workflow));
    Effects effects = new Effects(tx, tools.sources(), program, scribe, now);
    Effects.Trail trail = effects.add(decision, known, cause, (owed, conversation, id) -> {});
    effects.flush();
    return new Decided.Done(
        decision.outcome(), decision.reason(), trail.deals(), trail.outgoing(), redone);
  }

  /** The deals that an outgoing mail is about. */
  List<Long> dealsOf(long outgoingId) {
    return tools
        .database()
        .read(
            dsl -> {
              List<Long> conversation =
                  dsl.select(OUTGOING.CONVERSATION_ID)
                      .from(OUTGOING)
                      .where(OUTGOING.PROGRAM_ID.eq(program.id()), OUTGOING.ID.eq(outgoingId))
                      .fetch(OUTGOING.CONVERSATION_ID);
              return Conversations.dealsOf(dsl, program.id(), conversation).values().stream()
                  .flatMap(List::stream)
                  .toList();
            });
  }
}
