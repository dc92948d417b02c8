package io.postern.ledger;

import static io.postern.ledger.schema.Tables.COMMISSION_LINE;
import static io.postern.ledger.schema.Tables.COMMISSION_PLAN;
import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.commission.Account;
import io.postern.commission.CommissionLine;
import io.postern.commission.CommissionPlan;
import io.postern.commission.Credit;
import io.postern.commission.PlanText;
import io.postern.deciding.Accounts;
import io.postern.kit.Money;
import io.postern.program.Program;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Partners' accounts, as rows. */
final class CommissionRows {
  // A span of the calendar is a year at most; and people ask about last month.
  private static final Duration SETTLED_SINCE = Duration.ofDays(400);

  private static final List<String> OPEN =
      List.of(
          CommissionLine.State.HELD.name(),
          CommissionLine.State.PAYABLE.name(),
          CommissionLine.State.APPROVED.name(),
          CommissionLine.State.IN_PAYOUT.name(),
          CommissionLine.State.DISPUTED.name());

  private CommissionRows() {}

  /**
   * @param deals whose lines are all there, however old
   */
  static Accounts of(
      DSLContext dsl,
      Program program,
      Collection<Long> partners,
      Collection<Long> deals,
      Instant now) {
    return new Accounts(
        accounts(dsl, program, partners, deals, now), agreed(dsl, program.id(), deals));
  }

  private static Map<Long, Account> accounts(
      DSLContext dsl,
      Program program,
      Collection<Long> partners,
      Collection<Long> deals,
      Instant now) {
    Map<Long, Integer> last = lastNumbers(dsl, program.id(), partners);
    if (last.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(last.keySet());
    Map<Long, List<CommissionLine>> lines =
        dsl.select(COMMISSION_LINE.fields())
            .select(DEAL.NUMBER, DEAL.COMPANY, DEAL.CONTACT_NAME, DEAL.CONTACT_EMAIL)
            .from(wanted.table())
            .join(COMMISSION_LINE)
            .on(COMMISSION_LINE.PARTNER_ID.eq(wanted.value()))
            .join(DEAL)
            .on(DEAL.ID.eq(COMMISSION_LINE.DEAL_ID))
            .where(
                COMMISSION_LINE.PROGRAM_ID.eq(program.id()),
                COMMISSION_LINE
                    .STATE
                    .in(OPEN)
                    .or(COMMISSION_LINE.ACCRUED_AT.ge(Stored.time(now.minus(SETTLED_SINCE))))
                    .or(COMMISSION_LINE.DEAL_ID.in(deals)))
            .fetchGroups(COMMISSION_LINE.PARTNER_ID, row -> line(row, program));
    Map<Long, Account> accounts = new HashMap<>();
    last.forEach(
        (partner, number) ->
            accounts.put(
                partner,
                new Account(
                    number,
                    lines.getOrDefault(partner, List.of()).stream()
                        .sorted(Comparator.comparingInt(CommissionLine::number))
                        .toList())));
    return accounts;
  }

  private static Map<Long, Integer> lastNumbers(
      DSLContext dsl, String programId, Collection<Long> partners) {
    if (partners.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(partners);
    return dsl.select(COMMISSION_LINE.PARTNER_ID, DSL.max(COMMISSION_LINE.NUMBER))
        .from(wanted.table())
        .join(COMMISSION_LINE)
        .on(COMMISSION_LINE.PARTNER_ID.eq(wanted.value()))
        .where(COMMISSION_LINE.PROGRAM_ID.eq(programId))
        .groupBy(COMMISSION_LINE.PARTNER_ID)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  private static Map<Long, CommissionPlan> agreed(
      DSLContext dsl, String programId, Collection<Long> deals) {
    if (deals.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(deals);
    return dsl.select(COMMISSION_PLAN.DEAL_ID, COMMISSION_PLAN.TERMS)
        .from(wanted.table())
        .join(COMMISSION_PLAN)
        .on(COMMISSION_PLAN.DEAL_ID.eq(wanted.value()))
        .where(COMMISSION_PLAN.PROGRAM_ID.eq(programId))
        .fetchMap(COMMISSION_PLAN.DEAL_ID, row -> PlanText.read(row.value2()));
  }

  private static CommissionLine line(Record row, Program program) {
    return new CommissionLine(
        row.get(COMMISSION_LINE.NUMBER),
        row.get(COMMISSION_LINE.DEAL_ID),
        DealRows.title(row, program),
        new CommissionLine.Entry(
            CommissionLine.Kind.valueOf(row.get(COMMISSION_LINE.KIND)),
            row.get(COMMISSION_LINE.OCCURRENCE),
            money(row.get(COMMISSION_LINE.BASE_AMOUNT), row.get(COMMISSION_LINE.BASE_CURRENCY)),
            money(row.get(COMMISSION_LINE.AMOUNT), row.get(COMMISSION_LINE.CURRENCY)),
            new Credit(row.get(COMMISSION_LINE.CREDIT_BEFORE), row.get(COMMISSION_LINE.SHARE)),
            row.get(COMMISSION_LINE.PLAN),
            row.get(COMMISSION_LINE.HELD_UNTIL),
            Optional.ofNullable(row.get(COMMISSION_LINE.ABOUT))),
        CommissionLine.State.valueOf(row.get(COMMISSION_LINE.STATE)),
        row.get(COMMISSION_LINE.ACCRUED_AT),
        row.get(COMMISSION_LINE.MOVED_AT));
  }

  private static Money money(BigDecimal amount, String currency) {
    return Money.of(amount, currency)
        .orElseThrow(() -> new IllegalStateException("no currency " + currency));
  }
}
