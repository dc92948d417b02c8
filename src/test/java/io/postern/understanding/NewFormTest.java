package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.deal.DealRef;
import io.postern.mail.Envelope;
import io.postern.reading.LetterReader;
import io.postern.rules.RuleBookFiles;
import io.postern.shipped.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a partner writes in labelled lines, in a mail that answers nothing. */
class NewFormTest {
  private static final RuleBook RULES =
      RuleBookFiles.read(Shipped.folder(Shipped.INBOUND_RULES)).book();
  private static final Known WITH_DEALS =
      new Known(
          Known.Role.PARTNER,
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          List.of(),
          List.of(
              new Known.KnownDeal(
                  new DealRef("NW", 1001),
                  Optional.of("Acme Tools"),
                  Optional.empty(),
                  Optional.empty())),
          List.of(),
          List.of(),
          List.of());

  @Test
  void oneLineWithACompanyIsAReferral() {
    Reading reading = read("Gamma", "Company: Gamma Optics");
    assertEquals(Kind.REFERRAL, reading.kind());
    assertEquals("Gamma Optics", reading.referrals().getFirst().company().orElseThrow().value());
  }

  @Test
  void aCompanyWithAnOpenDealIsOneOnlyWhenItIsSaidToBeNew() {
    assertEquals(Kind.REFERRAL, read("New deal: Acme Tools", "Company: Acme Tools").kind());
    assertEquals(Kind.MESSAGE, read("Acme Tools", "Company: Acme Tools").kind());
  }

  @Test
  void aCompanyAmongOtherWordsIsNoForm() {
    assertEquals(Kind.MESSAGE, read("Lunch", "See you at noon.\n\nCompany: Gamma Optics").kind());
  }

  @Test
  void theFullStopOfASentenceIsNoPartOfACompanysName() {
    assertEquals("Acme Tools Ltd", company("Please register Acme Tools Ltd. Call Jane Doe."));
    assertEquals("Acme Tools Inc.", company("Please register Acme Tools Inc. as a new lead."));
    assertEquals("Acme Tools S.A.", company("Please register Acme Tools S.A. Call Jane Doe."));
  }

  private static String company(String text) {
    String mail = text + " Her address is jane.doe@acmetools.example, she needs a planner.";
    return read("Referral", mail).referrals().getFirst().company().orElseThrow().value();
  }

  private static Reading read(String subject, String text) {
    String mail =
        "From: pat@partner.example\nTo: referrals@northwind.example\nSubject: %s\n\n%s\n"
            .formatted(subject, text);
    return Understanding.read(
        LetterReader.read(mail.getBytes(StandardCharsets.UTF_8)),
        Envelope.UNKNOWN,
        RULES,
        WITH_DEALS);
  }
}
