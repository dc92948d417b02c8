package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.TIMER;

import io.postern.deal.Deal;
import io.postern.partner.Partner;
import io.postern.program.Program;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Everything about a deal. */
final class DealPage {
  private DealPage() {}

  static Optional<DealRecord> of(DSLContext dsl, Program program, long number) {
    return dsl.select(DEAL.fields())
        .from(DEAL)
        .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.NUMBER.eq(number))
        .fetchOptional(row -> DealRows.deal(row, program))
        .map(deal -> page(dsl, program, deal));
  }

  private static DealRecord page(DSLContext dsl, Program program, Deal deal) {
    Partner partner =
        Optional.ofNullable(
                People.partners(dsl, program.id(), List.of(deal.partnerId())).get(deal.partnerId()))
            .orElseThrow(() -> new IllegalStateException(deal.ref() + " has no partner"));
    List<DealRecord.Entry> timeline =
        EventRows.of(dsl, program.id(), List.of(deal.id()))
            .getOrDefault(deal.id(), List.of())
            .stream()
            .map(
                row ->
                    new DealRecord.Entry(
                        row.version(),
                        row.event(),
                        row.at(),
                        row.by(),
                        row.cause().mailId(),
                        row.cause().workflow(),
                        row.hash()))
            .toList();
    List<DealRecord.Step> timers =
        dsl.select(TIMER.STEP, TIMER.DUE_AT)
            .from(TIMER)
            .where(
                TIMER.PROGRAM_ID.eq(program.id()),
                TIMER.DEAL_ID.eq(deal.id()),
                TIMER.DUE_AT.isNotNull())
            .orderBy(TIMER.DUE_AT)
            .fetch(row -> new DealRecord.Step(row.value1(), row.value2()));
    return new DealRecord(
        deal, partner, timeline, OutgoingRows.ofDeal(dsl, program.id(), deal.id()), timers);
  }
}
