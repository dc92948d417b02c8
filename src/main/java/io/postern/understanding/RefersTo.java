package io.postern.understanding;

import io.postern.mail.Letter;
import io.postern.understanding.Known.KnownDeal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the company that a mail about a registration is about. */
final class RefersTo {
  private static final double ENOUGH = 0.25;

  private RefersTo() {}

  /**
   * @param rules whose phrases in the subject are no part of a name
   */
  static Optional<Found<String>> find(
      Letter letter, Parts parts, Scene scene, Sheet own, KindRules rules, Known known) {
    String subject = withoutCues(Subjects.bare(letter.subject()), rules);
    List<KnownDeal> deals = new ArrayList<>(known.openDeals());
    deals.addAll(known.conversationDeals());
    Sheet top = scene.sheet("subject", subject);
    Sheet quoted = scene.sheet("quoted-text", parts.quoted());
    return ofDeal(parts.own(), deals)
        .or(() -> ofOnlyDeal(letter.subject(), deals))
        .or(() -> named(own, top, quoted, scene).map(found -> asKnown(found, deals)))
        .or(() -> ofPerson(parts.own(), deals))
        .or(() -> only(known.conversationDeals()));
  }

  /** A deal whose reference or company the text names. */
  private static Optional<Found<String>> ofDeal(String text, List<KnownDeal> deals) {
    String letters = deals.isEmpty() ? "" : Folded.letters(text);
    String folded = deals.isEmpty() ? "" : Folded.fold(text);
    for (KnownDeal deal : deals) {
      String company = deal.company().map(RefersTo::core).orElse("");
      boolean reference = folded.contains(Folded.fold(deal.ref().toString()));
      boolean name = company.length() > 3 && letters.contains(company);
      if (reference || name) {
        return label(deal).map(named -> found(named, 0.97, "own-text", named));
      }
    }
    return Optional.empty();
  }

  // The subject of a conversation about several deals names the first and the last of them.
  private static Optional<Found<String>> ofOnlyDeal(String text, List<KnownDeal> deals) {
    List<KnownDeal> named =
        deals.stream().filter(deal -> ofDeal(text, List.of(deal)).isPresent()).distinct().toList();
    return named.size() == 1 ? ofDeal(text, named) : Optional.empty();
  }

  /** The deal whose contact the text names, by first or last name, when it is the only one. */
  private static Optional<Found<String>> ofPerson(String text, List<KnownDeal> deals) {
    Set<String> words = new HashSet<>();
    for (String word : text.split("[^\\p{L}]+")) {
      words.add(Folded.fold(word));
    }
    List<KnownDeal> named =
        deals.stream()
            .filter(
                deal ->
                    deal.contactName().stream()
                        .flatMap(name -> Stream.of(name.split("\\s+")))
                        .map(Folded::fold)
                        .anyMatch(word -> word.length() > 2 && words.contains(word)))
            .distinct()
            .toList();
    return only(named);
  }

  private static Optional<Found<String>> only(List<KnownDeal> deals) {
    return deals.stream().distinct().count() == 1
        ? label(deals.getFirst()).map(name -> found(name, 0.85, "conversation", name))
        : Optional.empty();
  }

  private static Optional<String> label(KnownDeal deal) {
    return deal.company().or(deal::contactName);
  }

  /** A company that the partner's deals have is called as they call it. */
  private static Found<String> asKnown(Found<String> found, List<KnownDeal> deals) {
    return deals.stream()
        .flatMap(deal -> deal.company().stream())
        .filter(company -> sameName(company, found.value()))
        .findFirst()
        .map(company -> found(company, 0.95, found.evidence().place(), found.value()))
        .orElse(found);
  }

  /** "Stand der Dinge Stadtwerke Lindental": what says the kind is no part of the name. */
  private static String withoutCues(String subject, KindRules rules) {
    StringBuilder rest = new StringBuilder(subject);
    for (PhraseBook.Hit<KindCue> hit : rules.cues().find(subject)) {
      if (hit.meaning().weight() >= KindSigns.CLEAR || hit.meaning().kind() != Kind.REFERRAL) {
        for (int i = hit.start(); i < hit.end(); i++) {
          rest.setCharAt(i, ';');
        }
      }
    }
    return rest.toString();
  }

