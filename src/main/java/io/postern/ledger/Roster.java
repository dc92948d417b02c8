package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.identity.TokenClaim;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Partner;
import io.postern.partner.TierStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Partners and their contacts. */
public final class Roster {
  private final Database database;
  private final RosterWriter writer;
  private final Audits audits;

  Roster(Database database, RosterWriter writer, Audits audits) {
    this.database = database;
    this.writer = writer;
    this.audits = audits;
  }

  /**
   * Adds or updates partners and contacts: a partner is known by its name, a contact by its
   * address. All or nothing, audited.
   */
  public Imported take(String programId, List<RosterRow> rows, String operator, Instant now) {
    return database.write(
        tx -> {
          Imported imported = writer.write(tx, programId, rows, Stored.time(now));
          OperatorAct act =
              new OperatorAct(operator, "roster-imported", "roster", imported.toString());
          audits.write(tx, programId, act, now);
          return imported;
        });
  }

  /** Whom of these rows another partner has as its contact now. */
  public List<Address> movers(String programId, List<RosterRow> rows) {
    return database.read(
        dsl -> {
          List<Address> movers = new ArrayList<>();
          for (int at = 0; at < rows.size(); at += RosterWriter.SLICE) {
            List<RosterRow> slice =
                rows.subList(at, Math.min(rows.size(), at + RosterWriter.SLICE));
            Map<String, Correspondent.OfPartner> there =
                People.contactsAt(
                    dsl, programId, slice.stream().map(row -> row.contactEmail().key()).toList());
            for (RosterRow row : slice) {
              Optional.ofNullable(there.get(row.contactEmail().key()))
                  .map(known -> nameKey(known.partner().name()))
                  .filter(name -> !name.equals(nameKey(row.partner())))
                  .ifPresent(_ -> movers.add(row.contactEmail()));
            }
          }
          return movers;
        });
  }

  /**
   * @param partnersAdded partners that were not there
   * @param contactsAdded contacts that were not there
   * @param changed rows that changed something that was there
   * @param same rows that were there already
   */
  public record Imported(int partnersAdded, int contactsAdded, int changed, int same) {}

  /**
   * A partner with its people.
   *
   * @param standing where it stands on the ladder of tiers
   */
  public record Entry(Partner partner, List<Contact> contacts, TierStanding standing) {
    public Entry {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * Partners by name.
   *
   * @param search part of a name or an address; empty for all
   */
  public List<Entry> list(String programId, String search, int offset, int limit) {
    String part = Stored.text(search.strip().toLowerCase(Locale.ROOT));
    Condition found =
        part.isEmpty()
            ? DSL.trueCondition()
            : PARTNER
                .NAME_KEY
                .contains(part)
                .or(
                    DSL.exists(
                        DSL.selectOne()
                            .from(CONTACT)
                            .where(
                                CONTACT.PROGRAM_ID.eq(PARTNER.PROGRAM_ID),
                                CONTACT.PARTNER_ID.eq(PARTNER.ID),
                                CONTACT.EMAIL_KEY.contains(part))));
    return database.read(
        dsl -> {
          List<Partner> partners =
              dsl.select(People.PARTNER_FIELDS)
                  .from(PARTNER)
                  .where(PARTNER.PROGRAM_ID.eq(programId), found)
                  .orderBy(PARTNER.NAME_KEY)
                  .offset(offset)
                  .limit(limit)
                  .fetch(People::partner);
          Map<Long, List<Contact>> contacts =
              People.contactsOf(dsl, programId, partners.stream().map(Partner::id).toList());
          Map<Long, TierStanding> standings = TierRows.standings(dsl, programId, partners);
          return partners.stream()
              .map(
                  one ->
                      new Entry(
                          one,
                          contacts.getOrDefault(one.id(), List.of()),
                          standings.getOrDefault(one.id(), TierStanding.in(one.tier()))))
              .toList();
        });
  }

  public Optional<Correspondent.OfPartner> at(String programId, Address address) {
    return database.read(
        dsl ->
            Optional.ofNullable(
                People.contactsAt(dsl, programId, Set.of(address.key())).get(address.key())));
  }

  public Optional<Entry> partner(String programId, long partnerId) {
    return database.read(
        dsl ->
            Optional.ofNullable(People.partners(dsl, programId, List.of(partnerId)).get(partnerId))
                .map(
                    one ->
                        new Entry(
                            one,
                            People.contactsOf(dsl, programId, List.of(partnerId))
                                .getOrDefault(partnerId, List.of()),
                            TierRows.standing(dsl, programId, one))));
  }

  /** How many partners a program has. */
  public long size(String programId) {
    return database.read(dsl -> dsl.fetchCount(PARTNER, PARTNER.PROGRAM_ID.eq(programId)));
  }

  /**
   * Who works for a program by its settings: what was given to somebody who was among them before
   * counts no more. Audited.
   */
  public void staffIs(String programId, Collection<Address> staff, Instant now) {
    database.change(
        tx -> {
          for (String gone : Departures.ofStaff(tx, programId, staff, now)) {
            audits.write(tx, programId, new OperatorAct("settings", "staff-left", gone, ""), now);
          }
        });
  }

  /** Nothing is told to a contact any more, and what it was given to answer with is void. */
  static void remove(Tx tx, String programId, Address contact, Instant now) {
    tx.dsl()
        .deleteFrom(CONTACT)
        .where(CONTACT.PROGRAM_ID.eq(programId), CONTACT.EMAIL_KEY.eq(contact.key()))
        .execute();
    Departures.note(tx, programId, List.of(contact.key()), now);
    unreachable(tx, programId, contact, now);
  }

  private static void unreachable(Tx tx, String programId, Address address, Instant now) {
    tx.dsl()
        .insertInto(UNREACHABLE)
        .columns(UNREACHABLE.PROGRAM_ID, UNREACHABLE.ADDRESS_KEY, UNREACHABLE.SINCE)
        .values(programId, address.key(), Stored.time(now))
        .onConflictDoNothing()
        .execute();
  }

  /** What is known of a token. */
  public Optional<TokenClaim> token(String programId, String hash) {
    return database.read(
        dsl -> Optional.ofNullable(Tokens.of(dsl, programId, List.of(hash)).get(hash)));
  }

  /**
   * A contact gets no mail to many any more, by the link in one; audited.
   *
   * @return whether that changes anything
   */
  public boolean unsubscribe(String programId, Address contact, Instant now) {
    return database.write(
        tx -> {
          boolean changed = RosterWriter.unsubscribe(tx, programId, contact);
          if (changed) {
            OperatorAct act =
                new OperatorAct(contact.toString(), "unsubscribed", contact.key(), "by its link");
            audits.write(tx, programId, act, now);
          }
          return changed;
        });
  }

  /** Lifts or sets that an address takes no mail; audited. */
  public void reachable(
      String programId, Address address, boolean reachable, String operator, Instant now) {
    database.change(
        tx -> {
          if (reachable) {
            tx.dsl()
                .deleteFrom(UNREACHABLE)
                .where(
                    UNREACHABLE.PROGRAM_ID.eq(programId), UNREACHABLE.ADDRESS_KEY.eq(address.key()))
                .execute();
          } else {
            unreachable(tx, programId, address, now);
          }
          String act = reachable ? "address-reachable" : "address-unreachable";
          audits.write(tx, programId, new OperatorAct(operator, act, address.key(), ""), now);
        });
  }

  static Set<String> nameKeys(List<RosterRow> rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.add(nameKey(row.partner())));
    return keys;
  }

  static String nameKey(String name) {
    return Stored.text(name.strip().toLowerCase(Locale.ROOT));
  }
}
