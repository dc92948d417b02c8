package io.postern.understanding;

import io.postern.deal.Field;
import java.util.List;
import java.util.Optional;

/** Joins what several places of a mail say about one prospect. */
final class Joining {
  private Joining() {}

  /** Adds readings to those that are there; a reading of a known prospect only fills its gaps. */
  static void add(List<Referral> found, List<Referral> more) {
    for (Referral other : more) {
      int same = indexOf(found, other, more.size() == 1 && found.size() == 1);
      if (same >= 0) {
        found.set(same, Draft.of(found.get(same)).fill(fitting(found.get(same), other)).referral());
      } else if (worthNaming(other)) {
        found.add(other);
      }
    }
  }

  private static int indexOf(List<Referral> found, Referral other, boolean only) {
    for (int i = 0; i < found.size(); i++) {
      if (same(found.get(i), other)) {
        return i;
      }
    }
    boolean noAddress = other.contactEmail().isEmpty();
    return only
            && (noAddress
                || found.getFirst().contactEmail().isEmpty()
                    && !contradicts(found.getFirst(), other))
        ? 0
        : -1;
  }

  private static boolean same(Referral a, Referral b) {
    if (a.contactEmail().isPresent() && b.contactEmail().isPresent()) {
      return a.contactEmail().get().value().equals(b.contactEmail().get().value());
    }
    boolean person = sameText(a.contactName(), b.contactName());
    boolean company = sameCompany(a, b);
    return company && (person || a.contactName().isEmpty() || b.contactName().isEmpty());
  }

  private static boolean contradicts(Referral a, Referral b) {
    return a.company().isPresent() && b.company().isPresent() && !sameCompany(a, b);
  }

  private static boolean sameCompany(Referral a, Referral b) {
    if (sameText(a.companyDomain(), b.companyDomain())) {
      return true;
    }
    if (a.company().isEmpty() || b.company().isEmpty()) {
      return false;
    }
    String one = Folded.letters(a.company().get().value());
    String two = Folded.letters(b.company().get().value());
    return one.equals(two)
        || one.length() > 3 && two.length() > 3 && (one.startsWith(two) || two.startsWith(one));
  }

  private static boolean sameText(Optional<Found<String>> a, Optional<Found<String>> b) {
    return a.isPresent()
        && b.isPresent()
        && Folded.letters(a.get().value()).equals(Folded.letters(b.get().value()));
  }

  /** Of another reading only what does not belong to somebody else. */
  private static Referral fitting(Referral known, Referral other) {
    Draft draft = Draft.of(other);
    boolean otherPerson =
        known.contactName().isPresent()
            && other.contactName().isPresent()
            && !sharesWord(known.contactName().get().value(), other.contactName().get().value());
    if (otherPerson) {
      draft.without(Field.CONTACT_ROLE).without(Field.CONTACT_PHONE).without(Field.CONTACT_EMAIL);
    }
    return draft.referral();
  }

  private static boolean sharesWord(String a, String b) {
    List<String> words = List.of(Folded.fold(b).split("[\\s.]+"));
    return List.of(Folded.fold(a).split("[\\s.]+")).stream().anyMatch(words::contains);
  }

  /** A prospect needs a name or an address. */
  static boolean worthNaming(Referral referral) {
    return referral.company().isPresent()
        || referral.contactName().isPresent()
        || referral.contactEmail().isPresent();
  }

  /** Gives the domain of the address, where that is the company's. */
  static Referral withDomain(Referral referral, Scene scene) {
    if (referral.companyDomain().isPresent() || referral.contactEmail().isEmpty()) {
      return referral;
    }
    Found<io.postern.mail.Address> email = referral.contactEmail().get();
    String domain = email.value().domain();
    return scene.strangeDomain(domain)
        ? Draft.of(referral)
            .companyDomain(
                new Found<>(domain, Math.min(0.93, email.confidence()), email.evidence()))
            .referral()
        : referral;
  }

  /** Leaves out what is less likely right than wrong. */
  static Referral sound(Referral referral) {
    Draft draft = Draft.of(referral);
    referral
        .found()
        .forEach(
            (field, found) -> {
              if (found.confidence() < Prose.ENOUGH) {
                draft.without(field);
              }
            });
    return draft.referral();
  }
}
