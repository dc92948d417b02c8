package io.postern.ledger;

import static io.postern.ledger.schema.Tables.CONTACT;
import static io.postern.ledger.schema.Tables.PARTNER;
import static io.postern.ledger.schema.Tables.UNREACHABLE;

import io.postern.deciding.Facts.Person;
import io.postern.mail.Address;
import io.postern.partner.Contact;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.partner.Partner;
import io.postern.partner.Preferences;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;

/** Partners and contacts, as rows. */
final class People {
  static final List<SelectField<?>> PARTNER_FIELDS =
      List.of(PARTNER.ID, PARTNER.NAME, PARTNER.MANAGER_EMAIL, PARTNER.TIER, PARTNER.STATUS);
  static final List<SelectField<?>> CONTACT_FIELDS =
      List.of(
          CONTACT.ID,
          CONTACT.PARTNER_ID,
          CONTACT.NAME,
          CONTACT.EMAIL,
          CONTACT.LOCALE,
          CONTACT.COURTESY,
          CONTACT.DIGEST,
          UNREACHABLE.SINCE);

  private People() {}

  /** Who these addresses belong to; those of strangers are not in it. */
  static Map<String, Correspondent> at(
      DSLContext dsl, Program program, Collection<Address> addresses) {
    Map<String, Correspondent> people = new LinkedHashMap<>();
    Map<String, Address> others = new LinkedHashMap<>();
    for (Address address : addresses) {
      program
          .managerAt(address)
          .ifPresentOrElse(
              manager -> people.put(address.key(), new Correspondent.OfProgram(manager)),
              () -> others.put(address.key(), address));
    }
    people.putAll(contactsAt(dsl, program.id(), others.keySet()));
    return people;
  }

  static Map<String, Correspondent.OfPartner> contactsAt(
      DSLContext dsl, String programId, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(keys);
    Map<String, Correspondent.OfPartner> people = new LinkedHashMap<>();
    dsl.select(PARTNER_FIELDS)
        .select(CONTACT_FIELDS)
        .select(CONTACT.EMAIL_KEY)
        .from(wanted.table())
        .join(CONTACT)
        .on(CONTACT.EMAIL_KEY.eq(wanted.value()))
        .join(PARTNER)
        .on(PARTNER.ID.eq(CONTACT.PARTNER_ID))
        .leftJoin(UNREACHABLE)
        .on(
            UNREACHABLE.PROGRAM_ID.eq(CONTACT.PROGRAM_ID),
            UNREACHABLE.ADDRESS_KEY.eq(CONTACT.EMAIL_KEY))
        .where(CONTACT.PROGRAM_ID.eq(programId), PARTNER.PROGRAM_ID.eq(programId))
        .forEach(
            row ->
                people.put(
                    row.get(CONTACT.EMAIL_KEY),
                    new Correspondent.OfPartner(partner(row), contact(row))));
    return people;
  }

  /** What contacts of one organisation have in common: what follows the @, in lower case. */
  static String domainOf(Address address) {
    return address.key().substring(address.key().lastIndexOf('@') + 1);
  }

