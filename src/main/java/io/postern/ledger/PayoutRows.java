package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.COMMISSION_LINE;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.PAYOUT;
import static io.postern.ledger.schema.Tables.PAYOUT_LINE;
import static io.postern.ledger.schema.Tables.PAYOUT_PAYMENT;

import io.postern.commission.CommissionLine;
import io.postern.commission.payment.Method;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.Payment;
import io.postern.deal.Erasing;
import io.postern.kit.Money;
import io.postern.kit.Sha256;
import io.postern.ledger.PayoutRecord.State;
import io.postern.ledger.PayoutRecord.Transfer;
import io.postern.ledger.Payouts.Filed;
import io.postern.mail.Address;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Payouts, as rows. */
final class PayoutRows {
  private static final Query INSERT_PAYMENT = Batch.insert(PAYOUT_PAYMENT, PAYOUT_PAYMENT.fields());
  private static final Query INSERT_LINE = Batch.insert(PAYOUT_LINE, PAYOUT_LINE.fields());
  private static final Query MOVE =
      DSL.update(PAYOUT_PAYMENT)
          .set(PAYOUT_PAYMENT.STATE, to(PAYOUT_PAYMENT.STATE))
          .set(PAYOUT_PAYMENT.REASON, to(PAYOUT_PAYMENT.REASON))
          .set(PAYOUT_PAYMENT.MOVED_BY, to(PAYOUT_PAYMENT.MOVED_BY))
          .set(PAYOUT_PAYMENT.MOVED_AT, to(PAYOUT_PAYMENT.MOVED_AT))
          .where(
              PAYOUT_PAYMENT.PROGRAM_ID.eq(to(PAYOUT_PAYMENT.PROGRAM_ID)),
              PAYOUT_PAYMENT.PAYOUT.eq(to(PAYOUT_PAYMENT.PAYOUT)),
              PAYOUT_PAYMENT.POSITION.eq(to(PAYOUT_PAYMENT.POSITION)),
              PAYOUT_PAYMENT.STATE.eq(to(PAYOUT_PAYMENT.STATE)));

  private PayoutRows() {}

  static long next(DSLContext dsl, String programId) {
    return 1
        + dsl.select(DSL.coalesce(DSL.max(PAYOUT.NUMBER), 0L))
            .from(PAYOUT)
            .where(PAYOUT.PROGRAM_ID.eq(programId))
            .fetchSingle()
            .value1();
  }

  /** Partners of whom something is to be paid or set off. */
  static List<Long> partnersWithMoney(DSLContext dsl, String programId) {
    return dsl.selectDistinct(COMMISSION_LINE.PARTNER_ID)
        .from(COMMISSION_LINE)
        .where(
            COMMISSION_LINE.PROGRAM_ID.eq(programId),
            COMMISSION_LINE
                .STATE
                .eq(CommissionLine.State.APPROVED.name())
                .or(
                    COMMISSION_LINE
                        .STATE
                        .eq(CommissionLine.State.PAYABLE.name())
                        .and(COMMISSION_LINE.AMOUNT.lt(BigDecimal.ZERO))))
        .orderBy(COMMISSION_LINE.PARTNER_ID)
        .fetch(COMMISSION_LINE.PARTNER_ID);
  }

  static void insert(Tx tx, String programId, Filed filed, String by, Instant now) {
    Money total = filed.batch().total();
    tx.dsl()
        .insertInto(PAYOUT)
        .columns(PAYOUT.fields())
        .values(
            programId,
            filed.number(),
            filed.reference(),
            filed.batch().method().name(),
            total.currency().getCurrencyCode(),
            total.amount(),
            filed.payOn(),
            filed.fileName(),
            Sha256.of(filed.content()),
            Packed.pack(filed.content()),
            Stored.text(by, 200),
            now)
        .execute();
    Batch payments = tx.batch(INSERT_PAYMENT);
    Batch lines = tx.batch(INSERT_LINE);
    int position = 0;
    for (Payment payment : filed.batch().payments()) {
      position++;
      payments.row(
          programId,
          filed.number(),
          position,
          payment.partnerId(),
          payment.sum().amount(),
          payment.payee().masked(),
          State.RELEASED,
          "",
          Stored.text(by, 200),
          now);
      for (int line : payment.lines()) {
        lines.row(programId, filed.number(), position, payment.partnerId(), line);
      }
    }
    payments.run();
    lines.run();
  }

  /**
   * @throws LostRace when one of them stands elsewhere by now
   */
  static void move(
      Tx tx,
      String programId,
      long payout,
      List<Transfer> transfers,
      State to,
      String reason,
      String by,
      Instant now) {
    Batch moves = tx.batch(MOVE);
    for (Transfer one : transfers) {
      moves.row(
          to,
          Stored.text(reason, 1000),
          Stored.text(by, 200),
          now,
          programId,
          payout,
          one.position(),
          one.state());
    }
    moves.runAll("a transfer has moved meanwhile");
  }

  /** The deals of what these transfers pay. */
  static Set<Long> deals(DSLContext dsl, String programId, long number, List<Transfer> transfers) {
    Set<Integer> positions = transfers.stream().map(Transfer::position).collect(Collectors.toSet());
    Set<Long> deals = new TreeSet<>();
    dsl.select(PAYOUT_LINE.POSITION, COMMISSION_LINE.DEAL_ID)
        .from(PAYOUT_LINE)
        .join(COMMISSION_LINE)
        .on(
            COMMISSION_LINE.PARTNER_ID.eq(PAYOUT_LINE.PARTNER_ID),
            COMMISSION_LINE.NUMBER.eq(PAYOUT_LINE.LINE))
        .where(
            PAYOUT_LINE.PROGRAM_ID.eq(programId),
            COMMISSION_LINE.PROGRAM_ID.eq(programId),
            PAYOUT_LINE.PAYOUT.eq(number))
        .forEach(
            row -> {
              if (positions.contains(row.value1())) {
                deals.add(row.value2());
              }
            });
    return deals;
  }

