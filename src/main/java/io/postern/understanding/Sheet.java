package io.postern.understanding;

import java.util.List;
import java.util.function.Function;

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
    return new Sheet(
        passage,
        roles,
        Persons.find(passage, scene, roles),
        Companies.find(passage, scene, roles),
        Phones.find(passage, scene.countries()),
        Amounts.find(passage, scene));
  }

  /** Only what stands within a stretch of the text. */
  Sheet within(Span scope) {
    return new Sheet(
        passage,
        only(roles, Roles.Spotted::span, scope),
        only(people, Persons.Spotted::span, scope),
        only(companies, Companies.Spotted::span, scope),
        only(phones, Phones.Spotted::span, scope),
        only(amounts, Amounts.Amount::span, scope));
  }

  List<Addresses.Spotted> addresses(Span scope) {
    return only(passage.addresses(), Addresses.Spotted::span, scope);
  }

  List<Domains.Site> sites(Span scope) {
    return only(passage.sites(), Domains.Site::span, scope);
  }

  Span whole() {
    return new Span(0, passage.text().length());
  }

  private static <T> List<T> only(List<T> all, Function<T, Span> span, Span scope) {
    return all.stream().filter(one -> scope.contains(span.apply(one))).toList();
  }
}
