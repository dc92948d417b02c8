package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.COMMISSION_LINE;
import static io.postern.ledger.schema.Tables.COMMISSION_PLAN;

import io.postern.deal.DealEvent;
import io.postern.deciding.Decision.Move;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes what the events of deals make of their partners' accounts. */
final class CommissionWriter {
  private static final Query INSERT_LINE = Batch.insert(COMMISSION_LINE, COMMISSION_LINE.fields());
  private static final Query UPDATE_LINE =
      DSL.update(COMMISSION_LINE)
          .set(COMMISSION_LINE.STATE, to(COMMISSION_LINE.STATE))
          .set(COMMISSION_LINE.MOVED_AT, to(COMMISSION_LINE.MOVED_AT))
          .where(
              COMMISSION_LINE.PROGRAM_ID.eq(to(COMMISSION_LINE.PROGRAM_ID)),
              COMMISSION_LINE.PARTNER_ID.eq(to(COMMISSION_LINE.PARTNER_ID)),
              COMMISSION_LINE.NUMBER.eq(to(COMMISSION_LINE.NUMBER)),
              COMMISSION_LINE.STATE.eq(to(COMMISSION_LINE.STATE)));
  private static final Query DELETE_PLAN =
      DSL.deleteFrom(COMMISSION_PLAN)
          .where(
              COMMISSION_PLAN.DEAL_ID.eq(to(COMMISSION_PLAN.DEAL_ID)),
              COMMISSION_PLAN.PROGRAM_ID.eq(to(COMMISSION_PLAN.PROGRAM_ID)));
  private static final Query INSERT_PLAN = Batch.insert(COMMISSION_PLAN, COMMISSION_PLAN.fields());

  private final String programId;
  private final Instant now;
  private final Batch formerPlans;
  private final Batch plans;
  private final Batch lines;
  private final Batch moves;

  CommissionWriter(Tx tx, String programId, Instant now) {
    this.programId = programId;
    this.now = now;
    this.formerPlans = tx.batch(DELETE_PLAN);
    this.plans = tx.batch(INSERT_PLAN);
    this.lines = tx.batch(INSERT_LINE);
    this.moves = tx.batch(UPDATE_LINE);
  }

  void add(List<Move> decided) {
    for (Move move : decided) {
      switch (move.event()) {
        case DealEvent.PlanAgreed agreed -> {
          formerPlans.row(move.after().id(), programId);
          plans.row(move.after().id(), programId, agreed.plan(), agreed.terms(), now);
        }
        case DealEvent.CommissionEntered entered ->
            enter(move.after().partnerId(), move.after().id(), entered);
        case DealEvent.CommissionMoved moved ->
            moves.row(
                moved.to(), now, programId, move.after().partnerId(), moved.line(), moved.from());
        default -> {
          // no money in it
        }
      }
    }
  }

  private void enter(long partnerId, long dealId, DealEvent.CommissionEntered line) {
    lines.row(
        programId,
        partnerId,
        line.line(),
        dealId,
        line.kind().toUpperCase(Locale.ROOT),
        line.occurrence(),
        line.base().amount(),
        line.base().currency().getCurrencyCode(),
        line.amount().amount(),
        line.amount().currency().getCurrencyCode(),
        line.before(),
        line.share(),
        line.plan(),
        line.heldUntil(),
        line.about().orElse(null),
        line.state(),
        now,
        now);
  }

  void flush() {
    formerPlans.run();
    plans.run();
    lines.run();
    moves.runAll("a commission line has moved meanwhile");
  }
}
