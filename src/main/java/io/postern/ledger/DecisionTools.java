package io.postern.ledger;

import io.postern.deal.Workflow;

/** What decisions are made and written with. */
record DecisionTools(
    Database database,
    Locks locks,
    DealNumbers numbers,
    Ids dealIds,
    Effects.Sources sources,
    Audits audits) {
  /** How a workflow is named on an event. */
  static String nameOf(Workflow workflow) {
    return workflow.name() + "@" + workflow.version();
  }
}
