package io.postern.ledger;

import static io.postern.ledger.schema.Tables.ANNOUNCEMENT_TURN;
import static io.postern.ledger.schema.Tables.AUDIT;
import static io.postern.ledger.schema.Tables.CANDIDATE;
import static io.postern.ledger.schema.Tables.CHALLENGE;
import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.CONVERSATION;
import static io.postern.ledger.schema.Tables.CONVERSATION_DEAL;
import static io.postern.ledger.schema.Tables.DEAL;
import static io.postern.ledger.schema.Tables.DEAL_EVENT;
import static io.postern.ledger.schema.Tables.DELIVERY;
import static io.postern.ledger.schema.Tables.DEPARTURE;
import static io.postern.ledger.schema.Tables.MAIL;
import static io.postern.ledger.schema.Tables.OUTGOING;
import static io.postern.ledger.schema.Tables.OUTGOING_PIECE;
import static io.postern.ledger.schema.Tables.PAPER;
import static io.postern.ledger.schema.Tables.PAYEE;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deal.DealEvent;
import io.postern.deal.Erasing;
import io.postern.mail.Address;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Where a person is found: everything that the person wrote or was written, that names the person's
 * address, or that belongs to a deal which the person took part in. Whole tables are read for it:
 * it is seldom asked for, and nothing must be missed.
 *
 * @param deals whose events name the person
 * @param mails that came in
 * @param outgoing mails of ours
 * @param onFile whether the person is a contact
 * @param noted whether the person is named elsewhere
 */
