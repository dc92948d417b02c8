package io.postern.engagement;

import io.postern.deal.Prospect;
import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells whether two prospects are one. */
public final class Matching {
  private static final double BY_CONTACT = 1.0;
  private static final double BY_DOMAIN = 0.95;
  private static final double BY_PHONE = 0.9;
  private static final double BY_NAME = 0.92;

  /** What is left of a name's or a telephone's word when the two have domains, and others. */
  private static final double OTHER_DOMAIN = 0.82;

  private final NameRules names;
  private final Function<String, Optional<String>> companyDomain;

  /**
   * @param names what varies in names
   * @param companyDomain the registrable part of a domain; empty where anybody gets an address
   */
  public Matching(NameRules names, Function<String, Optional<String>> companyDomain) {
    this.names = names;
    this.companyDomain = companyDomain;
  }

  public Fingerprint of(Prospect prospect) {
    return new Fingerprint(
        prospect.contactEmail().map(Address::key),
        prospect
            .domain()
            .or(() -> prospect.contactEmail().map(Address::domain))
            .flatMap(companyDomain),
        prospect.contactPhone(),
        prospect.company().flatMap(names::read));
  }

  /**
   * @param ours what was referred now
   * @param theirs what was there before: evidence names its values
   */
  public Match compare(Prospect ours, Prospect theirs) {
    Fingerprint one = of(ours);
    Fingerprint other = of(theirs);
    List<Match.Evidence> evidence = new ArrayList<>();
    double score = 0;
    if (both(one.contact(), other.contact())) {
      score = BY_CONTACT;
      evidence.add(
          new Match.Evidence(
              Match.Kind.CONTACT, theirs.contactEmail().map(Address::toString).orElse("")));
    }
    if (both(one.domain(), other.domain())) {
      score = Math.max(score, BY_DOMAIN);
      evidence.add(new Match.Evidence(Match.Kind.DOMAIN, other.domain().orElse("")));
    }
    double alike = alike(one, other);
    boolean domainsDiffer =
        one.domain().isPresent()
            && other.domain().isPresent()
            && !one.domain().equals(other.domain());
    if (both(one.phone(), other.phone())) {
      // Two companies may have one telephone: an agency's, a shared office's.
      boolean othersToo = domainsDiffer && alike < Names.SAME;
      score = Math.max(score, BY_PHONE * (othersToo ? OTHER_DOMAIN : 1));
      evidence.add(new Match.Evidence(Match.Kind.PHONE, other.phone().orElse("")));
    }
    double byName = alike * (alike >= 1 ? BY_NAME : 0.9) * (domainsDiffer ? OTHER_DOMAIN : 1);
    if (byName >= Match.LIKELY || !evidence.isEmpty() && alike >= Names.SAME) {
      score = Math.max(score, byName);
      evidence.add(
          new Match.Evidence(
              alike >= 1 ? Match.Kind.NAME : Match.Kind.SIMILAR_NAME, theirs.company().orElse("")));
    }
    return new Match(evidence.isEmpty() ? byName : score, evidence);
  }

  private double alike(Fingerprint one, Fingerprint other) {
    return one.company().isPresent() && other.company().isPresent()
        ? Names.alike(one.company().get(), other.company().get(), names)
        : 0;
  }

  private static boolean both(Optional<String> one, Optional<String> other) {
    return one.isPresent() && one.equals(other);
  }
}
