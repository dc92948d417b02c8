package io.postern.deciding;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is put on record when a person's data were erased from deals. */
public final class Erasure {
  private Erasure() {}

  /**
   * @param deals as they are without the person
   * @param erased what was taken from each, by its id
   */
  public record ErasureFacts(
      Program program,
      Workflow workflow,
      InForce rules,
      List<Deal> deals,
      Map<Long, DealEvent.Erased> erased) {
    public ErasureFacts {
      deals = List.copyOf(deals);
      erased = Map.copyOf(erased);
    }
  }

  /** An event on each deal from which something was taken; nobody is told. */
  public static Decision decide(ErasureFacts facts, Instant now) {
    Draft draft =
        Draft.unasked(
            facts.program(), facts.workflow(), facts.rules(), Accounts.NONE, Map.of(), now);
    for (Deal deal : facts.deals()) {
      DealEvent.Erased erased = facts.erased().get(deal.id());
      if (erased != null) {
        draft.happen(deal, erased);
      }
    }
    return draft.end(Outcome.RECORDED, "erased");
  }
}
