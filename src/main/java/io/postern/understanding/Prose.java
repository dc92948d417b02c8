package io.postern.understanding;

import io.postern.kit.Money;
import io.postern.mail.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads one prospect out of free text: whoever and whatever goes best with its address and with
 * each other.
 */
final class Prose {
  /** Below this a field stays empty: it is asked for rather than guessed. */
  static final double ENOUGH = 0.5;

  private static final int FAR = 160;
  private static final int ONE_BREATH = 60;

  private final Focus focus;
  private final Sheet sheet;
  private final Draft draft = new Draft();

  private Prose(Focus focus) {
    this.focus = focus;
    this.sheet = focus.sheet();
  }

  /**
   * @param scope the part of the sheet that is about this prospect
   * @param others what else may name the prospect: the subject, a forwarded original
   * @param anchor the prospect's address, when the text has it
   */
  static Referral read(
      Scene scene, Sheet sheet, Span scope, List<Sheet> others, Optional<Anchor> anchor) {
    return new Prose(new Focus(scene, sheet.within(scope), scope, others, anchor)).read();
  }

  private Referral read() {
    focus
        .anchor()
        .ifPresent(a -> a.span().ifPresent(span -> draft.contactEmail(email(a.address(), span))));
    Optional<Pick<Persons.Spotted>> person = PersonPicker.pick(focus);
    person.ifPresent(p -> draft.contactName(p.found(p.of().name(), "person")));
    Optional<Pick<Companies.Spotted>> company = CompanyPicker.pick(focus, person);
    company.ifPresent(c -> draft.company(c.found(c.of().name(), "company")));
    role(person).ifPresent(draft::contactRole);
    phone(person).ifPresent(draft::contactPhone);
    DealValue.best(sheet.amounts(), false).flatMap(this::value).ifPresent(draft::dealValue);
    domain(company).ifPresent(draft::companyDomain);
    Wishes.need(sheet, focus.scope()).ifPresent(draft::need);
    Timelines.find(sheet, focus.scope()).ifPresent(draft::timeline);
    return draft.referral();
  }

  private Found<Address> email(Address address, Span span) {
    double likely = focus.near(Sense.ASSISTANT, span) ? 0.6 : 0.95;
    return new Found<>(address, likely, focus.evidence(span, "address"));
  }

  private Optional<Found<Money>> value(Amounts.Amount amount) {
    double likely = amount.deal() ? 0.9 : 0.75;
    return amount
        .money()
        .map(money -> new Found<>(money, likely, focus.evidence(amount.span(), "amount")));
  }

  private Optional<Found<String>> role(Optional<Pick<Persons.Spotted>> person) {
    if (person.isEmpty()
        || person.get().on().passage() != sheet.passage() && person.get().on().roles().isEmpty()) {
      return Optional.empty();
    }
    Sheet on = person.get().on().passage() == sheet.passage() ? sheet : person.get().on();
    Span who = person.get().span();
    List<Span> named =
        on.people().stream()
            .filter(one -> one.words().equals(person.get().of().words()))
            .map(Persons.Spotted::span)
            .toList();
    return role(on, who)
        .or(() -> named.stream().flatMap(place -> role(on, place).stream()).findFirst());
  }

  private static Optional<Found<String>> role(Sheet on, Span who) {
    return Placed.near(on.roles(), who, ONE_BREATH).stream()
        .filter(role -> sameBreath(on.passage(), who, role.span()))
        .filter(role -> !on.passage().has(Sense.ASSISTANT, role.span()))
        .min(
            Comparator.comparingInt(
                role -> role.span().gap(who) + otherSentence(on.passage(), who, role.span())))
        .map(
            role ->
                new Found<>(
                    role.text(),
                    role.span().gap(who) <= 12 ? 0.9 : 0.65,
                    on.passage().evidence(role.span(), "role")));
  }

  private static int otherSentence(Passage passage, Span who, Span role) {
    return passage.sentenceIndex(who.start()) == passage.sentenceIndex(role.start()) ? 0 : FAR;
  }

