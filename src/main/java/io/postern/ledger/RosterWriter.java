package io.postern.ledger;

import static io.postern.ledger.Batch.to;
import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deciding.Upkeep;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.partner.Preferences.Courtesy;
import io.postern.partner.Preferences.Rhythm;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes rows of a roster file: what is new is added, what is different is changed. */
final class RosterWriter {
  static final int SLICE = 1000;

  private static final Query INSERT_PARTNER = Batch.insert(PARTNER, PARTNER.fields());
  private static final Query UPDATE_PARTNER =
      DSL.update(PARTNER)
          .set(PARTNER.MANAGER_EMAIL, to(PARTNER.MANAGER_EMAIL))
          .set(PARTNER.TIER, to(PARTNER.TIER))
          .where(PARTNER.ID.eq(to(PARTNER.ID)), PARTNER.PROGRAM_ID.eq(to(PARTNER.PROGRAM_ID)));
  private static final Query INSERT_CONTACT = Batch.insert(CONTACT, CONTACT.fields());
  // Whoever adds a contact means it to be written to.
  private static final Query REACHABLE =
      DSL.deleteFrom(UNREACHABLE)
          .where(
              UNREACHABLE.PROGRAM_ID.eq(to(UNREACHABLE.PROGRAM_ID)),
              UNREACHABLE.ADDRESS_KEY.eq(to(UNREACHABLE.ADDRESS_KEY)));
  private static final Query UPDATE_CONTACT =
      DSL.update(CONTACT)
          .set(CONTACT.PARTNER_ID, to(CONTACT.PARTNER_ID))
          .set(CONTACT.NAME, to(CONTACT.NAME))
          .set(CONTACT.LOCALE, to(CONTACT.LOCALE))
          .where(CONTACT.ID.eq(to(CONTACT.ID)), CONTACT.PROGRAM_ID.eq(to(CONTACT.PROGRAM_ID)));

  private final Ids ids;

  RosterWriter(Ids ids) {
    this.ids = ids;
  }

  /** One more contact of a partner; who is known already stays where it is. */
  void join(Tx tx, String programId, long partnerId, Address contact, Instant now) {
    if (People.contactsAt(tx.dsl(), programId, List.of(contact.key())).isEmpty()) {
      Batch batch = tx.batch(INSERT_CONTACT);
      batch.row(
          ids.next(tx.dsl()),
          programId,
          partnerId,
          "",
          contact.toString(),
          contact.key(),
          null,
          now,
          People.domainOf(contact),
          Courtesy.WANTED,
          Rhythm.OFF);
      batch.run();
    }
  }

  /**
   * A partner with its first contact; when another one has its name already, the contact's domain
   * tells them apart, unless that very partner is meant.
   *
   * @return the partner's id
   */
  long enrol(Tx tx, String programId, Upkeep.Enrol enrol, Instant now) {
    Optional<Correspondent.OfPartner> there =
        Optional.ofNullable(
            People.contactsAt(tx.dsl(), programId, List.of(enrol.contact().key()))
                .get(enrol.contact().key()));
    if (there.isPresent()) {
      return there.get().partner().id();
    }
    Optional<Long> known = idOf(tx, programId, enrol.company());
    boolean another = known.isPresent() && !enrol.amongKnown();
    String name =
        another ? enrol.company() + " (" + enrol.contact().domain() + ")" : enrol.company();
    long partner =
        (another ? idOf(tx, programId, name) : known)
            .orElseGet(() -> add(tx, programId, name, enrol, now));
    join(tx, programId, partner, enrol.contact(), now);
    tx.dsl()
        .deleteFrom(UNREACHABLE)
        .where(
            UNREACHABLE.PROGRAM_ID.eq(programId), UNREACHABLE.ADDRESS_KEY.eq(enrol.contact().key()))
        .execute();
    return partner;
  }