  private record Candidate(Companies.Spotted company, Passage on, double likely) {}

  private static Optional<Found<String>> named(
      Sheet own, Sheet subject, Sheet quoted, Scene scene) {
    List<Candidate> candidates = new ArrayList<>();
    for (Companies.Spotted company : own.companies()) {
      candidates.add(weighed(company, own, List.of(subject, quoted), scene, 1));
    }
    for (Companies.Spotted company : subject.companies()) {
      candidates.add(weighed(company, subject, List.of(own, quoted), scene, 1));
    }
    if (candidates.isEmpty()) {
      // 御社名様: in Japanese a company is addressed like a person.
      Stream.of(own, subject)
          .flatMap(
              sheet ->
                  sheet.people().stream()
                      .filter(p -> p.signs().startsWith("called"))
                      .map(
                          p ->
                              new Candidate(
                                  new Companies.Spotted(
                                      p.name(), p.words(), p.span(), 0.5, p.signs()),
                                  sheet.passage(),
                                  0.5)))
          .forEach(candidates::add);
    }
    boolean written = !candidates.isEmpty();
    for (Companies.Spotted company : quoted.companies()) {
      candidates.add(weighed(company, quoted, List.of(own, subject), scene, written ? 0.5 : 0.9));
    }
    Optional<Candidate> best =
        candidates.stream()
            .filter(c -> c.likely() >= ENOUGH)
            .max(Comparator.comparingDouble(Candidate::likely));
    return best.map(
        candidate -> {
          Candidate full = fullest(candidate, candidates);
          return found(
              full.company().name(),
              Math.min(0.95, full.likely() + 0.2),
              full.on().place(),
              full.company().name());
        });
  }

  private static Candidate weighed(
      Companies.Spotted company, Sheet on, List<Sheet> others, Scene scene, double share) {
    boolean again =
        others.stream()
            .anyMatch(o -> o.companies().stream().anyMatch(c -> CompanyNames.same(c, company)));
    boolean person =
        on.people().stream()
            .anyMatch(
                p -> p.span().overlaps(company.span()) && p.likely() > company.likely() + 0.1);
    boolean domain =
        others.stream()
            .flatMap(o -> o.passage().addresses().stream())
            .anyMatch(
                a ->
                    scene.stranger(a.address())
                        && NameMatch.company(
                                NameMatch.Domain.of(Domains.name(a.address().domain())),
                                company.spelled())
                            >= 0.75);
    Likely likely =
        new Likely()
            .sign(true, Math.max(0.3, company.likely()), company.signs())
            .sign(again, 0.5, "named twice")
            .sign(domain, 0.5, "goes with a domain")
            .against(person, 0.3)
            .against(company.words().size() == 1 && company.likely() < 0.3, 0.8);
    return new Candidate(company, on.passage(), likely.value() * share);
  }

  private static Candidate fullest(Candidate best, List<Candidate> all) {
    return all.stream()
        .filter(c -> !c.on().place().equals("quoted-text"))
        .filter(c -> c.company().words().size() > best.company().words().size())
        .filter(
            c -> Folded.letters(c.company().name()).contains(Folded.letters(best.company().name())))
        .findFirst()
        .orElse(best);
  }

  static boolean sameName(String a, String b) {
    String one = core(a);
    String two = core(b);
    return one.equals(two)
        || one.length() > 3 && two.length() > 3 && (one.startsWith(two) || two.startsWith(one));
  }

  /** The letters of a name without its legal form. */
  private static String core(String company) {
    return Folded.letters(
        company.replaceAll(
            "(?i)[ ,]+(gmbh|ag|ltd|limited|inc|llc|b\\.?v|s\\.?a|s\\.?l|srl|plc|ab|as|oy)\\.?$",
            ""));
  }

  private static Found<String> found(String value, double likely, String place, String words) {
    return new Found<>(value, likely, new Evidence(place, words, "refers-to"));
  }
}