  private static boolean sameBreath(Passage passage, Span who, Span role) {
    int gap = who.gap(role);
    if (who.overlaps(role)) {
      return false;
    }
    String between =
        passage
            .text()
            .substring(Math.min(who.end(), role.end()), Math.max(who.start(), role.start()));
    boolean nextLine = between.isBlank() && between.chars().filter(c -> c == '\n').count() <= 1;
    return gap <= ONE_BREATH
        && (nextLine || between.indexOf('\n') < 0)
        && passage.sentenceIndex(who.start()) - passage.sentenceIndex(role.start()) <= 1
        && passage.sentenceIndex(role.start()) - passage.sentenceIndex(who.start()) <= 1;
  }

  private Optional<Found<String>> phone(Optional<Pick<Persons.Spotted>> person) {
    Countries usual = focus.scene().countries();
    Countries countries =
        focus.anchor().map(a -> focus.scene().countries(a.address().domain())).orElse(usual);
    List<Phones.Spotted> phones =
        countries.equals(usual)
            ? sheet.phones()
            : Phones.find(sheet.passage(), focus.scope(), countries, focus.scene()::phone);
    Span about =
        person
            .filter(p -> p.on().passage() == sheet.passage())
            .map(Pick::span)
            .or(focus::anchorSpan)
            .orElse(focus.scope());
    return phones.stream()
        .filter(
            phone ->
                !focus.near(Sense.ASSISTANT, phone.span())
                    && !focus.near(Sense.OF_SENDER, phone.span())
                    && !fax(phone.span())
                    && !ofSender(phone.span()))
        .min(Comparator.comparingInt(phone -> phone.span().gap(about)))
        .map(
            phone ->
                new Found<>(
                    phone.e164(),
                    phone.sure() ? 0.92 : 0.7,
                    focus.evidence(phone.span(), "phone")));
  }

  /** Beside an address of the sender's side, or in the signature too. */
  private boolean ofSender(Span phone) {
    Passage passage = sheet.passage();
    for (Addresses.Spotted address : Placed.near(passage.addresses(), phone, 4)) {
      int from = Math.min(address.end(), phone.end());
      int to = Math.max(address.start(), phone.start());
      boolean sameLine = from > to || passage.text().substring(from, to).indexOf('\n') < 0;
      if (sameLine && !focus.scene().stranger(address.address())) {
        return true;
      }
    }
    return focus.scene().endsWith(phone.in(passage.text()));
  }

  private boolean fax(Span phone) {
    String before =
        Folded.fold(
            sheet.passage().text().substring(Math.max(0, phone.start() - 8), phone.start()));
    return before.contains("fax") || before.contains("факс");
  }

  private Optional<Found<String>> domain(Optional<Pick<Companies.Spotted>> company) {
    Optional<Domains.Site> site =
        sheet.sites(focus.scope()).stream()
            .filter(s -> focus.scene().strangeDomain(s.host()))
            .filter(s -> s.stated() || company.isPresent() || focus.anchor().isPresent())
            .max(Comparator.comparingDouble(s -> fit(s.host(), company)));
    if (site.isPresent()
        && (fit(site.get().host(), company) >= 0.4 || focus.anchorDomain().isEmpty())) {
      return site.map(s -> new Found<>(s.host(), 0.9, focus.evidence(s.span(), "website")));
    }
    return focus
        .anchorDomain()
        .filter(domain -> company.isEmpty() || !anothersFirm(domain, company.get()))
        .map(
            domain ->
                new Found<>(
                    domain,
                    0.93,
                    new Evidence(sheet.passage().place(), "@" + domain, "domain-of-the-address")));
  }

  private double fit(String host, Optional<Pick<Companies.Spotted>> company) {
    double name =
        company
            .map(c -> NameMatch.company(NameMatch.Domain.of(Domains.name(host)), c.of().spelled()))
            .orElse(0.0);
    boolean same =
        focus
            .anchorDomain()
            .filter(d -> Domains.organisation(d).equals(Domains.organisation(host)))
            .isPresent();
    return same ? 1 : name;
  }

  /** The address is at a firm that the text names beside the prospect's own. */
  private boolean anothersFirm(String domain, Pick<Companies.Spotted> company) {
    NameMatch.Domain name = NameMatch.Domain.of(Domains.name(domain));
    return NameMatch.company(name, company.of().spelled()) < 0.4
        && sheet.companies().stream()
            .anyMatch(
                c ->
                    !CompanyNames.same(c, company.of())
                        && NameMatch.company(name, c.spelled()) >= 0.8);
  }
}
