package io.postern.understanding;

import io.postern.mail.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the company that a mail about a registration is about. */
final class RefersTo {
  private static final double ENOUGH = 0.25;

  private RefersTo() {}

  static Optional<Found<String>> find(
      Letter letter, Parts parts, Scene scene, Sheet own, Known known) {
    String subject = Subjects.bare(letter.subject());
    Optional<Found<String>> deal =
        ofDeal(parts.own(), known.openDeals())
            .or(() -> ofDeal(parts.own(), known.conversationDeals()))
            .or(() -> ofOnlyDeal(subject, known.openDeals()));
    if (deal.isPresent()) {
      return deal;
    }
    Sheet top = Sheet.of(scene.passage("subject", subject), scene);
    Sheet quoted = Sheet.of(scene.passage("quoted-text", parts.quoted()), scene);
    Optional<Found<String>> named = named(own, top, quoted, scene);
    if (named.isPresent()) {
      return named;
    }
    return known.conversationDeals().size() == 1
        ? known
            .conversationDeals()
            .getFirst()
            .company()
            .map(company -> found(company, 0.9, "conversation", company))
        : Optional.empty();
  }

  /** A deal whose reference, company or contact the text names. */
  private static Optional<Found<String>> ofDeal(String text, List<Known.KnownDeal> deals) {
    String letters = Folded.letters(text);
    for (Known.KnownDeal deal : deals) {
      String company = deal.company().map(RefersTo::core).orElse("");
      boolean reference = Folded.fold(text).contains(Folded.fold(deal.ref().toString()));
      boolean name = company.length() > 3 && letters.contains(company);
      if ((reference || name) && deal.company().isPresent()) {
        return Optional.of(found(deal.company().get(), 0.97, "own-text", deal.company().get()));
      }
    }
    return Optional.empty();
  }

  // The subject of a conversation about several deals names the first and the last of them.
  private static Optional<Found<String>> ofOnlyDeal(String text, List<Known.KnownDeal> deals) {
    List<Known.KnownDeal> named =
        deals.stream().filter(deal -> ofDeal(text, List.of(deal)).isPresent()).toList();
    return named.size() == 1 ? ofDeal(text, named) : Optional.empty();
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
            .anyMatch(o -> o.companies().stream().anyMatch(c -> Prose.sameCompany(c, company)));
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
                        && NameMatch.company(Domains.name(a.address().domain()), company.words())
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