  /**
   * Who of each domain was known first, can be written to and belongs to an active partner. A
   * domain that several partners share is not in it: whose colleague would that be?
   */
  static Map<String, Correspondent.OfPartner> firstAt(
      DSLContext dsl, String programId, Collection<String> domains) {
    if (domains.isEmpty()) {
      return Map.of();
    }
    Unnested<String> wanted = Unnested.texts(domains);
    Map<String, List<Correspondent.OfPartner>> people = new LinkedHashMap<>();
    dsl.select(PARTNER_FIELDS)
        .select(CONTACT_FIELDS)
        .select(CONTACT.DOMAIN_KEY)
        .from(wanted.table())
        .join(CONTACT)
        .on(CONTACT.DOMAIN_KEY.eq(wanted.value()))
        .join(PARTNER)
        .on(PARTNER.ID.eq(CONTACT.PARTNER_ID))
        .leftJoin(UNREACHABLE)
        .on(
            UNREACHABLE.PROGRAM_ID.eq(CONTACT.PROGRAM_ID),
            UNREACHABLE.ADDRESS_KEY.eq(CONTACT.EMAIL_KEY))
        .where(CONTACT.PROGRAM_ID.eq(programId), PARTNER.PROGRAM_ID.eq(programId))
        .orderBy(CONTACT.ID)
        .forEach(
            row ->
                people
                    .computeIfAbsent(row.get(CONTACT.DOMAIN_KEY), _ -> new ArrayList<>())
                    .add(new Correspondent.OfPartner(partner(row), contact(row))));
    Map<String, Correspondent.OfPartner> first = new LinkedHashMap<>();
    people.forEach(
        (domain, all) -> {
          boolean one = all.stream().map(each -> each.partner().id()).distinct().count() == 1;
          all.stream()
              .filter(each -> one && each.contact().reachable())
              .filter(each -> each.partner().status() == Partner.Status.ACTIVE)
              .findFirst()
              .ifPresent(each -> first.put(domain, each));
        });
    return first;
  }

  static Map<Long, Partner> partners(DSLContext dsl, String programId, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(ids);
    return dsl.select(PARTNER_FIELDS)
        .from(wanted.table())
        .join(PARTNER)
        .on(PARTNER.ID.eq(wanted.value()))
        .where(PARTNER.PROGRAM_ID.eq(programId))
        .fetchMap(PARTNER.ID, People::partner);
  }

  /** Contacts of partners, by partner. */
  static Map<Long, List<Contact>> contactsOf(
      DSLContext dsl, String programId, Collection<Long> partners) {
    if (partners.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> wanted = Unnested.longs(partners);
    return dsl.select(CONTACT_FIELDS)
        .from(wanted.table())
        .join(CONTACT)
        .on(CONTACT.PARTNER_ID.eq(wanted.value()))
        .leftJoin(UNREACHABLE)
        .on(
            UNREACHABLE.PROGRAM_ID.eq(CONTACT.PROGRAM_ID),
            UNREACHABLE.ADDRESS_KEY.eq(CONTACT.EMAIL_KEY))
        .where(CONTACT.PROGRAM_ID.eq(programId))
        .orderBy(CONTACT.ID)
        .fetchGroups(CONTACT.PARTNER_ID, People::contact);
  }

  /** Names and languages by address key: the program's managers, and these contacts. */
  static Map<String, Person> greeted(
      Program program, Collection<Correspondent.OfPartner> contacts) {
    Map<String, Person> people = new HashMap<>();
    for (Manager manager : program.managers()) {
      people.put(manager.email().key(), new Person(manager.name(), Optional.empty()));
    }
    for (Correspondent.OfPartner one : contacts) {
      people.put(one.contact().email().key(), Person.of(one.contact()));
    }
    return people;
  }

  static Partner partner(Record row) {
    return new Partner(
        row.get(PARTNER.ID),
        row.get(PARTNER.NAME),
        Stored.address(row.get(PARTNER.MANAGER_EMAIL)),
        row.get(PARTNER.TIER),
        Partner.Status.valueOf(row.get(PARTNER.STATUS)));
  }

  static Contact contact(Record row) {
    return new Contact(
        row.get(CONTACT.ID),
        row.get(CONTACT.PARTNER_ID),
        row.get(CONTACT.NAME),
        Stored.address(row.get(CONTACT.EMAIL)),
        Optional.ofNullable(row.get(CONTACT.LOCALE)),
        row.get(UNREACHABLE.SINCE) == null,
        new Preferences(
            Preferences.Courtesy.valueOf(row.get(CONTACT.COURTESY)),
            Preferences.Rhythm.valueOf(row.get(CONTACT.DIGEST))));
  }
}