  private static Optional<Long> idOf(Tx tx, String programId, String name) {
    return tx.dsl()
        .select(PARTNER.ID)
        .from(PARTNER)
        .where(PARTNER.PROGRAM_ID.eq(programId), PARTNER.NAME_KEY.eq(Roster.nameKey(name)))
        .fetchOptional(PARTNER.ID);
  }

  private long add(Tx tx, String programId, String name, Upkeep.Enrol enrol, Instant now) {
    long id = ids.next(tx.dsl());
    Batch batch = tx.batch(INSERT_PARTNER);
    batch.row(
        id,
        programId,
        name.strip(),
        Roster.nameKey(name),
        enrol.manager().toString(),
        enrol.tier(),
        Partner.Status.ACTIVE,
        now);
    batch.run();
    return id;
  }

  void speak(Tx tx, String programId, Address contact, String language) {
    tx.dsl()
        .update(CONTACT)
        .set(CONTACT.LOCALE, language)
        .where(CONTACT.PROGRAM_ID.eq(programId), CONTACT.EMAIL_KEY.eq(contact.key()))
        .execute();
  }

  void prefer(Tx tx, String programId, Address contact, Preferences wanted) {
    tx.dsl()
        .update(CONTACT)
        .set(CONTACT.COURTESY, wanted.courtesy().name())
        .set(CONTACT.DIGEST, wanted.digest().name())
        .where(CONTACT.PROGRAM_ID.eq(programId), CONTACT.EMAIL_KEY.eq(contact.key()))
        .execute();
  }

  /**
   * A contact gets no mail any more that nobody waits for; of news as before.
   *
   * @return whether that changes anything
   */
  static boolean unsubscribe(Tx tx, String programId, Address contact) {
    return tx.dsl()
            .update(CONTACT)
            .set(CONTACT.COURTESY, Courtesy.STOPPED.name())
            .where(
                CONTACT.PROGRAM_ID.eq(programId),
                CONTACT.EMAIL_KEY.eq(contact.key()),
                CONTACT.COURTESY.ne(Courtesy.STOPPED.name()))
            .execute()
        == 1;
  }

  Roster.Imported write(Tx tx, String programId, List<RosterRow> rows, Instant now) {
    Roster.Imported all = new Roster.Imported(0, 0, 0, 0);
    for (int at = 0; at < rows.size(); at += SLICE) {
      List<RosterRow> slice = rows.subList(at, Math.min(rows.size(), at + SLICE));
      Roster.Imported some = new Slice(tx, programId, now).write(slice);
      all =
          new Roster.Imported(
              all.partnersAdded() + some.partnersAdded(),
              all.contactsAdded() + some.contactsAdded(),
              all.changed() + some.changed(),
              all.same() + some.same());
    }
    return all;
  }

  /** What is there of a partner, or will be when the slice is written. */
  private record Known(long id, String managerEmail, String tier) {}

  /** What is there of a contact, or will be. */
  private record Person(long id, long partnerId, String name, Optional<String> locale) {}

  private final class Slice {
    private final Tx tx;
    private final String programId;
    private final Instant now;
    private final Batch newPartners;
    private final Batch changedPartners;
    private final Batch reachable;
    private final Batch newContacts;
    private final Set<String> moved = new HashSet<>();
    private final Batch changedContacts;
    private final Map<String, Known> partners = new HashMap<>();
    private final Map<String, Person> contacts = new HashMap<>();
    private int partnersAdded;
    private int contactsAdded;
    private int changed;
    private int same;

    Slice(Tx tx, String programId, Instant now) {
      this.tx = tx;
      this.programId = programId;
      this.now = now;
      newPartners = tx.batch(INSERT_PARTNER);
      changedPartners = tx.batch(UPDATE_PARTNER);
      reachable = tx.batch(REACHABLE);
      newContacts = tx.batch(INSERT_CONTACT);
      changedContacts = tx.batch(UPDATE_CONTACT);
    }