record Footprint(
    SortedSet<Long> deals,
    SortedSet<Long> mails,
    SortedSet<Long> outgoing,
    boolean onFile,
    boolean noted) {
  static Footprint of(DSLContext dsl, String programId, Address person) {
    return new Search(dsl, programId, person).run();
  }

  /** Every address that is known. */
  static Set<Address> addresses(DSLContext dsl, String programId) {
    Set<Address> addresses = new LinkedHashSet<>();
    dsl.select(CONTACT.EMAIL_KEY)
        .from(CONTACT)
        .where(CONTACT.PROGRAM_ID.eq(programId))
        .union(from(CONVERSATION, CONVERSATION.PROGRAM_ID, CONVERSATION.PERSON_KEY, programId))
        .union(from(CANDIDATE, CANDIDATE.PROGRAM_ID, CANDIDATE.ADDRESS_KEY, programId))
        .union(
            from(
                ANNOUNCEMENT_TURN,
                ANNOUNCEMENT_TURN.PROGRAM_ID,
                ANNOUNCEMENT_TURN.PERSON_KEY,
                programId))
        .union(from(DEPARTURE, DEPARTURE.PROGRAM_ID, DEPARTURE.PERSON_KEY, programId))
        .union(from(MAIL, MAIL.PROGRAM_ID, MAIL.SENDER, programId))
        .union(from(DEAL, DEAL.PROGRAM_ID, DEAL.PARTNER_CONTACT, programId))
        .union(from(DEAL, DEAL.PROGRAM_ID, DEAL.CONTACT_EMAIL, programId))
        .union(from(PAYEE, PAYEE.PROGRAM_ID, PAYEE.ACCOUNT, programId))
        .union(from(DEAL_EVENT, DEAL_EVENT.PROGRAM_ID, DEAL_EVENT.ACTOR_ADDRESS, programId))
        .forEach(row -> Address.parse(row.value1()).ifPresent(addresses::add));
    return addresses;
  }

  private static Select<Record1<String>> from(
      Table<?> table, Field<String> program, Field<String> address, String programId) {
    return DSL.select(address).from(table).where(program.eq(programId), address.isNotNull());
  }

  boolean isEmpty() {
    return deals.isEmpty() && mails.isEmpty() && outgoing.isEmpty() && !noted;
  }

  private record Search(DSLContext dsl, String programId, Address person) {
    Footprint run() {
      SortedSet<Long> deals = deals();
      Set<Long> joined = new TreeSet<>();
      EventRows.of(dsl, programId, deals)
          .forEach(
              (deal, rows) -> {
                List<DealEvent> history = rows.stream().map(EventRows.Row::event).toList();
                if (new Erasing(person, person, history).takesPart()) {
                  joined.add(deal);
                }
              });
      SortedSet<Long> conversations = conversations(joined);
      SortedSet<Long> mails = mails(joined, conversations);
      return new Footprint(
          deals,
          mails,
          outgoing(mails, conversations),
          dsl.fetchExists(
              CONTACT, CONTACT.PROGRAM_ID.eq(programId), CONTACT.EMAIL_KEY.eq(person.key())),
          noted());
    }

    private boolean noted() {
      return dsl.fetchExists(
              DEPARTURE, DEPARTURE.PROGRAM_ID.eq(programId), DEPARTURE.PERSON_KEY.eq(person.key()))
          || dsl.fetchExists(
              UNREACHABLE,
              UNREACHABLE.PROGRAM_ID.eq(programId),
              UNREACHABLE.ADDRESS_KEY.eq(person.key()))
          || dsl.fetchExists(
              CANDIDATE, CANDIDATE.PROGRAM_ID.eq(programId), CANDIDATE.ADDRESS_KEY.eq(person.key()))
          || dsl.fetchExists(
              ANNOUNCEMENT_TURN,
              ANNOUNCEMENT_TURN.PROGRAM_ID.eq(programId),
              ANNOUNCEMENT_TURN.PERSON_KEY.eq(person.key()))
          || dsl.fetchExists(AUDIT, AUDIT.PROGRAM_ID.eq(programId), is(AUDIT.SUBJECT))
          || dsl.fetchExists(PAYEE, PAYEE.PROGRAM_ID.eq(programId), is(PAYEE.ACCOUNT))
          || !PayoutRows.naming(dsl, programId, person).isEmpty();
    }

    private SortedSet<Long> deals() {
      SortedSet<Long> deals = new TreeSet<>();
      deals.addAll(
          dsl.selectDistinct(DEAL_EVENT.DEAL_ID)
              .from(DEAL_EVENT)
              .where(DEAL_EVENT.PROGRAM_ID.eq(programId), is(DEAL_EVENT.ACTOR_ADDRESS))
              .fetch(DEAL_EVENT.DEAL_ID));
      deals.addAll(
          naming(
              dsl.select(DEAL_EVENT.DEAL_ID, DEAL_EVENT.PAYLOAD)
                  .from(DEAL_EVENT)
                  .where(DEAL_EVENT.PROGRAM_ID.eq(programId), has(DEAL_EVENT.PAYLOAD))));
      return deals;
    }

    private SortedSet<Long> conversations(Collection<Long> deals) {
      SortedSet<Long> conversations = new TreeSet<>();
      conversations.addAll(
          dsl.select(CONVERSATION.ID)
              .from(CONVERSATION)
              .where(
                  CONVERSATION.PROGRAM_ID.eq(programId), CONVERSATION.PERSON_KEY.eq(person.key()))
              .fetch(CONVERSATION.ID));
      Unnested<Long> wanted = Unnested.longs(deals);
      conversations.addAll(
          dsl.select(CONVERSATION_DEAL.CONVERSATION_ID)
              .from(wanted.table())
              .join(CONVERSATION_DEAL)
              .on(CONVERSATION_DEAL.DEAL_ID.eq(wanted.value()))
              .where(CONVERSATION_DEAL.PROGRAM_ID.eq(programId))
              .fetch(CONVERSATION_DEAL.CONVERSATION_ID));
      return conversations;
    }

    private SortedSet<Long> mails(Collection<Long> deals, Collection<Long> conversations) {
      SortedSet<Long> mails = new TreeSet<>();
      mails.addAll(
          dsl.select(MAIL.ID)
              .from(MAIL)
              .where(MAIL.PROGRAM_ID.eq(programId), is(MAIL.SENDER))
              .fetch(MAIL.ID));
      Unnested<Long> joined = Unnested.longs(deals);
      mails.addAll(
          dsl.select(DEAL_EVENT.MAIL_ID)
              .from(joined.table())
              .join(DEAL_EVENT)
              .on(DEAL_EVENT.DEAL_ID.eq(joined.value()))
              .where(DEAL_EVENT.PROGRAM_ID.eq(programId), DEAL_EVENT.MAIL_ID.isNotNull())
              .fetch(DEAL_EVENT.MAIL_ID));
      Unnested<Long> talks = Unnested.longs(conversations);
      mails.addAll(
          dsl.select(MAIL.ID)
              .from(MAIL)
              .join(talks.table())
              .on(MAIL.CONVERSATION_ID.eq(talks.value()))
              .where(MAIL.PROGRAM_ID.eq(programId))
              .fetch(MAIL.ID));
      mails.addAll(
          dsl.select(CHALLENGE.MAIL_ID)
              .from(CHALLENGE)
              .where(CHALLENGE.PROGRAM_ID.eq(programId), is(CHALLENGE.CLAIMED))
              .fetch(CHALLENGE.MAIL_ID));
      mails.addAll(
          dsl.select(CANDIDATE.MAIL_ID)
              .from(CANDIDATE)
              .where(
                  CANDIDATE.PROGRAM_ID.eq(programId),
                  CANDIDATE.ADDRESS_KEY.eq(person.key()),
                  CANDIDATE.MAIL_ID.isNotNull())
              .fetch(CANDIDATE.MAIL_ID));
      mails.addAll(
          naming(
              dsl.select(DELIVERY.MAIL_ID, DELIVERY.ENVELOPE)
                  .from(DELIVERY)
                  .where(DELIVERY.PROGRAM_ID.eq(programId), has(DELIVERY.ENVELOPE))));
      for (Field<String> text : List.of(PAPER.READING, PAPER.IDENTITY, PAPER.DECISION)) {
        mails.addAll(
            owners(
                naming(
                    dsl.select(PAPER.ID, text)
                        .from(PAPER)
                        .where(PAPER.PROGRAM_ID.eq(programId), has(text)))));
      }
      return mails;
    }

    private SortedSet<Long> outgoing(Collection<Long> mails, Collection<Long> conversations) {
      SortedSet<Long> outgoing = new TreeSet<>();
      outgoing.addAll(
          dsl.select(OUTGOING.ID)
              .from(OUTGOING)
              .where(OUTGOING.PROGRAM_ID.eq(programId), is(OUTGOING.RECIPIENT))
              .fetch(OUTGOING.ID));
      outgoing.addAll(outgoingBy(OUTGOING.CONVERSATION_ID, conversations));
      outgoing.addAll(outgoingBy(OUTGOING.MAIL_ID, mails));
      outgoing.addAll(
          owners(
              naming(
                  dsl.select(OUTGOING_PIECE.ID, OUTGOING_PIECE.WORDS)
                      .from(OUTGOING_PIECE)
                      .where(OUTGOING_PIECE.PROGRAM_ID.eq(programId), has(OUTGOING_PIECE.WORDS)))));
      return outgoing;
    }

    private List<Long> outgoingBy(Field<Long> column, Collection<Long> values) {
      Unnested<Long> wanted = Unnested.longs(values);
      return dsl.select(OUTGOING.ID)
          .from(wanted.table())
          .join(OUTGOING)
          .on(column.eq(wanted.value()))
          .where(OUTGOING.PROGRAM_ID.eq(programId))
          .fetch(OUTGOING.ID);
    }

    private Condition is(Field<String> address) {
      return DSL.lower(address).eq(person.key());
    }

    private Condition has(Field<String> text) {
      return DSL.lower(text).contains(person.key());
    }

    // What the database finds may be a part of a longer address.
    private List<Long> naming(Select<Record2<Long, String>> found) {
      return found.stream()
          .filter(row -> person.namedIn(unescaped(Objects.requireNonNullElse(row.value2(), ""))))
          .map(Record2::value1)
          .distinct()
          .toList();
    }

    // In JSON a line's end is a letter behind a backslash, and would be taken for the address's.
    private static String unescaped(String json) {
      StringBuilder text = new StringBuilder(json);
      for (int at = 0; at < text.length(); at++) {
        if (text.charAt(at) == '\\') {
          text.setCharAt(at++, ' ');
          text.setCharAt(Math.min(at, text.length() - 1), ' ');
        }
      }
      return text.toString();
    }

    private static List<Long> owners(List<Long> parts) {
      return parts.stream().map(part -> part / Stored.PARTS).toList();
    }
  }
}
