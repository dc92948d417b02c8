package io.postern.understanding;

import io.postern.deal.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a mail's referrals amount to: whether they are somebody who could be registered. */
final class Prospects {
  private static final Set<String> RECORDS =
      Set.of("label-line", "table", "vcard", "csv", "calendar");
  private static final Set<String> BROUGHT = Set.of("cc-header", "forwarded-header");

  private final List<Referral> referrals;

  Prospects(List<Referral> referrals) {
    this.referrals = referrals;
  }

  /** How much is said of the one of whom the most is said. */
  double substance() {
    return referrals.stream().mapToDouble(Prospects::substance).max().orElse(0);
  }

  private static double substance(Referral referral) {
    double score = 0;
    score += referral.contactEmail().isPresent() ? 1.2 : 0;
    score +=
        referral.contactPhone().isPresent() ? (referral.contactEmail().isPresent() ? 0.3 : 0.9) : 0;
    score += referral.company().isPresent() ? 0.6 : 0;
    score += referral.contactName().isPresent() ? 0.6 : 0;
    score += referral.need().isPresent() ? 0.5 : 0;
    score += referral.dealValue().isPresent() ? 0.3 : 0;
    score += referral.contactRole().isPresent() ? 0.2 : 0;
    boolean brought =
        referral.contactEmail().filter(f -> BROUGHT.contains(f.evidence().place())).isPresent();
    return score + (brought ? 0.6 : 0);
  }

  /** Somebody is in copy, or wrote what is forwarded. */
  boolean brought() {
    return referrals.stream()
        .flatMap(referral -> referral.contactEmail().stream())
        .anyMatch(found -> BROUGHT.contains(found.evidence().place()));
  }

  /**
   * Of one of them so much is told as nobody tells of a registration that is there: who, where, and
   * more than one of what is wanted, when, for how much and by whom.
   */
  boolean full() {
    return referrals.stream()
        .anyMatch(
            r ->
                r.company().isPresent()
                    && r.contactName().isPresent()
                    && (r.contactEmail().isPresent() || r.contactPhone().isPresent())
                    && Stream.of(r.need(), r.dealValue(), r.timeline(), r.contactRole())
                            .filter(Optional::isPresent)
                            .count()
                        >= 3);
  }

  /** The website of one is told. */
  boolean sited() {
    return referrals.stream()
        .flatMap(r -> r.companyDomain().stream())
        .anyMatch(site -> site.evidence().rule().equals("website"));
  }

  /** Whether a company or a person has a name. */
  boolean named() {
    return referrals.stream().anyMatch(r -> r.company().isPresent() || r.contactName().isPresent());
  }

  /** Somebody is named with company and address, or several are. */
  boolean whole() {
    return referrals.stream().filter(r -> r.missing().isEmpty()).count() > 0
        || referrals.stream().filter(r -> r.contactEmail().isPresent()).count() > 1;
  }

  /** Somebody can be written to or called. */
  boolean contactable() {
    return referrals.stream()
        .anyMatch(r -> r.contactEmail().isPresent() || r.contactPhone().isPresent());
  }

  /** Something is wanted, or worth something, or written down in a form. */
  boolean wants() {
    return records()
        || referrals.stream().anyMatch(r -> r.need().isPresent() || r.dealValue().isPresent());
  }

  /** The author, not who wrote what is passed on, says what is wanted or worth. */
  boolean asked() {
    return records()
        || referrals.stream()
            .flatMap(r -> Stream.of(r.need(), r.dealValue()))
            .flatMap(Optional::stream)
            .anyMatch(found -> found.evidence().place().equals("own-text"));
  }

  /** As {@link #wants()}, and what is wanted is told with a word of wanting. */
  boolean surelyWants() {
    return needs() || referrals.stream().anyMatch(r -> r.dealValue().isPresent());
  }

  /** What is wanted is told with a word of wanting, or in a form. */
  boolean needs() {
    return records()
        || referrals.stream()
            .flatMap(referral -> referral.need().stream())
            .anyMatch(need -> need.confidence() >= Wishes.SAID);
  }

  /** A form, a table or a card gives it. */
  boolean records() {
    return referrals.stream()
        .flatMap(referral -> referral.found().values().stream())
        .anyMatch(found -> RECORDS.contains(found.evidence().place()));
  }

  /** A wish or a time alone is talk about a deal; a value for one of its other fields is not. */
  boolean brings() {
    return records()
        || referrals.stream()
            .flatMap(referral -> referral.found().entrySet().stream())
            .filter(entry -> entry.getKey() != Field.NEED && entry.getKey() != Field.TIMELINE)
            .anyMatch(entry -> entry.getValue().evidence().place().equals("own-text"));
  }

  /** Whether a sentence names one of them. */
  boolean namedIn(String sentence) {
    return referrals.stream().anyMatch(referral -> names(sentence, referral));
  }

  private static boolean names(String sentence, Referral referral) {
    String letters = Folded.letters(sentence);
    return Stream.of(referral.company(), referral.contactName())
            .flatMap(Optional::stream)
            .map(found -> Folded.letters(found.value()))
            .anyMatch(letters::contains)
        || referral.contactEmail().filter(e -> sentence.contains(e.value().local())).isPresent();
  }
}
