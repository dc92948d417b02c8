package io.postern.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses which of the companies named in a text is the prospect's. */
final class CompanyPicker {
  private static final String LIKE_DOMAIN = "spelled like the domain";

  private final Focus focus;
  private final Optional<Pick<Persons.Spotted>> person;

  /** The name in the domain of the address. */
  private final Optional<NameMatch.Domain> domain;

  /** Of the person's name, folded; empty without a person. */
  private final List<String> personWords;

  private final boolean oneMatches;
  private final CompanyNames here;
  private final CompanyNames elsewhere;

  private CompanyPicker(Focus focus, Optional<Pick<Persons.Spotted>> person) {
    this.focus = focus;
    this.person = person;
    this.domain = focus.anchorDomain().map(Domains::name).map(NameMatch.Domain::of);
    this.personWords = person.map(pick -> folded(pick.of().words())).orElse(List.of());
    this.oneMatches = oneMatches();
    this.here = new CompanyNames(focus.sheet().companies());
    this.elsewhere =
        new CompanyNames(
            focus.others().stream().flatMap(other -> other.companies().stream()).toList());
  }

  /** The one that goes best with the person and the address; none when that is not sure enough. */
  static Optional<Pick<Companies.Spotted>> pick(
      Focus focus, Optional<Pick<Persons.Spotted>> person) {
    return new CompanyPicker(focus, person).company();
  }

  private Optional<Pick<Companies.Spotted>> company() {
    List<Pick<Companies.Spotted>> picks = new ArrayList<>();
    for (Companies.Spotted company : focus.sheet().companies()) {
      picks.add(weighed(company, focus.sheet(), true));
    }
    for (Sheet other : focus.others()) {
      for (Companies.Spotted company : other.companies()) {
        picks.add(weighed(company, other, false));
      }
    }
    focus.anchorDomain().ifPresent(name -> spelledLike(Domains.name(name), picks));
    Optional<Pick<Companies.Spotted>> best = Pick.likeliest(picks);
    return best.map(
        pick -> fullestCompany(asNamed(asWritten(asDomain(pick, picks), picks), picks), picks));
  }

  /** What is spelled like the domain, however it is written. */
  private void spelledLike(String name, List<Pick<Companies.Spotted>> picks) {
    DomainNames.find(focus.sheet().passage(), focus.scope(), name)
        .forEach(c -> picks.add(weighed(c, focus.sheet(), true)));
    for (Sheet other : focus.others()) {
      DomainNames.find(other.passage(), other.whole(), name)
          .forEach(c -> picks.add(weighed(c, other, false)));
    }
  }

  private boolean oneMatches() {
    for (Companies.Spotted company : focus.sheet().companies()) {
      if (match(company) >= 0.75) {
        return true;
      }
    }
    return false;
  }

  private double match(Companies.Spotted company) {
    return domain.map(name -> NameMatch.company(name, company.spelled())).orElse(0.0);
  }

  /** "Cantine Rinaldi di Asti" at cantinerinaldi.example: where it sits is no part of the name. */
  private static Pick<Companies.Spotted> asDomain(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    return picks.stream()
        .filter(pick -> pick.of().signs().startsWith(LIKE_DOMAIN))
        .filter(pick -> pick.beginsWith(best))
        .filter(pick -> pick.span().end() < best.span().end())
        .filter(pick -> place(best.of().name().substring(pick.of().name().length())))
        .findFirst()
        .orElse(best);
  }

  /** "Catawba Ridge Senior Living" at catawbaridge.example: all that has capitals is the name. */
  private Pick<Companies.Spotted> asWritten(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    if (!best.of().signs().startsWith(LIKE_DOMAIN)) {
      return best;
    }
    int known = best.of().words().size();
    return picks.stream()
        .filter(pick -> pick.beginsWith(best))
        .filter(pick -> pick.of().words().size() > known && pick.likely() >= Prose.ENOUGH)
        .filter(
            pick -> {
              List<String> rest = pick.of().words().subList(known, pick.of().words().size());
              return rest.size() == 2 && pick.on().passage().endsWith(Sense.FAMILY, pick.span())
                  || rest.stream().noneMatch(word -> small(word) || ofPerson(word));
            })
        .findFirst()
        .orElse(best);
  }

  private static boolean small(String word) {
    return Character.isLowerCase(word.charAt(0));
  }

