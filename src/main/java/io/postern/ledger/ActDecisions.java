package io.postern.ledger;

import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.ledger.Decisions.ActJudge;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Decides about deals for what no mail caused: an operator's act, a mail that can't be delivered.
 */
final class ActDecisions {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final ActJudge judge;
  private final Instant now;

  ActDecisions(
      DecisionTools tools, Program program, Workflow workflow, ActJudge judge, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.judge = judge;
    this.now = now;
  }

  /**
   * @param first done in the same transaction before the deals are looked at
   */
  Decided.Done decide(
      Collection<Long> deals, Optional<String> operator, Consumer<Tx> first, int redone) {
    SortedSet<String> locks = new TreeSet<>();
    deals.forEach(id -> locks.add(program.id() + " deal " + id));
    try (Locks.Held _ = tools.locks().before(locks)) {
      return tools
          .database()
          .write(
              tx -> {
                tools.locks().within(tx, locks);
                first.accept(tx);
                return decide(tx, deals, operator, redone);
              });
    }
  }

  private Decided.Done decide(
      Tx tx, Collection<Long> deals, Optional<String> operator, int redone) {
    StandingLoader.Loaded loaded = StandingLoader.load(tx.dsl(), program, workflow, deals);
    Decision decision = judge.decide(loaded.standing());
    EventLink.Cause cause =
        new EventLink.Cause(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            operator,
            DecisionTools.nameOf(workflow));
    Effects effects = new Effects(tx, tools.sources(), program, judge, now);
    Effects.Trail trail =
        effects.add(decision, loaded.known(), cause, (owed, conversation, id) -> {});
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
