package io.postern.ledger;

import static io.postern.ledger.schema.Tables.COMMISSION_LINE;
import static io.postern.ledger.schema.Tables.CREDIT_POSTING;

import io.postern.commission.payment.Method;
import io.postern.kit.Money;
import io.postern.ledger.PayoutRecord.State;
import io.postern.ledger.PayoutRecord.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The book of credits, as rows: each commission line is booked once when it is paid, and booked
 * back once when that came to nothing.
 */
final class CreditRows {
  /** Commission that is owed: what credits are booked from; no payee can be named so. */
  private static final String OWED = "commission_owed";

  private CreditRows() {}

  /**
   * Books what became of transfers, where they are credits.
   *
   * @param transfers as they stood before
   */
  static void settle(
      Tx tx,
      String programId,
      PayoutRecord payout,
      List<Transfer> transfers,
      State to,
      Instant at) {
    if (payout.method() != Method.CREDIT) {
      return;
    }
    for (Transfer transfer : transfers) {
      if (to == State.PAID) {
        post(tx, programId, payout, transfer, OWED, transfer.payee(), at);
      } else if (transfer.state() == State.PAID) {
        post(tx, programId, payout, transfer, transfer.payee(), OWED, at);
      }
    }
  }

  private static void post(
      Tx tx,
      String programId,
      PayoutRecord payout,
      Transfer transfer,
      String debit,
      String credit,
      Instant at) {
    for (int line : transfer.lines()) {
      int turn = 1 + turns(tx.dsl(), programId, transfer.partnerId(), line);
      boolean booked = turn % 2 == 0;
      if (booked == debit.equals(OWED)) {
        throw new LostRace("line " + line + " is booked already");
      }
      tx.dsl()
          .insertInto(CREDIT_POSTING)
          .columns(CREDIT_POSTING.fields())
          .values(
              programId,
              transfer.partnerId(),
              line,
              turn,
              debit,
              credit,
              amount(tx.dsl(), programId, transfer.partnerId(), line),
              payout.total().currency().getCurrencyCode(),
              payout.number(),
              at)
          .execute();
    }
  }

  private static int turns(DSLContext dsl, String programId, long partner, int line) {
    return dsl.select(DSL.coalesce(DSL.max(CREDIT_POSTING.TURN), 0))
        .from(CREDIT_POSTING)
        .where(
            CREDIT_POSTING.PROGRAM_ID.eq(programId),
            CREDIT_POSTING.PARTNER_ID.eq(partner),
            CREDIT_POSTING.LINE.eq(line))
        .fetchSingle()
        .value1();
  }

  private static BigDecimal amount(DSLContext dsl, String programId, long partner, int line) {
    return dsl.select(COMMISSION_LINE.AMOUNT)
        .from(COMMISSION_LINE)
        .where(
            COMMISSION_LINE.PROGRAM_ID.eq(programId),
            COMMISSION_LINE.PARTNER_ID.eq(partner),
            COMMISSION_LINE.NUMBER.eq(line))
        .fetchSingle()
        .value1();
  }

  /** What stands on each account, in each currency; what it was credited less its debits. */
  static List<CreditBalance> balances(DSLContext dsl, String programId) {
    Map<String, CreditBalance> sums = new TreeMap<>();
    dsl.selectFrom(CREDIT_POSTING)
        .where(CREDIT_POSTING.PROGRAM_ID.eq(programId))
        .orderBy(CREDIT_POSTING.PARTNER_ID, CREDIT_POSTING.LINE, CREDIT_POSTING.TURN)
        .forEach(
            row -> {
              Money money = Money.of(row.getAmount(), row.getCurrency()).orElseThrow();
              add(sums, new CreditBalance(row.getCredit(), money));
              add(sums, new CreditBalance(row.getDebit(), money.negated()));
            });
    return sums.values().stream()
        .sorted(
            Comparator.comparing(CreditBalance::account)
                .thenComparing(one -> one.balance().currency().getCurrencyCode()))
        .toList();
  }

  private static void add(Map<String, CreditBalance> sums, CreditBalance more) {
    sums.merge(
        more.account() + "\n" + more.balance().currency(),
        more,
        (one, other) -> new CreditBalance(one.account(), one.balance().plus(other.balance())));
  }
}
