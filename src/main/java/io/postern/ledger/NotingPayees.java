package io.postern.ledger;

import io.postern.commission.payment.Payee;
import io.postern.commission.payment.PayeeOnFile;
import io.postern.deal.Workflow;
import io.postern.deciding.PayoutDecider.Changed;
import io.postern.ledger.Payouts.DetailsJudge;
import io.postern.ledger.Payouts.DetailsRow;
import io.postern.ledger.Payouts.Taken;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes where partners' money goes; who is told of it is part of the same transaction. */
final class NotingPayees {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final Instant now;
  private final List<Changed> changes = new ArrayList<>();
  private int removed;
  private int same;

  NotingPayees(DecisionTools tools, Program program, Workflow workflow, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.now = now;
  }

  Taken taken() {
    return new Taken(changes.size(), removed, same);
  }

  Decided take(List<DetailsRow> rows, String operator, DetailsJudge judge, int redone) {
    changes.clear();
    removed = 0;
    same = 0;
    return new ActDecisions(tools, program, workflow, judge, now)
        .decide(
            List.of(),
            Optional.of(operator),
            tx -> {
              Map<String, Long> ids =
                  PayeeRows.partners(
                      tx.dsl(), program.id(), rows.stream().map(DetailsRow::partner).toList());
              for (DetailsRow row : rows) {
                Long id = ids.get(Roster.nameKey(row.partner()));
                if (id == null) {
                  throw new LostRace(row.partner() + " is no partner any more");
                }
                note(tx, id, row, operator);
              }
            },
            _ -> judge.changed(changes),
            redone);
  }

  private void note(Tx tx, long partner, DetailsRow row, String operator) {
    Optional<PayeeOnFile> former = PayeeRows.find(tx.dsl(), program.id(), partner, row.method());
    if (row.payee().isEmpty()) {
      if (PayeeRows.delete(tx, program.id(), partner, row.method())) {
        removed++;
        audit(tx, operator, "payee-removed", row, former.map(this::words).orElse(""));
      }
      return;
    }
    Payee payee = row.payee().get();
    if (former.map(PayeeOnFile::payee).equals(row.payee())) {
      // Given once more, it is worth another try; it waited when it came.
      PayeeRows.refused(tx, program.id(), partner, row.method(), "");
      same++;
      return;
    }
    Instant from = now.plus(PayeeOnFile.WAIT);
    PayeeRows.put(tx, program.id(), partner, payee, from);
    audit(
        tx,
        operator,
        "payee-noted",
        row,
        former.map(one -> words(one) + " to ").orElse("") + payee.masked());
    Partner who =
        Optional.ofNullable(People.partners(tx.dsl(), program.id(), List.of(partner)).get(partner))
            .orElseThrow();
    changes.add(
        new Changed(
            who,
            People.contactsOf(tx.dsl(), program.id(), List.of(partner))
                .getOrDefault(partner, List.of()),
            payee,
            former.map(this::words),
            from));
  }

  private String words(PayeeOnFile former) {
    return former.payee().masked();
  }

  private void audit(Tx tx, String operator, String act, DetailsRow row, String detail) {
    OperatorAct done =
        new OperatorAct(operator, act, row.partner(), row.method().word() + " " + detail);
    tools.audits().write(tx, program.id(), done, now);
  }
}
