package io.postern.ledger;

import io.postern.deal.Workflow;
import io.postern.deciding.Leaving.LeavingFacts;
import io.postern.ledger.Decisions.LeaveJudge;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Removes a contact and hands its deals over, in one transaction. */
final class Departing {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final LeaveJudge judge;
  private final Instant now;
  private List<Contact> others = List.of();

  Departing(
      DecisionTools tools, Program program, Workflow workflow, LeaveJudge judge, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.judge = judge;
    this.now = now;
  }

  Decided.Done leave(OfPartner who, String operator) {
    List<Long> deals = tools.database().read(dsl -> DealRows.concerning(dsl, program, who));
    String address = who.contact().email().key();
    return new ActDecisions(tools, program, workflow, judge, now)
        .decide(
            deals,
            Optional.of(operator),
            tx -> {
              Roster.remove(tx, program.id(), who.contact().email(), now);
              others =
                  People.contactsOf(tx.dsl(), program.id(), List.of(who.partner().id()))
                      .getOrDefault(who.partner().id(), List.of());
              OperatorAct act = new OperatorAct(operator, "contact-removed", address, "");
              tools.audits().write(tx, program.id(), act, now);
            },
            standing ->
                judge.leaves(new LeavingFacts(program, workflow, who, others, standing.deals())),
            0);
  }
}
