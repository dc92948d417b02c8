package io.postern.ledger;

import io.postern.deal.Workflow;
import io.postern.deciding.Decision;
import io.postern.deciding.Outcome;
import io.postern.understanding.Trace;
import java.util.List;

/** What decisions are made and written with. */
record DecisionTools(
    Database database,
    Locks locks,
    DealNumbers numbers,
    Ids dealIds,
    Effects.Sources sources,
    Audits audits) {
  /** A decision that changes nothing. */
  static Decision nothing(String reason) {
    return new Decision(
        Outcome.RECORDED,
        reason,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Trace.EMPTY);
  }

  /** How a workflow is named on an event. */
  static String nameOf(Workflow workflow) {
    return workflow.name() + "@" + workflow.version();
  }
}
