package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealRef;
import io.postern.deal.Erasing;
import io.postern.deal.Prospect;
import io.postern.deciding.Decision.Actor;
import io.postern.mail.Address;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Takes a person out of deals: their events are rewritten without the person, and their rows are
 * what these add up to. An event keeps the hash that it was written with, so that the chain goes on
 * over it and every head that was kept elsewhere stays true; the hash of what is left of it goes
 * into an event of its own.
 */
record ErasedDeals(DSLContext dsl, Program program, Address person, Address instead) {
  /** What was taken from each deal, by its id; a deal from which nothing was is not in it. */
  Map<Long, DealEvent.Erased> erase(Collection<Long> deals) {
    Map<Long, DealEvent.Erased> erased = new LinkedHashMap<>();
    EventRows.of(dsl, program.id(), deals)
        .forEach(
            (deal, stream) -> {
              List<DealEvent.Redacted> redacted = events(deal, stream);
              if (!redacted.isEmpty()) {
                erased.put(deal, new DealEvent.Erased(instead, redacted));
              }
            });
    EventRows.of(dsl, program.id(), erased.keySet()).forEach(this::row);
    return erased;
  }

  private List<DealEvent.Redacted> events(long deal, List<EventRows.Row> stream) {
    Erasing erasing =
        new Erasing(person, instead, stream.stream().map(EventRows.Row::event).toList());
    List<DealEvent.Redacted> redacted = new ArrayList<>();
    for (EventRows.Row row : stream) {
      boolean own = row.by().address().filter(person::equals).isPresent();
      DealEvent before = row.event();
      DealEvent after = erasing.of(before, own);
      if (own || !after.equals(before)) {
        redacted.add(new DealEvent.Redacted(row.version(), rewrite(deal, row, after, own)));
      }
    }
    return redacted;
  }

  private String rewrite(long deal, EventRows.Row row, DealEvent after, boolean own) {
    Actor by = own ? new Actor(row.by().role(), Optional.of(instead), row.by().level()) : row.by();
    String payload = EventJson.write(after);
    dsl.update(DEAL_EVENT)
        .set(DEAL_EVENT.PAYLOAD, payload)
        .set(DEAL_EVENT.ACTOR_ADDRESS, by.address().map(Address::toString).orElse(null))
        .where(
            DEAL_EVENT.PROGRAM_ID.eq(program.id()),
            DEAL_EVENT.DEAL_ID.eq(deal),
            DEAL_EVENT.VERSION.eq(row.version()))
        .execute();
    return new EventLink(
            program.id(), deal, row.version(), row.word(), payload, row.at(), by, row.cause())
        .hash(row.former());
  }

  private void row(long id, List<EventRows.Row> stream) {
    DealRef ref = new DealRef(program.prefix(), numberOf(id));
    Optional<Deal> folded = Optional.empty();
    for (EventRows.Row row : stream) {
      folded = Optional.of(row.fold(folded, id, ref));
    }
    Deal deal = folded.orElseThrow();
    Prospect prospect = deal.facts().prospect();
    dsl.update(DEAL)
        .set(DEAL.PARTNER_CONTACT, deal.partnerContact().toString())
        .set(DEAL.MANAGER_EMAIL, deal.managerEmail().toString())
        .set(DEAL.CONTACT_NAME, prospect.contactName().orElse(null))
        .set(DEAL.CONTACT_EMAIL, prospect.contactEmail().map(Address::toString).orElse(null))
        .set(DEAL.CONTACT_PHONE, prospect.contactPhone().orElse(null))
        .set(DEAL.CONTACT_ROLE, prospect.contactRole().orElse(null))
        .set(DEAL.NEED, deal.facts().need().orElse(null))
        .set(DEAL.TIMELINE, deal.facts().timeline().orElse(null))
        .set(DEAL.COLLABORATORS, DealRows.people(deal.collaborators()))
        .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.ID.eq(id))
        .execute();
  }

  private long numberOf(long id) {
    return dsl.select(DEAL.NUMBER)
        .from(DEAL)
        .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.ID.eq(id))
        .fetchSingle()
        .value1();
  }
}
