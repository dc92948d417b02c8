package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.PARTNER;

import io.postern.commission.Account;
import io.postern.deal.Workflow;
import io.postern.deciding.StatementDecider.AllFacts;
import io.postern.deciding.StatementDecider.OneFacts;
import io.postern.deciding.StatementDecider.Step;
import io.postern.partner.Contact;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Loads what statements are written from. */
final class StatementRows {
  private StatementRows() {}

  static AllFacts all(DSLContext dsl, Program program, Workflow workflow, Step step) {
    return new AllFacts(
        program,
        workflow,
        step,
        dsl.selectDistinct(PARTNER.ID)
            .from(PARTNER)
            .join(CONTACT)
            .on(CONTACT.PROGRAM_ID.eq(PARTNER.PROGRAM_ID), CONTACT.PARTNER_ID.eq(PARTNER.ID))
            .where(
                PARTNER.PROGRAM_ID.eq(program.id()),
                PARTNER.STATUS.eq(Partner.Status.ACTIVE.name()))
            .orderBy(PARTNER.ID)
            .fetch(PARTNER.ID));
  }

  /** Empty when nobody of the partner can be written to any more. */
  static Optional<OneFacts> one(
      DSLContext dsl, Program program, Workflow workflow, Step step, Instant now) {
    long id = step.partnerId().orElseThrow();
    List<Long> ids = List.of(id);
    Optional<Partner> partner =
        Optional.ofNullable(People.partners(dsl, program.id(), ids).get(id));
    Optional<Contact> contact =
        People.contactsOf(dsl, program.id(), ids).getOrDefault(id, List.of()).stream()
            .filter(Contact::reachable)
            .findFirst();
    Account account =
        CommissionRows.of(dsl, program, ids, List.of(), now)
            .byPartner()
            .getOrDefault(id, Account.EMPTY);
    return partner.flatMap(
        known ->
            contact.map(
                who ->
                    new OneFacts(
                        program,
                        workflow,
                        step,
                        known,
                        who,
                        account,
                        TierRows.standing(dsl, program.id(), known),
                        TierRows.brought(dsl, program, workflow, id))));
  }
}
