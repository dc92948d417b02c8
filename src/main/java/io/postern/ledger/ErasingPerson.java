package io.postern.ledger;

import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;

import io.postern.deal.DealEvent;
import io.postern.deal.Workflow;
import io.postern.ledger.Decisions.ErasureJudge;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Erases a person's data in one transaction; each deal keeps an event that says so. */
final class ErasingPerson {
  private final DecisionTools tools;
  private final Program program;
  private final Workflow workflow;
  private final ErasureJudge judge;
  private final Instant now;
  private Map<Long, DealEvent.Erased> erased = Map.of();

  ErasingPerson(
      DecisionTools tools, Program program, Workflow workflow, ErasureJudge judge, Instant now) {
    this.tools = tools;
    this.program = program;
    this.workflow = workflow;
    this.judge = judge;
    this.now = now;
  }

  Erased erase(Address person, String operator, int redone) {
    Footprint found = tools.database().read(dsl -> Footprint.of(dsl, program.id(), person));
    if (found.onFile()) {
      return new Erased.OnFile();
    }
    if (found.isEmpty()) {
      return new Erased.Unknown();
    }
    Erased.Waits waits = tools.database().read(dsl -> waits(dsl, found, person));
    if (!waits.mails().isEmpty() || !waits.outgoing().isEmpty()) {
      return waits;
    }
    String name = "erased-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    Address instead = new Address(name, "erased.invalid"); // RFC 2606 2: no such host, ever
    new ActDecisions(tools, program, workflow, judge, now)
        .decide(
            found.deals(),
            Optional.of(operator),
            tx -> write(tx, found, person, instead, operator),
            standing -> judge.erased(standing, erased),
            redone);
    return new Erased.Done(instead, erased.size(), found.mails().size(), found.outgoing().size());
  }

  private void write(Tx tx, Footprint found, Address person, Address instead, String operator) {
    if (!found.equals(Footprint.of(tx.dsl(), program.id(), person))) {
      throw new LostRace("the person wrote, or was written of, just now");
    }
    erased = new ErasedDeals(tx.dsl(), program, person, instead).erase(found.deals());
    Eraser eraser = new Eraser(tx.dsl(), program.id(), person, instead, now);
    eraser.mails(found.mails());
    eraser.outgoing(found.outgoing());
    eraser.particulars();
    String detail =
        erased.size()
            + " deals, "
            + found.mails().size()
            + " mails, "
            + found.outgoing().size()
            + " notices";
    OperatorAct act = new OperatorAct(operator, "person-erased", instead.toString(), detail);
    tools.audits().write(tx, program.id(), act, now);
    FileRewrite.isDue(tx);
  }

  // What is at its end only changes by an operator's word.
  private Erased.Waits waits(DSLContext dsl, Footprint found, Address person) {
    return new Erased.Waits(
        among(
            dsl, MAIL.ID, found.mails(), MAIL.PROGRAM_ID.eq(program.id()), MAIL.DUE_AT.isNotNull()),
        among(
            dsl,
            OUTGOING.ID,
            found.outgoing(),
            OUTGOING.PROGRAM_ID.eq(program.id()),
            OUTGOING
                .DUE_AT
                .isNotNull()
                .or(OUTGOING.STATE.eq(OutgoingState.GATHERED.name()))
                .and(DSL.lower(OUTGOING.RECIPIENT).ne(person.key()))));
  }

  private static List<Long> among(
      DSLContext dsl, Field<Long> id, Collection<Long> found, Condition... which) {
    Unnested<Long> wanted = Unnested.longs(found);
    return dsl.select(id)
        .from(wanted.table())
        .join(((TableField<?, Long>) id).getTable())
        .on(id.eq(wanted.value()))
        .where(which)
        .orderBy(id)
        .fetch(id);
  }
}