  /** "Fjällbo Stugor, Karin Berg" at fjallbo.example: a domain often is only half the name. */
  private Pick<Companies.Spotted> asNamed(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    return best.of().words().size() > 1
        ? best
        : picks.stream()
            .filter(pick -> pick.beginsWith(best))
            .filter(pick -> pick.of().words().size() == 2 && match(pick.of()) > 0)
            .filter(pick -> apart(pick) && !ofPerson(pick.of().words().getLast()))
            .findFirst()
            .map(pick -> new Pick<>(pick.of(), pick.on(), best.likely(), best.signs()))
            .orElse(best);
  }

  /** Whether a mark or the line ends it. */
  private static boolean apart(Pick<Companies.Spotted> pick) {
    String text = pick.on().passage().text();
    int end = pick.span().end();
    return end == text.length() || ",(\n;".indexOf(text.charAt(end)) >= 0;
  }

  private boolean ofPerson(String word) {
    return personWords.contains(Folded.fold(word)) || focus.scene().rules().isFirstName(word);
  }

  private static boolean place(String rest) {
    String bare = rest.strip();
    int blank = bare.indexOf(' ');
    return blank > 0 && Character.isLowerCase(bare.charAt(0)) && bare.indexOf(' ', blank + 1) < 0;
  }

  private Pick<Companies.Spotted> weighed(Companies.Spotted company, Sheet on, boolean stands) {
    double match = match(company);
    boolean samePerson =
        person
                .filter(p -> p.on().passage() == on.passage() && p.span().overlaps(company.span()))
                .isPresent()
            || sameWords(personWords, company.words());
    boolean again = (stands ? elsewhere : here).have(company);
    boolean beside =
        person
            .filter(
                p ->
                    p.on().passage() == on.passage()
                        && beside(p.span(), company.span(), on.passage()))
            .isPresent();
    boolean afterAt = stands && focus.anchor().isPresent() && focus.distance(company.span()) <= 4;
    Likely likely =
        new Likely()
            .sign(true, company.likely(), company.signs())
            .sign(match >= 0.4, Math.min(0.93, match), "goes with the domain")
            .sign(again, 0.4, "in the subject too")
            .sign(beside, 0.45, "beside the person")
            .sign(afterAt, 0.2, "beside the address")
            .against(samePerson && match < 0.9, 0.1)
            .against(samePerson && match >= 0.9, 0.6)
            .against(!stands && on.passage().place().equals("subject") && match == 0 && !again, 0.9)
            .against(match == 0 && oneMatches, 0.35)
            .against(
                on.passage()
                    .has(
                        Sense.OF_SENDER,
                        new Span(Math.max(0, company.span().start() - 25), company.span().start())),
                0.2);
    return new Pick<>(company, on, likely.value(), likely.signs());
  }

  private static boolean sameWords(List<String> folded, List<String> words) {
    for (int i = 0; i < words.size() && folded.size() == words.size(); i++) {
      if (!folded.get(i).equals(Folded.fold(words.get(i)))) {
        return false;
      }
    }
    return folded.size() == words.size();
  }

  private static List<String> folded(List<String> words) {
    return words.stream().map(Folded::fold).toList();
  }

  /** "Hal from Copper Kettle", "Jane Doe, Acme", "Jane Doe at Acme". */
  private static boolean beside(Span person, Span company, Passage passage) {
    if (company.start() < person.end()) {
      return person.start() - company.end() >= 0 && person.start() - company.end() <= 3;
    }
    if (company.start() - person.end() > 12) {
      return false;
    }
    String between = passage.text().substring(person.end(), company.start());
    return between.indexOf('.') < 0
        && between.indexOf('\n') < 0
        && between.strip().chars().filter(c -> c == ' ').count() <= 1;
  }

  /** The same name with its legal form stands somewhere: that one is taken. */
  private static Pick<Companies.Spotted> fullestCompany(
      Pick<Companies.Spotted> best, List<Pick<Companies.Spotted>> picks) {
    return picks.stream()
        .filter(pick -> pick.of().words().size() > best.of().words().size())
        .filter(pick -> pick.likely() >= Prose.ENOUGH && pick.of().signs().contains("legal form"))
        .filter(pick -> startsWith(pick.of().words(), best.of().words()))
        .findFirst()
        .map(
            pick ->
                new Pick<>(
                    pick.of(), pick.on(), Math.max(best.likely(), pick.likely()), best.signs()))
        .orElse(best);
  }

  private static boolean startsWith(List<String> longer, List<String> shorter) {
    return Folded.letters(String.join("", longer))
        .startsWith(Folded.letters(String.join("", shorter)));
  }
}
