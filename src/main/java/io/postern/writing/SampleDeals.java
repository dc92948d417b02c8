package io.postern.writing;

import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.notice.DealFacts;
import io.postern.notice.RuleFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Deals that could be, for {@link SampleNotices}. All people are made up. */
final class SampleDeals {
  static final Instant CLAIMED = Instant.parse("2026-03-12T09:42:17Z");
  static final Instant DUE = Instant.parse("2026-03-16T09:42:17Z");
  static final Instant PROTECTED = Instant.parse("2026-06-11T13:05:00Z");
  static final DealFacts ACME = acme("IN_REVIEW", "");
  static final DealFacts APPROVED = acme("APPROVED", "Qualified");
  static final DealFacts PROPOSAL = acme("APPROVED", "Proposal");
  static final DealFacts SPARSE =
      new DealFacts(
          1,
          "NW-1043",
          "Harbour Foods (NW-1043)",
          "Harbour Foods",
          "Harbour Foods",
          "",
          "",
          "",
          "",
          "",
          Optional.empty(),
          "a new warehouse system",
          "",
          List.of(Field.CONTACT_NAME, Field.CONTACT_EMAIL),
          "NEEDS_INFO",
          "",
          CLAIMED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  static final DealFacts HARBOUR =
      new DealFacts(
          2,
          "NW-1043",
          "Harbour Foods (NW-1043)",
          "Harbour Foods",
          "Harbour Foods",
          "",
          "Nils Berger",
          "n.berger@harbourfoods.example",
          "",
          "Head of Logistics",
          Optional.empty(),
          "a new warehouse system",
          "",
          List.of(),
          "IN_REVIEW",
          "",
          CLAIMED,
          Optional.of(DUE),
          Optional.empty(),
          Optional.empty());
  static final RuleFacts GRACE =
      new RuleFacts("NW-1042", "GR-1", "For 14 days after protection a claim can be extended.", "");
  static final RuleFacts TAIL =
      new RuleFacts(
          "NW-1042", "TA-1", "A deal that closes within 60 days after its claim earns.", "");

  private SampleDeals() {}

  static DealFacts acme(String status, String stage) {
    boolean approved = status.equals("APPROVED");
    return new DealFacts(
        1,
        "NW-1042",
        "Acme Tools (NW-1042)",
        "Acme Tools",
        "Acme Tools",
        "acmetools.example",
        "Jordan Blake",
        "jordan.blake@acmetools.example",
        "+14155550132",
        "COO",
        Optional.of(usd("48000")),
        "a quoting tool for 40 people",
        "before summer",
        List.of(),
        status,
        stage,
        CLAIMED,
        status.equals("IN_REVIEW") ? Optional.of(DUE) : Optional.empty(),
        approved ? Optional.of(PROTECTED) : Optional.empty(),
        Optional.empty());
  }

  /** A claim whose protection has ended, and that earns until a day. */
  static DealFacts inTail() {
    return copy(
        1,
        acme("EXPIRED", ""),
        Optional.of(PROTECTED),
        Optional.of(PROTECTED.plus(Duration.ofDays(60))));
  }

  static DealFacts expired() {
    return new DealFacts(
        1,
        "NW-1031",
        "Lakeside Print (NW-1031)",
        "Lakeside Print",
        "Lakeside Print",
        "",
        "",
        "",
        "",
        "",
        Optional.empty(),
        "",
        "",
        List.of(Field.CONTACT_NAME, Field.CONTACT_EMAIL),
        "EXPIRED",
        "",
        CLAIMED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static DealFacts numbered(int number, DealFacts deal) {
    return copy(number, deal, deal.protectedUntil(), deal.tailUntil());
  }

  private static DealFacts copy(
      int number, DealFacts deal, Optional<Instant> protectedUntil, Optional<Instant> tailUntil) {
    return new DealFacts(
        number,
        deal.ref(),
        deal.title(),
        deal.label(),
        deal.company(),
        deal.companyDomain(),
        deal.contactName(),
        deal.contactEmail(),
        deal.contactPhone(),
        deal.contactRole(),
        deal.value(),
        deal.need(),
        deal.timeline(),
        deal.missing(),
        deal.status(),
        deal.stage(),
        deal.claimedAt(),
        deal.answerDueAt(),
        protectedUntil,
        tailUntil);
  }

  static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
  }
}
