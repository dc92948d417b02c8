package io.postern.ledger;

import static io.postern.ledger.schema.Tables.FAILED_MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deciding.Facts.FailedMail;
import io.postern.deciding.Upkeep;
import io.postern.mail.Address;
import io.postern.mail.BounceCategory;
import io.postern.notice.AdminNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** Mails of ours that did not arrive, and why. */
final class FailedMailRows {
  private static final int LONGEST_REASON = 2000;

  private FailedMailRows() {}

  /** What is known of mails that did not arrive now, by their numbers. */
  static Map<Long, FailedMail> of(
      DSLContext dsl, String programId, Collection<Long> outgoingIds, Instant now) {
    Map<Long, FailedMail> mails = new HashMap<>();
    if (outgoingIds.isEmpty()) {
      return mails;
    }
    dsl.select(OUTGOING.ID, OUTGOING.RECIPIENT)
        .from(OUTGOING)
        .where(OUTGOING.PROGRAM_ID.eq(programId), OUTGOING.ID.in(outgoingIds))
        .forEach(
            row -> {
              Address to = Stored.address(row.value2());
              mails.put(row.value1(), one(dsl, programId, row.value1(), to, now));
            });
    return mails;
  }

  private static FailedMail one(
      DSLContext dsl, String programId, long outgoingId, Address to, Instant now) {
    List<Record3<Long, String, Instant>> before =
        List.copyOf(
            dsl.select(FAILED_MAIL.OUTGOING_ID, FAILED_MAIL.CATEGORY, FAILED_MAIL.FAILED_AT)
                .from(FAILED_MAIL)
                .where(FAILED_MAIL.PROGRAM_ID.eq(programId), FAILED_MAIL.ADDRESS_KEY.eq(to.key()))
                .orderBy(FAILED_MAIL.FAILED_AT, FAILED_MAIL.OUTGOING_ID)
                .fetch());
    boolean reported = before.stream().anyMatch(row -> row.value1() == outgoingId);
    List<Instant> inARow = new ArrayList<>();
    Set<BounceCategory> today = EnumSet.noneOf(BounceCategory.class);
    long arrived =
        before.isEmpty()
            ? 0
            : lastArrived(dsl, programId, to, before.getFirst().value1(), outgoingId);
    for (Record3<Long, String, Instant> row : before) {
      BounceCategory category = BounceCategory.valueOf(row.value2());
      if (category.ofAddress() && row.value1() > arrived) {
        inARow.add(row.value3());
      }
      if (row.value3().isAfter(now.minus(Duration.ofDays(1)))) {
        today.add(category);
      }
    }
    boolean silenced =
        dsl.fetchExists(
            UNREACHABLE,
            UNREACHABLE.PROGRAM_ID.eq(programId),
            UNREACHABLE.ADDRESS_KEY.eq(to.key()));
    return new FailedMail(outgoingId, to, reported, silenced, inARow, today);
  }

  // Only over the mails since the first failure: that is rare, and their ids are a range.
  private static long lastArrived(
      DSLContext dsl, String programId, Address to, long from, long until) {
    return Objects.requireNonNullElse(
        dsl.select(DSL.max(OUTGOING.ID))
            .from(OUTGOING)
            .where(
                OUTGOING.PROGRAM_ID.eq(programId),
                OUTGOING.ID.between(from, until),
                DSL.lower(OUTGOING.RECIPIENT).eq(to.key()),
                OUTGOING.STATE.eq(OutgoingState.SENT.name()),
                OUTGOING.ID.ne(until),
                DSL.notExists(
                    DSL.selectOne()
                        .from(FAILED_MAIL)
                        .where(FAILED_MAIL.OUTGOING_ID.eq(OUTGOING.ID))))
            .fetchSingle()
            .value1(),
        0L);
  }