  /** Newest first. */
  static List<PayoutRecord> list(DSLContext dsl, String programId, int offset, int limit) {
    return dsl.selectFrom(PAYOUT)
        .where(PAYOUT.PROGRAM_ID.eq(programId))
        .orderBy(PAYOUT.NUMBER.desc())
        .offset(offset)
        .limit(limit)
        .fetch(row -> record(dsl, programId, row));
  }

  static Optional<PayoutRecord> find(DSLContext dsl, String programId, long number) {
    return dsl.selectFrom(PAYOUT)
        .where(one(programId, number))
        .fetchOptional(row -> record(dsl, programId, row));
  }

  /** The file; empty for no such payout, and when somebody in it was erased. */
  static Optional<byte[]> content(DSLContext dsl, String programId, long number) {
    return dsl.select(PAYOUT.CONTENT)
        .from(PAYOUT)
        .where(one(programId, number), PAYOUT.CONTENT.isNotNull())
        .fetchOptional(PAYOUT.CONTENT)
        .map(Packed::unpack);
  }

  /** Payouts whose file names somebody: only PayPal's are by address. */
  static List<Long> naming(DSLContext dsl, String programId, Address person) {
    return dsl
        .select(PAYOUT.NUMBER, PAYOUT.CONTENT)
        .from(PAYOUT)
        .where(
            PAYOUT.PROGRAM_ID.eq(programId),
            PAYOUT.METHOD.eq(Method.PAYPAL.name()),
            PAYOUT.CONTENT.isNotNull())
        .fetch()
        .stream()
        .filter(
            row -> person.namedIn(new String(Packed.unpack(row.value2()), StandardCharsets.UTF_8)))
        .map(Record2::value1)
        .toList();
  }

  /** The files that name somebody go; that they were paid, what and by whose word, stays. */
  static void erase(DSLContext dsl, String programId, Address person) {
    for (long number : naming(dsl, programId, person)) {
      dsl.update(PAYOUT).setNull(PAYOUT.CONTENT).where(one(programId, number)).execute();
      dsl.update(PAYOUT_PAYMENT)
          .set(PAYOUT_PAYMENT.PAYEE, Erasing.GONE)
          .where(
              PAYOUT_PAYMENT.PROGRAM_ID.eq(programId),
              PAYOUT_PAYMENT.PAYOUT.eq(number),
              DSL.lower(PAYOUT_PAYMENT.PAYEE).eq(new Payee.PayPal(person.key()).masked()))
          .execute();
    }
  }

  private static Condition one(String programId, long number) {
    return PAYOUT.PROGRAM_ID.eq(programId).and(PAYOUT.NUMBER.eq(number));
  }

  private static PayoutRecord record(DSLContext dsl, String programId, Record row) {
    long number = row.get(PAYOUT.NUMBER);
    String currency = row.get(PAYOUT.CURRENCY);
    return new PayoutRecord(
        number,
        row.get(PAYOUT.REFERENCE),
        Method.valueOf(row.get(PAYOUT.METHOD)),
        money(row.get(PAYOUT.TOTAL), currency),
        row.get(PAYOUT.PAY_ON),
        row.get(PAYOUT.FILE_NAME),
        row.get(PAYOUT.SHA256),
        row.get(PAYOUT.RELEASED_BY),
        row.get(PAYOUT.RELEASED_AT),
        transfers(dsl, programId, number, currency));
  }

  private static List<Transfer> transfers(
      DSLContext dsl, String programId, long number, String currency) {
    Map<Integer, List<Integer>> lines =
        dsl.select(PAYOUT_LINE.POSITION, PAYOUT_LINE.LINE)
            .from(PAYOUT_LINE)
            .where(PAYOUT_LINE.PROGRAM_ID.eq(programId), PAYOUT_LINE.PAYOUT.eq(number))
            .orderBy(PAYOUT_LINE.POSITION, PAYOUT_LINE.LINE)
            .fetchGroups(PAYOUT_LINE.POSITION, PAYOUT_LINE.LINE);
    return dsl.select(PAYOUT_PAYMENT.fields())
        .select(PARTNER.NAME)
        .from(PAYOUT_PAYMENT)
        .join(PARTNER)
        .on(PARTNER.ID.eq(PAYOUT_PAYMENT.PARTNER_ID))
        .where(
            PAYOUT_PAYMENT.PROGRAM_ID.eq(programId),
            PARTNER.PROGRAM_ID.eq(programId),
            PAYOUT_PAYMENT.PAYOUT.eq(number))
        .orderBy(PAYOUT_PAYMENT.POSITION)
        .fetch(
            row ->
                new Transfer(
                    row.get(PAYOUT_PAYMENT.POSITION),
                    row.get(PAYOUT_PAYMENT.PARTNER_ID),
                    row.get(PARTNER.NAME),
                    money(row.get(PAYOUT_PAYMENT.AMOUNT), currency),
                    row.get(PAYOUT_PAYMENT.PAYEE),
                    lines.getOrDefault(row.get(PAYOUT_PAYMENT.POSITION), List.of()),
                    State.valueOf(row.get(PAYOUT_PAYMENT.STATE)),
                    row.get(PAYOUT_PAYMENT.REASON),
                    row.get(PAYOUT_PAYMENT.MOVED_BY),
                    row.get(PAYOUT_PAYMENT.MOVED_AT)));
  }

  private static Money money(BigDecimal amount, String currency) {
    return Money.of(amount, currency)
        .orElseThrow(() -> new IllegalStateException("no currency " + currency));
  }
}
