package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL_EVENT;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.deciding.Decision.Actor;
import io.postern.identity.IdentityLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The stream of events, as rows. */
final class EventRows {
  /** One event as its row has it. */
  record Row(
      int version,
      String word,
      String payload,
      Instant at,
      Actor by,
      EventLink.Cause cause,
      String former,
      String hash) {
    DealEvent event() {
      return EventJson.read(word, payload);
    }

    /** The deal after this event; the first one opens it. */
    Deal fold(Optional<Deal> before, long dealId, DealRef ref) {
      return before
          .map(deal -> DealHistory.apply(deal, event(), at))
          .orElseGet(
              () -> {
                if (event() instanceof DealEvent.Registered first) {
                  return DealHistory.open(dealId, ref, first);
                }
                throw new IllegalStateException(ref + " begins with " + word);
              });
    }
  }

  private EventRows() {}

  /** All events of deals, in order, by deal. */
  static Map<Long, List<Row>> of(DSLContext dsl, String programId, Collection<Long> deals) {
    if (deals.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(deals);
    return dsl.select(DEAL_EVENT.fields())
        .from(wanted.table())
        .join(DEAL_EVENT)
        .on(DEAL_EVENT.DEAL_ID.eq(wanted.value()))
        .where(DEAL_EVENT.PROGRAM_ID.eq(programId))
        .orderBy(DEAL_EVENT.DEAL_ID, DEAL_EVENT.VERSION)
        .fetchGroups(DEAL_EVENT.DEAL_ID, EventRows::read);
  }

  static Row read(Record row) {
    return new Row(
        row.get(DEAL_EVENT.VERSION),
        row.get(DEAL_EVENT.WORD),
        row.get(DEAL_EVENT.PAYLOAD),
        row.get(DEAL_EVENT.HAPPENED_AT),
        new Actor(
            Workflow.Role.valueOf(row.get(DEAL_EVENT.ACTOR_ROLE)),
            Optional.ofNullable(row.get(DEAL_EVENT.ACTOR_ADDRESS)).map(Stored::address),
            IdentityLevel.valueOf(row.get(DEAL_EVENT.LEVEL))),
        new EventLink.Cause(
            Optional.ofNullable(row.get(DEAL_EVENT.MAIL_ID)),
            Optional.ofNullable(row.get(DEAL_EVENT.MAIL_SHA256)),
            Optional.ofNullable(row.get(DEAL_EVENT.TOKEN_ID)),
            Optional.ofNullable(row.get(DEAL_EVENT.OPERATOR)),
            row.get(DEAL_EVENT.WORKFLOW)),
        row.get(DEAL_EVENT.FORMER),
        row.get(DEAL_EVENT.HASH));
  }
}
