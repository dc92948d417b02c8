package io.postern.ledger;

import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.PAYEE;

import io.postern.commission.payment.Method;
import io.postern.commission.payment.Payee;
import io.postern.commission.payment.PayeeOnFile;
import io.postern.commission.payment.PayeeText;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Where partners' money goes, as rows. */
final class PayeeRows {
  private PayeeRows() {}

  static Map<Long, List<PayeeOnFile>> of(
      DSLContext dsl, String programId, Collection<Long> partners) {
    Unnested<Long> wanted = Unnested.longs(partners);
    return dsl.select(PAYEE.fields())
        .from(wanted.table())
        .join(PAYEE)
        .on(PAYEE.PARTNER_ID.eq(wanted.value()))
        .where(PAYEE.PROGRAM_ID.eq(programId))
        .orderBy(PAYEE.PARTNER_ID, PAYEE.METHOD)
        .fetchGroups(PAYEE.PARTNER_ID, PayeeRows::onFile);
  }

  /** All of a program, by their partners' names. */
  static List<Map.Entry<String, PayeeOnFile>> all(DSLContext dsl, String programId) {
    return dsl.select(PAYEE.fields())
        .select(PARTNER.NAME)
        .from(PAYEE)
        .join(PARTNER)
        .on(PARTNER.ID.eq(PAYEE.PARTNER_ID))
        .where(PAYEE.PROGRAM_ID.eq(programId), PARTNER.PROGRAM_ID.eq(programId))
        .orderBy(PARTNER.NAME, PAYEE.METHOD)
        .fetch(row -> Map.entry(row.get(PARTNER.NAME), onFile(row)));
  }

  /** The ids of partners, by the keys of their names; those that there are. */
  static Map<String, Long> partners(DSLContext dsl, String programId, Collection<String> names) {
    Map<String, Long> ids = new HashMap<>();
    Unnested<String> wanted = Unnested.texts(names.stream().map(Roster::nameKey).toList());
    dsl.select(PARTNER.NAME_KEY, PARTNER.ID)
        .from(wanted.table())
        .join(PARTNER)
        .on(PARTNER.NAME_KEY.eq(wanted.value()))
        .where(PARTNER.PROGRAM_ID.eq(programId))
        .forEach(row -> ids.put(row.value1(), row.value2()));
    return ids;
  }

  static Optional<PayeeOnFile> find(DSLContext dsl, String programId, long partner, Method method) {
    return dsl.selectFrom(PAYEE)
        .where(one(programId, partner, method))
        .fetchOptional(PayeeRows::onFile);
  }

  static boolean delete(Tx tx, String programId, long partner, Method method) {
    return tx.dsl().deleteFrom(PAYEE).where(one(programId, partner, method)).execute() == 1;
  }

  static void put(Tx tx, String programId, long partner, Payee payee, Instant usableFrom) {
    PayeeText text = PayeeText.of(payee);
    delete(tx, programId, partner, payee.method());
    tx.dsl()
        .insertInto(PAYEE)
        .columns(PAYEE.fields())
        .values(
            programId,
            partner,
            text.method().name(),
            text.holder(),
            text.account(),
            text.bank(),
            text.accountType(),
            text.holderType(),
            Stored.text(text.street(), 200),
            Stored.text(text.postcode(), 40),
            Stored.text(text.town(), 100),
            text.country(),
            Stored.time(usableFrom),
            "")
        .execute();
  }

  /**
   * @param reason why the bank did not take it; empty when it is good again
   */
  static void refused(Tx tx, String programId, long partner, Method method, String reason) {
    tx.dsl()
        .update(PAYEE)
        .set(PAYEE.REFUSED, Stored.text(reason, 1000))
        .where(one(programId, partner, method))
        .execute();
  }

  private static Condition one(String programId, long partner, Method method) {
    return PAYEE
        .PROGRAM_ID
        .eq(programId)
        .and(PAYEE.PARTNER_ID.eq(partner))
        .and(PAYEE.METHOD.eq(method.name()));
  }

  private static PayeeOnFile onFile(Record row) {
    PayeeText text =
        new PayeeText(
            Method.valueOf(row.get(PAYEE.METHOD)),
            row.get(PAYEE.HOLDER),
            row.get(PAYEE.ACCOUNT),
            row.get(PAYEE.BANK),
            row.get(PAYEE.ACCOUNT_TYPE),
            row.get(PAYEE.HOLDER_TYPE),
            row.get(PAYEE.STREET),
            row.get(PAYEE.POSTCODE),
            row.get(PAYEE.TOWN),
            row.get(PAYEE.COUNTRY));
    return new PayeeOnFile(
        text.read()
            .payee()
            .orElseThrow(() -> new IllegalStateException("a payee that was sound is not any more")),
        row.get(PAYEE.USABLE_FROM),
        row.get(PAYEE.REFUSED));
  }
}
