package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.deal.Deal;
import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.deal.RegistrationStatus;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.partner.Correspondent.OfPartner;
import io.postern.partner.Manager;
import io.postern.program.Program;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Deals as rows. */
final class DealRows {
  /** A partner's open deals that a mail of it may mean: the newest. */
  private static final int OPEN_DEALS = 50;

  /** Of more than these only the oldest are counted. */
  private static final int REVIEWS = 1000;

  private static final int MOST_IN_A_MAIL = 500;

  static final List<String> OPEN =
      java.util.Arrays.stream(RegistrationStatus.values())
          .filter(RegistrationStatus::open)
          .map(Enum::name)
          .toList();

  /**
   * A deal with what its row keeps beside it.
   *
   * @param head hash of its last event
   * @param lastNews when the partner last heard about it
   */
  record StoredDeal(Deal deal, String head, Optional<Instant> lastNews) {}

  private DealRows() {}

  static Map<Long, StoredDeal> byIds(DSLContext dsl, Program program, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(ids);
    Map<Long, StoredDeal> deals = new LinkedHashMap<>();
    dsl.select(DEAL.fields())
        .from(wanted.table())
        .join(DEAL)
        .on(DEAL.ID.eq(wanted.value()))
        .where(DEAL.PROGRAM_ID.eq(program.id()))
        .forEach(
            row -> {
              StoredDeal stored = read(row, program);
              deals.put(stored.deal().id(), stored);
            });
    return deals;
  }

  /** Whose deals are. */
  static Map<Long, Long> partnersOf(DSLContext dsl, String programId, Collection<Long> deals) {
    Unnested<Long> wanted = Unnested.longs(deals);
    return dsl.select(DEAL.ID, DEAL.PARTNER_ID)
        .from(wanted.table())
        .join(DEAL)
        .on(DEAL.ID.eq(wanted.value()))
        .where(DEAL.PROGRAM_ID.eq(programId))
        .fetchMap(DEAL.ID, DEAL.PARTNER_ID);
  }

  /** The deals that came in one mail with this one and stand as it does; itself, too. */
  static List<Deal> claimedWith(DSLContext dsl, Program program, Deal deal) {
    long number = deal.ref().number();
    return dsl.select(DEAL.fields())
        .from(DEAL)
        .where(
            DEAL.PROGRAM_ID.eq(program.id()),
            DEAL.PARTNER_ID.eq(deal.partnerId()),
            // The numbers of one mail's deals follow each other: so few rows are looked at.
            DEAL.NUMBER.between(number - MOST_IN_A_MAIL, number + MOST_IN_A_MAIL),
            DEAL.CLAIMED_AT.eq(Stored.time(deal.dates().claimedAt())),
            DEAL.STATUS.eq(deal.status().name()),
            DEAL.MANAGER_EMAIL.eq(deal.managerEmail().toString()))
        .orderBy(DEAL.NUMBER)
        .fetch(row -> read(row, program).deal());
  }

