package io.postern.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.deal.Deal;
import io.postern.deal.DealEvent;
import io.postern.deal.DealHistory;
import io.postern.deal.DealRef;
import io.postern.deal.Prospect;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.rules.EngagementFiles;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of engagement with what it hits, and what it just misses. */
class RuleCheckTest {
  private static final Instant CLAIMED = Instant.parse("2026-03-12T09:42:17Z");

  private static final String RULES =
      """
      off-limits:
        - id: OL-1
          accounts: [initech.example, "*.gov.example", Globex Mining]
          list: off.csv
          say: {en: off}
      named:
        - {id: NA-1, accounts: [reserved.example], partners: [Bright Advisory], say: {en: named}}
      pipeline:
        - {id: DP-1, list: pipeline.csv, lookback-days: 90, say: {en: ours}}
      territory:
        - {id: TE-1, countries: [de, at], calling: ["+49", "+43"], say: {en: where}}
      minimum:
        - {id: MI-1, value: 10000 EUR, say: {en: small}}
      qualification:
        - {id: QU-1, needs: [need], say: {en: need}}
      cooling-off:
        - {id: CO-1, days: 30, say: {en: again}}
      """;

  private static final Engagement ENGAGEMENT = engagement();

  private static Engagement engagement() {
    Folder shipped = Shipped.folder(Shipped.INBOUND_RULES);
    Map<String, String> own =
        Map.of(
            "engagement.yml",
            RULES,
            "off.csv",
            "Domain;Name\nvandelay.example;Vandelay\n",
            "pipeline.csv",
            "company,domain,last_contact,owner\n"
                + "Hooli Labs,,2025-12-12,\"Kim, Jo\"\n"
                + "\"Pied, Piper\",piper.example,2025-12-11,Al\n"
                + ",undated.example,,Al\n");
    EngagementFiles.Result read =
        EngagementFiles.read(
            new Folder() {
              @Override
              public List<String> names() {
                return shipped.names();
              }

              @Override
              public Optional<String> text(String name) {
                return Optional.ofNullable(own.get(name)).or(() -> shipped.text(name));
              }

              @Override
              public String label(String name) {
                return name;
              }

              @Override
              public String stamp() {
                return "";
              }
            });
    assertEquals(List.of(), read.problems());
    return new Engagement(
        read.rules(), new Matching(read.rules().names(), domain -> Optional.of(domain)));
  }

  @ParameterizedTest
  @CsvSource({
    // off-limits: a domain with what is below it, only below, a name, a list
    "Initech, jo@initech.example, , 20000 EUR, need, OL-1",
    "Initech, jo@mail.initech.example, , 20000 EUR, need, OL-1",
    "Notinitech, jo@notinitech.example, , 20000 EUR, need, ''",
    "Town, jo@town.gov.example, , 20000 EUR, need, OL-1",
    "Gov, jo@gov.example, , 20000 EUR, need, ''",
    "Globex Mining Ltd, jo@gm.example, , 20000 EUR, need, OL-1",
    "Globex Milling Ltd, jo@gm.example, , 20000 EUR, need, ''",
    "Vandelay, jo@vandelay.example, , 20000 EUR, need, OL-1",
    // reserved, for another partner
    "Reserved, jo@reserved.example, , 20000 EUR, need, NA-1",
    // pipeline: 90 days back is 2025-12-12
    "Hooli Labs Inc, jo@hooli.example, , 20000 EUR, need, DP-1",
    "Piper, jo@piper.example, , 20000 EUR, need, ''",
    "Undated, jo@undated.example, , 20000 EUR, need, DP-1",
    // territory
    "Firma, jo@firma.de, , 20000 EUR, need, ''",
    "Firma, jo@firma.fr, , 20000 EUR, need, TE-1",
    "Firma, jo@firma.io, , 20000 EUR, need, ''",
    "Firma, jo@firma.example, +4989123456, 20000 EUR, need, ''",
    "Firma, jo@firma.example, +33123456789, 20000 EUR, need, TE-1",
    // size: another currency is not compared, an unknown size is not small
    "Firma, jo@firma.de, , 9999.99 EUR, need, MI-1",
    "Firma, jo@firma.de, , 10000 EUR, need, ''",
    "Firma, jo@firma.de, , 500 USD, need, ''",
    "Firma, jo@firma.de, , , need, ''",
    // qualification
    "Firma, jo@firma.de, , 20000 EUR, , QU-1",
    // two at once, in the order of the file
    "Globex Mining, jo@gm.fr, , 20000 EUR, need, OL-1 TE-1",
  })
  void aRuleHitsWhatItNamesAndNothingBesideIt(
      String company, String email, String phone, String value, String need, String ids) {
    assertEquals(ids, ids(claim(company, email, phone, value, need, "Second", List.of())));
  }

  @ParameterizedTest
  @CsvSource({"Bright Advisory, ''", "bright advisory, ''", "Second, NA-1"})
  void aNamedAccountIsOpenToItsPartner(String partner, String ids) {
    assertEquals(
        ids, ids(claim("R", "jo@reserved.example", null, "20000 EUR", "need", partner, List.of())));
  }

  @ParameterizedTest
  @CsvSource({"29, Firma, CO-1", "31, Firma, ''", "29, Other, ''"})
  void aPartnerWaitsBeforeItClaimsTheSameAgain(int daysAgo, String company, String ids) {
    Instant ended = CLAIMED.minus(Duration.ofDays(daysAgo));
    Deal past =
        DealHistory.apply(
            DealHistory.open(
                1,
                new DealRef("NW", 1),
                new DealEvent.Registered(
                    7,
                    Address.of("pat@partner.example"),
                    Address.of("max@northwind.example"),
                    claim("Firma", "jo@firma.de", null, null, null, "", List.of()).facts(),
                    ended.minus(Duration.ofDays(5)),
                    "border",
                    Optional.of(ended))),
            new DealEvent.Declined("no"),
            ended);
    String email = company.equals("Firma") ? "jo@firma.de" : "al@other.de";
    assertEquals(
        ids, ids(claim(company, email, null, "20000 EUR", "need", "Second", List.of(past))));
  }

  private static String ids(Candidate claim) {
    return new RuleCheck(ENGAGEMENT)
        .of(claim).stream().map(hit -> hit.rule().id()).collect(Collectors.joining(" "));
  }

  private static Candidate claim(
      String company,
      String email,
      @org.jspecify.annotations.Nullable String phone,
      @org.jspecify.annotations.Nullable String value,
      @org.jspecify.annotations.Nullable String need,
      String partner,
      List<Deal> past) {
    Prospect prospect =
        new Prospect(
            Optional.of(company),
            Optional.empty(),
            Optional.of("Jo"),
            Optional.of(Address.of(email)),
            Optional.ofNullable(phone),
            Optional.empty());
    return new Candidate(
        new Deal.ReferralFacts(
            prospect,
            Optional.ofNullable(value)
                .flatMap(text -> Money.of(new BigDecimal(text.split(" ")[0]), text.split(" ")[1])),
            Optional.ofNullable(need),
            Optional.empty()),
        partner,
        CLAIMED,
        past);
  }
}
