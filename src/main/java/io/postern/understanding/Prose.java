package io.postern.understanding;

import io.postern.mail.Address;
import java.util.ArrayList;
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

  private static final double MOST = 0.98;
  private static final int FAR = 160;

  private final Scene scene;
  private final Sheet sheet;
  private final Span scope;
  private final List<Sheet> others;
  private final Optional<Anchor> anchor;
  private final Draft draft = new Draft();

  private Prose(Scene scene, Sheet sheet, Span scope, List<Sheet> others, Optional<Anchor> anchor) {
    this.scene = scene;
    this.sheet = sheet.within(scope);
    this.scope = scope;
    this.others = others;
    this.anchor = anchor;
  }

  /**
   * @param scope the part of the sheet that is about this prospect
   * @param others what else may name the prospect: the subject, a forwarded original
   * @param anchor the prospect's address, when the text has it
   */
  static Referral read(
      Scene scene, Sheet sheet, Span scope, List<Sheet> others, Optional<Anchor> anchor) {
    return new Prose(scene, sheet, scope, others, anchor).read();
  }

  private Referral read() {
    anchor.ifPresent(
        a ->
            a.span()
                .ifPresent(
                    span ->
                        draft.contactEmail(
                            new Found<>(a.address(), email(span), evidence(span, "address")))));
    Optional<Pick<Persons.Spotted>> person = person();
    person.ifPresent(p -> draft.contactName(p.found(p.of().name(), "person")));
    Optional<Pick<Companies.Spotted>> company = company(person);
    company.ifPresent(c -> draft.company(c.found(c.of().name(), "company")));
    role(person).ifPresent(draft::contactRole);
    phone(person).ifPresent(draft::contactPhone);
    DealValue.best(sheet.amounts(), false)
        .ifPresent(
            amount ->
                amount
                    .money()
                    .ifPresent(
                        money ->
                            draft.dealValue(
                                new Found<>(
                                    money,
                                    amount.deal() ? 0.9 : 0.75,
                                    evidence(amount.span(), "amount")))));
    domain(company).ifPresent(draft::companyDomain);
    Wishes.need(sheet, scope).ifPresent(draft::need);
    Timelines.find(sheet, scope).ifPresent(draft::timeline);
    return draft.referral();
  }

  /** A candidate with the sheet it stands on, and how likely it is the one. */
  private record Pick<T>(T of, Sheet on, Span span, double likely, String signs) {
    <V> Found<V> found(V value, String rule) {
      String words = on.passage().sentenceAt(span.start()).in(on.passage().text());
      return new Found<>(
          value,
          Math.min(MOST, likely),
          new Evidence(
              on.passage().place(),
              words.length() <= 200 ? words : span.in(on.passage().text()),
              rule + ": " + signs));
    }
  }

  private double email(Span address) {
    return near(Sense.ASSISTANT, address) ? 0.6 : 0.95;
  }

  // ---- the person

  private Optional<Pick<Persons.Spotted>> person() {
    List<Pick<Persons.Spotted>> picks = new ArrayList<>();
    for (Persons.Spotted person : sheet.people()) {
      picks.add(weighed(person, sheet, true));
    }
    for (Sheet other : others) {
      for (Persons.Spotted person : other.people()) {
        picks.add(weighed(person, other, false));
      }
    }
    Optional<Pick<Persons.Spotted>> best =
        picks.stream()
            .filter(pick -> pick.likely() >= ENOUGH)
            .max(Comparator.comparingDouble(Pick::likely));
    return best.map(pick -> fullest(pick, picks));
  }

  private Pick<Persons.Spotted> weighed(Persons.Spotted person, Sheet on, boolean here) {
    double match =
        anchor.map(a -> NameMatch.person(a.address().local(), person.words())).orElse(0.0);
    boolean shared = anchor.filter(a -> scene.rules().isShared(a.address().local())).isPresent();
    boolean ofCompany =
        anchor
                    .map(a -> NameMatch.company(Domains.name(a.address().domain()), person.words()))
                    .orElse(0.0)
                >= 0.9
            && match < 0.9;
    Span clause = new Span(Math.max(0, person.span().start() - 40), person.span().start());
    boolean greeted = greeting(on.passage(), person.span());
    Likely likely =
        new Likely()
            .sign(true, person.likely(), person.signs())
            .sign(match > 0.6, match * 0.9, "goes with the address")
            .sign(match > 0 && match <= 0.6, 0.3, "initials of the address")
            .sign(
                here && anchor.isPresent() && distance(person.span()) < 60 && match == 0 && !shared,
                0.25,
                "beside the address")
            .against(
                here
                    && on.passage()
                        .has(Sense.ASSISTANT, assistantWindow(on.passage(), person.span())),
                match >= 0.8 ? 0.8 : 0.3)
            .against(on.passage().has(Sense.OF_SENDER, clause), 0.1)
            .against(greeted && match == 0, 0.15)
            .against(ofCompany, 0.3)
            .against(person.likely() < 0.15 && match < 0.85, 0.3)
            .against(!here && match == 0, 0.7)
            .against(
                anchor.isPresent() && match == 0 && here && distance(person.span()) > FAR, 0.85)
            .against(anchor.isPresent() && match == 0 && someoneMatches(), 0.6);
    double early = here ? 1 - 0.0005 * Math.min(200, person.span().start() - scope.start()) : 1;
    return new Pick<>(person, on, person.span(), likely.value() * early, likely.signs());
  }

  private boolean someoneMatches() {
    return anchor.isPresent()
        && sheet.people().stream()
            .anyMatch(p -> NameMatch.person(anchor.get().address().local(), p.words()) >= 0.7);
  }

  /** "Jane" with the address is the "Jane Whitcombe" of another sentence. */
  private static Pick<Persons.Spotted> fullest(
      Pick<Persons.Spotted> best, List<Pick<Persons.Spotted>> picks) {
    List<String> words = best.of().words().stream().map(Folded::fold).toList();
    return picks.stream()
        .filter(pick -> pick.of().words().size() > words.size() && pick.of().likely() >= 0.3)
        .filter(pick -> pick.of().words().stream().map(Folded::fold).toList().containsAll(words))
        .filter(pick -> pick.of().words().size() <= 4)
        .findFirst()
        .map(pick -> new Pick<>(pick.of(), pick.on(), pick.span(), best.likely(), best.signs()))
        .orElse(best);
  }

  private static boolean greeting(Passage passage, Span person) {
    Span sentence = passage.sentenceAt(person.start());
    String before =
        passage.text().substring(sentence.start(), Math.max(sentence.start(), person.start()));
    boolean starts = sentence.start() == person.start();
    boolean comma =
        person.end() < passage.text().length()
            && ",!".indexOf(passage.text().charAt(person.end())) >= 0;
    boolean lineEnds =
        passage.text().startsWith(",\n", person.end())
            || passage.text().startsWith("\n", person.end())
            || passage.text().startsWith("!\n", person.end());
    return before.length() <= 25
            && passage.has(
                Sense.GREETING,
                new Span(sentence.start(), Math.max(sentence.start(), person.start())))
        || starts && comma && lineEnds && sentence.start() < 40;
  }

  private static Span assistantWindow(Passage passage, Span person) {
    Span sentence = passage.sentenceAt(person.start());
    return new Span(
        Math.max(sentence.start(), person.start() - 40),
        Math.min(sentence.end(), person.end() + 30));
  }

  // ---- the company

  private Optional<Pick<Companies.Spotted>> company(Optional<Pick<Persons.Spotted>> person) {
    List<Pick<Companies.Spotted>> picks = new ArrayList<>();
    for (Companies.Spotted company : sheet.companies()) {
      picks.add(weighed(company, sheet, true, person));
    }
    for (Sheet other : others) {
      for (Companies.Spotted company : other.companies()) {
        picks.add(weighed(company, other, false, person));
      }
    }
    anchorDomain()
        .ifPresent(
            domain -> {
              String name = Domains.name(domain);
              Companies.ofDomain(sheet.passage(), name).stream()
                  .filter(c -> scope.contains(c.span()))
                  .forEach(c -> picks.add(weighed(c, sheet, true, person)));
              for (Sheet other : others) {
                Companies.ofDomain(other.passage(), name)
                    .forEach(c -> picks.add(weighed(c, other, false, person)));
              }
            });
    Optional<Pick<Companies.Spotted>> best =
        picks.stream()
            .filter(pick -> pick.likely() >= ENOUGH)
            .max(Comparator.comparingDouble(Pick::likely));
    return best.map(pick -> fullestCompany(asDomain(pick, picks), picks));
  }

  /** "Cantine Rinaldi di Asti" at cantinerinaldi.example: where it sits is no part of the name. */
  private static Pick<Companies.Spotted> asDomain(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    return picks.stream()
        .filter(pick -> pick.of().signs().startsWith("spelled like the domain"))
        .filter(pick -> pick.on() == best.on() && pick.span().start() == best.span().start())
        .filter(pick -> pick.span().end() < best.span().end())
        .filter(pick -> place(best.of().name().substring(pick.of().name().length())))
        .findFirst()
        .orElse(best);
  }

  private static boolean place(String rest) {
    String bare = rest.strip();
    int blank = bare.indexOf(' ');
    return blank > 0 && Character.isLowerCase(bare.charAt(0)) && bare.indexOf(' ', blank + 1) < 0;
  }

  private Pick<Companies.Spotted> weighed(
      Companies.Spotted company, Sheet on, boolean here, Optional<Pick<Persons.Spotted>> person) {
    double match =
        anchorDomain().map(d -> NameMatch.company(Domains.name(d), company.words())).orElse(0.0);
    boolean samePerson =
        person
                .filter(p -> p.on().passage() == on.passage() && p.span().overlaps(company.span()))
                .isPresent()
            || person.filter(p -> sameWords(p.of().words(), company.words())).isPresent();
    boolean again =
        here
                && others.stream()
                    .anyMatch(
                        other -> other.companies().stream().anyMatch(c -> sameCompany(c, company)))
            || !here && sheet.companies().stream().anyMatch(c -> sameCompany(c, company));
    boolean beside =
        person
            .filter(
                p ->
                    p.on().passage() == on.passage()
                        && beside(p.span(), company.span(), on.passage()))
            .isPresent();
    boolean afterAt = here && anchor.isPresent() && distance(company.span()) <= 4;
    Likely likely =
        new Likely()
            .sign(true, company.likely(), company.signs())
            .sign(match >= 0.4, Math.min(0.93, match), "goes with the domain")
            .sign(again, 0.4, "in the subject too")
            .sign(beside, 0.45, "beside the person")
            .sign(afterAt, 0.2, "beside the address")
            .against(samePerson && match < 0.9, 0.1)
            .against(samePerson && match >= 0.9, 0.6)
            .against(!here && on.passage().place().equals("subject") && match == 0 && !again, 0.9)
            .against(match == 0 && someCompanyMatches(), 0.35)
            .against(
                on.passage()
                    .has(
                        Sense.OF_SENDER,
                        new Span(Math.max(0, company.span().start() - 25), company.span().start())),
                0.2);
    return new Pick<>(company, on, company.span(), likely.value(), likely.signs());
  }

  private boolean someCompanyMatches() {
    return anchorDomain().isPresent()
        && sheet.companies().stream()
            .anyMatch(
                c -> NameMatch.company(Domains.name(anchorDomain().get()), c.words()) >= 0.75);
  }

  private static boolean sameWords(List<String> a, List<String> b) {
    return a.stream().map(Folded::fold).toList().equals(b.stream().map(Folded::fold).toList());
  }

  static boolean sameCompany(Companies.Spotted a, Companies.Spotted b) {
    String one = Folded.letters(String.join("", a.words()));
    String two = Folded.letters(String.join("", b.words()));
    return one.equals(two)
        || one.length() >= 4 && two.length() >= 4 && (one.startsWith(two) || two.startsWith(one));
  }

  /** "Hal from Copper Kettle", "Jane Doe, Acme", "Jane Doe at Acme". */
  private static boolean beside(Span person, Span company, Passage passage) {
    if (company.start() < person.end()) {
      return person.start() - company.end() >= 0 && person.start() - company.end() <= 3;
    }
    String between = passage.text().substring(person.end(), company.start());
    return between.length() <= 12
        && between.indexOf('.') < 0
        && between.indexOf('\n') < 0
        && between.strip().chars().filter(c -> c == ' ').count() <= 1;
  }

  /** The same name with its legal form stands somewhere: that one is taken. */
  private static Pick<Companies.Spotted> fullestCompany(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    return picks.stream()
        .filter(pick -> pick.of().words().size() > best.of().words().size())
        .filter(pick -> pick.likely() >= ENOUGH && pick.of().signs().contains("legal form"))
        .filter(pick -> startsWith(pick.of().words(), best.of().words()))
        .findFirst()
        .map(
            pick ->
                new Pick<>(
                    pick.of(),
                    pick.on(),
                    pick.span(),
                    Math.max(best.likely(), pick.likely()),
                    best.signs()))
        .orElse(best);
  }

  private static boolean startsWith(List<String> longer, List<String> shorter) {
    return Folded.letters(String.join("", longer))
        .startsWith(Folded.letters(String.join("", shorter)));
  }

  // ---- what goes with them

  private Optional<Found<String>> role(Optional<Pick<Persons.Spotted>> person) {
    if (person.isEmpty()
        || person.get().on().passage() != sheet.passage() && person.get().on().roles().isEmpty()) {
      return Optional.empty();
    }
    Sheet on = person.get().on().passage() == sheet.passage() ? sheet : person.get().on();
    Span who = person.get().span();
    return on.roles().stream()
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
    return gap <= 60
        && (nextLine || between.indexOf('\n') < 0)
        && passage.sentenceIndex(who.start()) - passage.sentenceIndex(role.start()) <= 1
        && passage.sentenceIndex(role.start()) - passage.sentenceIndex(who.start()) <= 1;
  }

  private Optional<Found<String>> phone(Optional<Pick<Persons.Spotted>> person) {
    Countries countries =
        anchor.map(a -> scene.countries(a.address().domain())).orElse(scene.countries());
    List<Phones.Spotted> phones =
        countries.equals(scene.countries())
            ? sheet.phones()
            : Phones.find(sheet.passage(), countries).stream()
                .filter(p -> scope.contains(p.span()))
                .toList();
    Span about =
        person
            .filter(p -> p.on().passage() == sheet.passage())
            .map(Pick::span)
            .or(this::anchorSpan)
            .orElse(scope);
    return phones.stream()
        .filter(
            phone ->
                !near(Sense.ASSISTANT, phone.span())
                    && !near(Sense.OF_SENDER, phone.span())
                    && !fax(phone.span()))
        .min(Comparator.comparingInt(phone -> phone.span().gap(about)))
        .map(
            phone ->
                new Found<>(
                    phone.e164(), phone.sure() ? 0.92 : 0.7, evidence(phone.span(), "phone")));
  }

  private boolean fax(Span phone) {
    String before =
        Folded.fold(
            sheet.passage().text().substring(Math.max(0, phone.start() - 8), phone.start()));
    return before.contains("fax") || before.contains("факс");
  }

  private Optional<Found<String>> domain(Optional<Pick<Companies.Spotted>> company) {
    Optional<Domains.Site> site =
        sheet.sites(scope).stream()
            .filter(s -> scene.strangeDomain(s.host()))
            .filter(s -> s.stated() || company.isPresent() || anchor.isPresent())
            .max(Comparator.comparingDouble(s -> fit(s.host(), company)));
    if (site.isPresent() && (fit(site.get().host(), company) >= 0.4 || anchorDomain().isEmpty())) {
      return site.map(s -> new Found<>(s.host(), 0.9, evidence(s.span(), "website")));
    }
    return anchorDomain()
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
        company.map(c -> NameMatch.company(Domains.name(host), c.of().words())).orElse(0.0);
    boolean same =
        anchorDomain()
            .filter(d -> Domains.organisation(d).equals(Domains.organisation(host)))
            .isPresent();
    return same ? 1 : name;
  }

  /** The address is at a firm that the text names beside the prospect's own. */
  private boolean anothersFirm(String domain, Pick<Companies.Spotted> company) {
    String name = Domains.name(domain);
    return NameMatch.company(name, company.of().words()) < 0.4
        && sheet.companies().stream()
            .anyMatch(
                c -> !sameCompany(c, company.of()) && NameMatch.company(name, c.words()) >= 0.8);
  }

  private Optional<String> anchorDomain() {
    return anchor
        .map(Anchor::address)
        .map(Address::domain)
        .filter(domain -> !scene.rules().isFreeMail(domain));
  }

  private Optional<Span> anchorSpan() {
    return anchor.flatMap(Anchor::span).filter(scope::contains);
  }

  private int distance(Span span) {
    return anchorSpan().map(a -> a.gap(span)).orElse(0);
  }

  private boolean near(Sense sense, Span span) {
    Span sentence = sheet.passage().sentenceAt(span.start());
    Span window = new Span(Math.max(sentence.start(), span.start() - 45), span.start());
    return sheet.passage().has(sense, window);
  }

  private Evidence evidence(Span span, String rule) {
    return sheet.passage().evidence(span, rule);
  }
}
