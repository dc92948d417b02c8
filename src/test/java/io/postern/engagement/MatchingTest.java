package io.postern.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Prospect;
import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What two referrals must have in common to be about one prospect. */
class MatchingTest {
  private static final String PHONE = "+442079460112";
  private static final Set<String> FREE_MAIL = Set.of("mail.example");

  private final Matching matching =
      new Matching(
          NameRules.NONE, domain -> Optional.of(domain).filter(one -> !FREE_MAIL.contains(one)));

  private final Prospect acme = prospect("Acme Tools", "jane@acme.example", PHONE);

  @Test
  void oneContactIsOneProspectWhateverTheCompanyIsCalled() {
    assertTrue(matching.compare(prospect("Acme Group", "jane@acme.example", ""), acme).sure());
  }

  @Test
  void oneDomainIsOneProspectUnlessAnybodyGetsAnAddressThere() {
    assertTrue(matching.compare(prospect("A. Tools", "joe@acme.example", ""), acme).sure());
    Prospect free = prospect("Acme Tools", "jane@mail.example", "");
    assertEquals(
        List.of(),
        matching.compare(prospect("Bravo Foods", "joe@mail.example", ""), free).evidence());
  }

  @Test
  void oneTelephoneIsOneProspect() {
    assertTrue(matching.compare(prospect("", "", PHONE), acme).sure());
    assertTrue(matching.compare(prospect("Acme Tools", "joe@other.example", PHONE), acme).sure());
  }

  @Test
  void anotherCompanyOfAnotherDomainWithTheSameTelephoneIsShownAndNotMerged() {
    Match match = matching.compare(prospect("Bravo Foods", "joe@bravo.example", PHONE), acme);

    assertTrue(match.likely());
    assertFalse(match.sure());
    assertEquals("same-phone " + PHONE + " (74 %)", match.words());
  }

  private static Prospect prospect(String company, String email, String phone) {
    return new Prospect(
        Optional.of(company).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(email).filter(text -> !text.isEmpty()).map(Address::of),
        Optional.of(phone).filter(text -> !text.isEmpty()),
        Optional.empty());
  }
}
