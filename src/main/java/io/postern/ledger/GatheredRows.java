package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.GATHERED;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deal.Workflow;
import io.postern.deciding.DigestDecider.AllFacts;
import io.postern.deciding.DigestDecider.Gathered;
import io.postern.deciding.DigestDecider.OneFacts;
import io.postern.ledger.DealRows.StoredDeal;
import io.postern.partner.Contact;
import io.postern.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/** Loads what is told in one mail with others. */
final class GatheredRows {
  /** A conversation holds so many deals at most; what is beyond waits for the next mail. */
  private static final int MOST = 500;

  private GatheredRows() {}

  static AllFacts all(DSLContext dsl, Program program, Workflow workflow) {
    return new AllFacts(
        program,
        workflow,
        contacts(
            dsl,
            program,
            DSL.exists(
                DSL.selectOne()
                    .from(GATHERED)
                    .join(OUTGOING)
                    .on(OUTGOING.ID.eq(GATHERED.ID))
                    .where(
                        GATHERED.PROGRAM_ID.eq(program.id()),
                        GATHERED.PERSON_KEY.eq(CONTACT.EMAIL_KEY),
                        OUTGOING.PROGRAM_ID.eq(program.id()),
                        OUTGOING.STATE.eq(OutgoingState.GATHERED.name())))));
  }

  /** Empty when the contact has left. */
  static Optional<OneFacts> one(
      DSLContext dsl, Program program, Workflow workflow, long contactId) {
    return contacts(dsl, program, CONTACT.ID.eq(contactId)).stream()
        .findFirst()
        .map(contact -> new OneFacts(program, workflow, contact, news(dsl, program, contact)));
  }

  private static List<Contact> contacts(DSLContext dsl, Program program, Condition which) {
    return dsl.select(People.CONTACT_FIELDS)
        .from(CONTACT)
        .leftJoin(UNREACHABLE)
        .on(
            UNREACHABLE.PROGRAM_ID.eq(CONTACT.PROGRAM_ID),
            UNREACHABLE.ADDRESS_KEY.eq(CONTACT.EMAIL_KEY))
        .where(CONTACT.PROGRAM_ID.eq(program.id()), which)
        .orderBy(CONTACT.ID)
        .fetch(People::contact);
  }

  private static List<Gathered> news(DSLContext dsl, Program program, Contact contact) {
    List<Record4<Long, String, Long, Instant>> rows =
        List.copyOf(
            dsl.select(GATHERED.ID, OUTGOING.NOTICE, GATHERED.DEAL_ID, OUTGOING.QUEUED_AT)
                .from(GATHERED)
                .join(OUTGOING)
                .on(OUTGOING.ID.eq(GATHERED.ID))
                .where(
                    GATHERED.PROGRAM_ID.eq(program.id()),
                    GATHERED.PERSON_KEY.eq(contact.email().key()),
                    OUTGOING.PROGRAM_ID.eq(program.id()),
                    OUTGOING.STATE.eq(OutgoingState.GATHERED.name()))
                .orderBy(GATHERED.ID)
                .limit(MOST)
                .fetch());
    Map<Long, StoredDeal> deals =
        DealRows.byIds(dsl, program, rows.stream().map(Record4::value3).distinct().toList());
    return rows.stream()
        .flatMap(
            row ->
                Optional.ofNullable(deals.get(row.value3())).stream()
                    .map(
                        deal ->
                            new Gathered(row.value1(), row.value2(), deal.deal(), row.value4())))
        .toList();
  }
}
