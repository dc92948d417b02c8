package io.postern.understanding;

import java.util.List;

/**
 * A passage with everything that was found on it.
 *
 * @param passage the text
 * @param roles what people are
 * @param people who is named
 * @param companies which companies are named
 * @param phones numbers
 * @param amounts money
 */
record Sheet(
    Passage passage,
    List<Roles.Spotted> roles,
    List<Persons.Spotted> people,
    List<Companies.Spotted> companies,
    List<Phones.Spotted> phones,
    List<Amounts.Amount> amounts) {
  static Sheet of(Passage passage, Scene scene) {
    List<Roles.Spotted> roles = Roles.find(passage);
    List<Run> runs = Run.in(passage);
    return new Sheet(
        passage,
        roles,
        Persons.find(passage, scene, roles, runs),
        Companies.find(passage, scene, roles, runs),
        Phones.find(passage, scene.countries(), scene::phone),
        Amounts.find(passage, scene));
  }

  /** Only what stands within a stretch of the text. */
  Sheet within(Span scope) {
    return new Sheet(
        passage,
        Placed.within(roles, scope),
        Placed.within(people, scope),
        Placed.within(companies, scope),
        Placed.within(phones, scope),
        Placed.within(amounts, scope));
  }

  List<Addresses.Spotted> addresses(Span scope) {
    return Placed.within(passage.addresses(), scope);
  }

  List<Domains.Site> sites(Span scope) {
    return Placed.within(passage.sites(), scope);
  }

  Span whole() {
    return new Span(0, passage.text().length());
  }
}