  /** The newest open deals of partners, newest first, by partner. */
  static Map<Long, List<StoredDeal>> openOf(
      DSLContext dsl, Program program, Collection<Long> partners) {
    if (partners.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(partners);
    Field<Integer> rank =
        DSL.rowNumber().over(DSL.partitionBy(DEAL.PARTNER_ID).orderBy(DEAL.NUMBER.desc()));
    Field<Long> rankedId = DSL.field(DSL.name("ranked", "id"), SQLDataType.BIGINT);
    Field<Integer> ranking = DSL.field(DSL.name("ranked", "place"), SQLDataType.INTEGER);
    Table<?> ranked =
        DSL.select(DEAL.ID, rank.as("place"))
            .from(wanted.table())
            .join(DEAL)
            .on(DEAL.PARTNER_ID.eq(wanted.value()))
            .where(DEAL.PROGRAM_ID.eq(program.id()), DEAL.STATUS.in(OPEN))
            .asTable("ranked");
    return dsl.select(DEAL.fields())
        .from(ranked)
        .join(DEAL)
        .on(DEAL.ID.eq(rankedId))
        .where(DEAL.PROGRAM_ID.eq(program.id()), ranking.le(OPEN_DEALS))
        .orderBy(DEAL.NUMBER.desc())
        .fetchGroups(DEAL.PARTNER_ID, row -> read(row, program));
  }

  /** The open deals that a partner's contact looks after, and all that it follows. */
  static List<Long> concerning(DSLContext dsl, Program program, OfPartner contact) {
    return dsl.select(DEAL.ID)
        .from(DEAL)
        .where(
            DEAL.PROGRAM_ID.eq(program.id()),
            DEAL.PARTNER_ID.eq(contact.partner().id()),
            DSL.lower(DEAL.PARTNER_CONTACT)
                .eq(contact.contact().email().key())
                .and(DEAL.STATUS.in(OPEN))
                .or(follows(contact.contact().email())))
        .orderBy(DEAL.NUMBER)
        .limit(MOST_IN_A_MAIL)
        .fetch(DEAL.ID);
  }

  private static Condition follows(Address who) {
    return DSL.lower(DSL.concat(DSL.inline("\n"), DEAL.COLLABORATORS, DSL.inline("\n")))
        .contains("\n" + who.key() + "\n");
  }

  /** What waits for a manager's decision, the oldest first. */
  static List<StoredDeal> reviewsOf(DSLContext dsl, Program program, Manager manager) {
    // Who is no manager any more is stood in for by the first one.
    Condition theirs = DEAL.MANAGER_EMAIL.in(addresses(List.of(manager)));
    Condition orphaned = DEAL.MANAGER_EMAIL.notIn(addresses(program.managers()));
    return dsl.select(DEAL.fields())
        .from(DEAL)
        .where(
            DEAL.PROGRAM_ID.eq(program.id()),
            DEAL.STATUS.eq(RegistrationStatus.IN_REVIEW.name()),
            manager.equals(program.managers().getFirst()) ? theirs.or(orphaned) : theirs)
        .orderBy(DEAL.CLAIMED_AT, DEAL.NUMBER)
        .limit(REVIEWS)
        .fetch(row -> read(row, program));
  }

  private static List<String> addresses(List<Manager> managers) {
    return managers.stream()
        .flatMap(one -> Stream.concat(Stream.of(one.email()), one.aliases().stream()))
        .map(Address::toString)
        .toList();
  }

  static StoredDeal read(Record row, Program program) {
    return new StoredDeal(
        deal(row, program), row.get(DEAL.HEAD), Optional.ofNullable(row.get(DEAL.LAST_NEWS_AT)));
  }

  static Deal deal(Record row, Program program) {
    return new Deal(
        row.get(DEAL.ID),
        new DealRef(program.prefix(), row.get(DEAL.NUMBER)),
        row.get(DEAL.VERSION),
        row.get(DEAL.PARTNER_ID),
        Stored.address(row.get(DEAL.PARTNER_CONTACT)),
        Stored.address(row.get(DEAL.MANAGER_EMAIL)),
        new Deal.ReferralFacts(
            new Prospect(
                Optional.ofNullable(row.get(DEAL.COMPANY)),
                Optional.ofNullable(row.get(DEAL.DOMAIN)),
                Optional.ofNullable(row.get(DEAL.CONTACT_NAME)),
                Optional.ofNullable(row.get(DEAL.CONTACT_EMAIL)).map(Stored::address),
                Optional.ofNullable(row.get(DEAL.CONTACT_PHONE)),
                Optional.ofNullable(row.get(DEAL.CONTACT_ROLE))),
            Optional.ofNullable(row.get(DEAL.VALUE_AMOUNT))
                .flatMap(amount -> Money.of(amount, row.get(DEAL.VALUE_CURRENCY))),
            Optional.ofNullable(row.get(DEAL.NEED)),
            Optional.ofNullable(row.get(DEAL.TIMELINE))),
        RegistrationStatus.valueOf(row.get(DEAL.STATUS)),
        Optional.ofNullable(row.get(DEAL.STAGE)),
        new Deal.Dates(
            row.get(DEAL.CLAIMED_AT),
            Optional.ofNullable(row.get(DEAL.ANSWER_DUE_AT)),
            Optional.ofNullable(row.get(DEAL.DECIDED_AT)),
            Optional.ofNullable(row.get(DEAL.PROTECTED_UNTIL)),
            Optional.ofNullable(row.get(DEAL.TAIL_UNTIL)),
            Optional.ofNullable(row.get(DEAL.CLOSED_AT))),
        Optional.ofNullable(row.get(DEAL.RIVALS))
            .map(ids -> new Deal.Contest(ids(ids), Optional.ofNullable(row.get(DEAL.SHARE)))),
        row.get(DEAL.EXTENSIONS),
        Optional.ofNullable(row.get(DEAL.DISPUTED_AT))
            .map(since -> new Deal.Dispute(since, row.get(DEAL.DISPUTE_DUE_AT))),
        Optional.ofNullable(row.get(DEAL.INVOICE_PAID_AT))
            .map(
                at ->
                    new Deal.Payment(
                        at,
                        Optional.ofNullable(row.get(DEAL.INVOICE_AMOUNT))
                            .flatMap(sum -> Money.of(sum, row.get(DEAL.INVOICE_CURRENCY))))),
        Optional.ofNullable(row.get(DEAL.COLLABORATORS)).map(DealRows::people).orElse(List.of()));
  }

  /** How the deal of a row is named to people; needs its number, company and contact. */
  static String title(Record row, Program program) {
    return Deal.title(
        Optional.ofNullable(row.get(DEAL.COMPANY))
            .or(() -> Optional.ofNullable(row.get(DEAL.CONTACT_NAME)))
            .or(() -> Optional.ofNullable(row.get(DEAL.CONTACT_EMAIL))),
        new DealRef(program.prefix(), row.get(DEAL.NUMBER)));
  }

  /** Ids as a column of a row has them. */
  static String ids(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Addresses as a column of a row has them; null when there are none. */
  static @Nullable String people(List<Address> people) {
    return people.isEmpty()
        ? null
        : people.stream().map(Address::toString).collect(Collectors.joining("\n"));
  }

  private static List<Address> people(String written) {
    return written.lines().map(Stored::address).toList();
  }

  static List<Long> ids(String written) {
    return Stream.of(written.split(",")).filter(id -> !id.isEmpty()).map(Long::valueOf).toList();
  }
}