    Roster.Imported write(List<RosterRow> rows) {
      load(rows);
      for (RosterRow row : rows) {
        boolean partnerNew = !partners.containsKey(Roster.nameKey(row.partner()));
        Change partner = partner(row);
        boolean contactNew = !contacts.containsKey(row.contactEmail().key());
        boolean contactChanged = contact(row, partner.id());
        if (!partnerNew && !contactNew) {
          if (partner.changed() || contactChanged) {
            changed++;
          } else {
            same++;
          }
        }
      }
      newPartners.run();
      changedPartners.runAll("a partner is gone");
      reachable.run();
      newContacts.run();
      changedContacts.runAll("a contact is gone");
      // What somebody was given at one partner is not for another partner's person to answer with.
      Departures.note(tx, programId, moved, now);
      return new Roster.Imported(partnersAdded, contactsAdded, changed, same);
    }

    private void load(List<RosterRow> rows) {
      Unnested<String> names = Unnested.texts(Roster.nameKeys(rows));
      tx.dsl()
          .select(PARTNER.NAME_KEY, PARTNER.ID, PARTNER.MANAGER_EMAIL, PARTNER.TIER)
          .from(names.table())
          .join(PARTNER)
          .on(PARTNER.NAME_KEY.eq(names.value()))
          .where(PARTNER.PROGRAM_ID.eq(programId))
          .forEach(
              row ->
                  partners.put(row.value1(), new Known(row.value2(), row.value3(), row.value4())));
      Map<String, Correspondent.OfPartner> people =
          new LinkedHashMap<>(
              People.contactsAt(
                  tx.dsl(),
                  programId,
                  rows.stream().map(row -> row.contactEmail().key()).distinct().toList()));
      people.forEach(
          (key, one) ->
              contacts.put(
                  key,
                  new Person(
                      one.contact().id(),
                      one.contact().partnerId(),
                      one.contact().name(),
                      one.contact().locale())));
    }

    /** A row's partner, and whether something about it is different now. */
    private record Change(long id, boolean changed) {}

    private Change partner(RosterRow row) {
      String key = Roster.nameKey(row.partner());
      Known known = partners.get(key);
      Known wanted =
          new Known(
              known == null ? ids.next(tx.dsl()) : known.id(),
              row.managerEmail().toString(),
              known != null && row.tier().isBlank() ? known.tier() : row.tier().strip());
      partners.put(key, wanted);
      if (known == null) {
        partnersAdded++;
        newPartners.row(
            wanted.id(),
            programId,
            row.partner().strip(),
            key,
            wanted.managerEmail(),
            wanted.tier(),
            Partner.Status.ACTIVE,
            now);
        return new Change(wanted.id(), true);
      }
      if (wanted.equals(known)) {
        return new Change(wanted.id(), false);
      }
      changedPartners.row(wanted.managerEmail(), wanted.tier(), wanted.id(), programId);
      return new Change(wanted.id(), true);
    }

    private boolean contact(RosterRow row, long partnerId) {
      String key = row.contactEmail().key();
      Person known = contacts.get(key);
      Person wanted =
          new Person(
              known == null ? ids.next(tx.dsl()) : known.id(),
              partnerId,
              row.contactName().strip(),
              row.locale().map(tag -> tag.toLowerCase(Locale.ROOT)));
      contacts.put(key, wanted);
      if (known == null) {
        contactsAdded++;
        reachable.row(programId, key);
        newContacts.row(
            wanted.id(),
            programId,
            wanted.partnerId(),
            wanted.name(),
            row.contactEmail().toString(),
            key,
            wanted.locale().orElse(null),
            now,
            People.domainOf(row.contactEmail()),
            Courtesy.WANTED,
            Rhythm.OFF);
        return true;
      }
      if (wanted.equals(known)) {
        return false;
      }
      if (wanted.partnerId() != known.partnerId()) {
        moved.add(key);
      }
      changedContacts.row(
          wanted.partnerId(), wanted.name(), wanted.locale().orElse(null), wanted.id(), programId);
      return true;
    }
  }
}