  /** To which of these addresses mails failed since the last answer. */
  static Set<String> failing(DSLContext dsl, String programId, Collection<String> addressKeys) {
    if (addressKeys.isEmpty()) {
      return Set.of();
    }
    Unnested<String> wanted = Unnested.texts(addressKeys);
    return dsl.selectDistinct(FAILED_MAIL.ADDRESS_KEY)
        .from(wanted.table())
        .join(FAILED_MAIL)
        .on(FAILED_MAIL.ADDRESS_KEY.eq(wanted.value()))
        .where(FAILED_MAIL.PROGRAM_ID.eq(programId), notOurs())
        .fetchSet(FAILED_MAIL.ADDRESS_KEY);
  }

  static void insert(Tx tx, String programId, Upkeep.Fail fail, Instant now) {
    tx.dsl()
        .insertInto(FAILED_MAIL)
        .columns(FAILED_MAIL.fields())
        .values(
            fail.outgoingId(),
            programId,
            fail.to().key(),
            fail.category().name(),
            Stored.text(fail.reason(), LONGEST_REASON),
            Stored.time(now))
        .onConflictDoNothing()
        .execute();
    // It was taken, and came back.
    tx.dsl()
        .update(OUTGOING)
        .set(OUTGOING.STATE, OutgoingState.BOUNCED.name())
        .set(OUTGOING.LAST_REPLY, Stored.text(fail.reason(), LONGEST_REASON))
        .where(
            OUTGOING.PROGRAM_ID.eq(programId),
            OUTGOING.ID.eq(fail.outgoingId()),
            OUTGOING.STATE.eq(OutgoingState.SENT.name()))
        .execute();
    if (fail.givenUp()) {
      tx.dsl()
          .insertInto(UNREACHABLE)
          .columns(
              UNREACHABLE.PROGRAM_ID,
              UNREACHABLE.ADDRESS_KEY,
              UNREACHABLE.SINCE,
              UNREACHABLE.GIVEN_UP)
          .values(programId, fail.to().key(), Stored.time(now), fail.category().name())
          .onConflictDoNothing()
          .execute();
    }
  }

  /** A person writes: the row ends, and what was silenced for a while is so no longer. */
  static void reach(Tx tx, String programId, Address address) {
    tx.dsl()
        .deleteFrom(FAILED_MAIL)
        .where(
            FAILED_MAIL.PROGRAM_ID.eq(programId),
            FAILED_MAIL.ADDRESS_KEY.eq(address.key()),
            notOurs())
        .execute();
    tx.dsl()
        .deleteFrom(UNREACHABLE)
        .where(
            UNREACHABLE.PROGRAM_ID.eq(programId),
            UNREACHABLE.ADDRESS_KEY.eq(address.key()),
            UNREACHABLE.GIVEN_UP.isNotNull())
        .execute();
  }

  /** What is ours to mend stays, whoever writes: it says nothing of the address. */
  private static Condition notOurs() {
    return FAILED_MAIL.CATEGORY.notIn(
        EnumSet.allOf(BounceCategory.class).stream()
            .filter(BounceCategory::ours)
            .map(Enum::name)
            .toList());
  }

  /** What did not arrive by a fault of ours since then, by category. */
  static List<AdminNotice.Refused> ours(DSLContext dsl, String programId, Instant since) {
    Map<BounceCategory, AdminNotice.Refused> found = new EnumMap<>(BounceCategory.class);
    dsl.select(FAILED_MAIL.CATEGORY, FAILED_MAIL.REASON)
        .from(FAILED_MAIL)
        .where(FAILED_MAIL.PROGRAM_ID.eq(programId), FAILED_MAIL.FAILED_AT.gt(since))
        .orderBy(FAILED_MAIL.FAILED_AT)
        .forEach(
            row -> {
              BounceCategory category = BounceCategory.valueOf(row.value1());
              if (category.ours()) {
                found.merge(
                    category,
                    new AdminNotice.Refused(category.word(), 1, row.value2()),
                    (all, last) ->
                        new AdminNotice.Refused(all.category(), all.mails() + 1, last.reason()));
              }
            });
    return List.copyOf(found.values());
  }
}
