package io.postern.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.postern.deal.Deal.ReferralFacts;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasingTest {
  private static final Address JO = Address.of("jo@acme.example");
  private static final Address TOM = Address.of("Tom@brightleaf.example");
  private static final Address MIA = Address.of("mia@northwind.example");
  private static final Address INSTEAD = Address.of("erased-1@erased.invalid");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String WORDS = "private words";
  private static final Money VALUE = Money.of(new BigDecimal("48000"), "USD").orElseThrow();

  private static final DealEvent REGISTERED =
      new DealEvent.Registered(
          7, TOM, MIA, facts(Optional.of(JO)), NOON, "border", Optional.of(NOON));

  private static final List<DealEvent> ALL =
      List.of(
          REGISTERED,
          new DealEvent.Completed(facts(Optional.of(JO)), NOON),
          new DealEvent.Corrected(facts(Optional.empty()), List.of(Field.NEED)),
          new DealEvent.Declined(WORDS),
          new DealEvent.Asked(WORDS),
          new DealEvent.ManagerWrote(WORDS),
          new DealEvent.PartnerWrote(WORDS),
          new DealEvent.UnverifiedWrote(WORDS, JO),
          new DealEvent.Noted(WORDS),
          new DealEvent.Lost("LOST", WORDS),
          new DealEvent.Extended(NOON, Optional.of(WORDS)),
          new DealEvent.HandedOver(JO),
          new DealEvent.CollaboratorAdded(JO),
          new DealEvent.CollaboratorLeft(JO),
          new DealEvent.Withdrawn(Optional.of(WORDS)),
          new DealEvent.Contested(List.of(3L), List.of(WORDS)),
          new DealEvent.Disputed(WORDS, NOON),
          new DealEvent.DisputeAnswered(true, WORDS),
          new DealEvent.CommissionMoved(1, "HELD", "VOID", WORDS),
          new DealEvent.Remarked(WORDS, Optional.of(LocalDate.EPOCH)));

  private static final List<DealEvent> KEPT =
      List.of(
          new DealEvent.Declined("The cooling-off of one.", Optional.of("one")),
          new DealEvent.Approved("QUALIFIED", NOON),
          new DealEvent.Won("WON", VALUE, Optional.empty()),
          new DealEvent.CommissionMoved(1, "HELD", "PAYABLE", "hold-over"),
          new DealEvent.Expired("nobody-completed-it", Optional.of(NOON)),
          new DealEvent.InvoicePaid(NOON, Optional.of(VALUE)),
          new DealEvent.Erased(INSTEAD, List.of(new DealEvent.Redacted(1, "ab"))));

  @Test
  void ofAProspectsContactNoWordAndNoParticularIsLeft() {
    Erasing erasing = new Erasing(JO, INSTEAD, List.of(REGISTERED));
    for (DealEvent event : ALL) {
      String left = erasing.of(event, false).toString();
      for (String gone : List.of(WORDS, "jo@acme", "Jo Doe", "+4930", "COO")) {
        assertFalse(left.contains(gone), () -> event + " became " + left);
      }
      assertEquals(event.word(), erasing.of(event, false).word());
    }
    assertEquals(
        new DealEvent.Registered(
            7,
            TOM,
            MIA,
            new ReferralFacts(
                new Prospect(
                    Optional.of("Acme Tools"),
                    Optional.of("acme.example"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Optional.of(VALUE),
                Optional.empty(),
                Optional.empty()),
            NOON,
            "border",
            Optional.of(NOON)),
        erasing.of(REGISTERED, false),
        "company, value and times stay");
  }

  @Test
  void whatIsNobodysWordStays() {
    Erasing erasing = new Erasing(JO, INSTEAD, List.of(REGISTERED));
    KEPT.forEach(event -> assertSame(event, erasing.of(event, true).equals(event) ? event : null));
  }

  @Test
  void aPartnersContactGoesAndTheProspectStays() {
    Erasing erasing = new Erasing(TOM, INSTEAD, List.of(REGISTERED));
    DealEvent.Registered left = (DealEvent.Registered) erasing.of(REGISTERED, true);

    assertEquals(INSTEAD, left.partnerContact());
    assertEquals(Optional.of(JO), left.facts().prospect().contactEmail());
    assertEquals(Optional.empty(), left.facts().need(), "those were the contact's words");
  }

  @Test
  void whoWasCorrectedToBeSomebodyElseIsSomebodyElse() {
    ReferralFacts other = facts(Optional.of(Address.of("ann@acme.example")));
    Erasing erasing = new Erasing(JO, INSTEAD, List.of(REGISTERED));
    DealEvent.Corrected left =
        (DealEvent.Corrected) erasing.of(new DealEvent.Corrected(other, List.of()), false);

    assertEquals(other.prospect(), left.facts().prospect());
  }

  @Test
  void onOthersDealsOnlyTheOwnWordsAndTheNameGo() {
    Address ann = Address.of("ann@elsewhere.example");
    Erasing erasing = new Erasing(ann, INSTEAD, List.of(REGISTERED));

    assertFalse(erasing.takesPart());
    assertEquals(REGISTERED, erasing.of(REGISTERED, false));
    assertEquals(
        new DealEvent.Noted("about joann@elsewhere.example"),
        erasing.of(new DealEvent.Noted("about joann@elsewhere.example"), false));
    assertEquals(
        new DealEvent.Noted(Erasing.GONE),
        erasing.of(new DealEvent.Noted("see <Ann@Elsewhere.example>."), false));
    assertEquals(
        new DealEvent.UnverifiedWrote(Erasing.GONE, INSTEAD),
        erasing.of(new DealEvent.UnverifiedWrote(WORDS, ann), false));
    assertEquals(
        new DealEvent.ManagerWrote(Erasing.GONE),
        erasing.of(new DealEvent.ManagerWrote(WORDS), true));
  }

  @Test
  void aFormerManagersAddressGoesAndOthersWordsStay() {
    Erasing erasing = new Erasing(MIA, INSTEAD, List.of(REGISTERED));
    DealEvent.Registered left = (DealEvent.Registered) erasing.of(REGISTERED, false);

    assertEquals(INSTEAD, left.managerEmail());
    assertEquals(facts(Optional.of(JO)), left.facts());
    assertEquals(new DealEvent.Assigned(INSTEAD), erasing.of(new DealEvent.Assigned(MIA), false));
    assertTrue(erasing.of(new DealEvent.Asked(WORDS), false).equals(new DealEvent.Asked(WORDS)));
  }

  private static ReferralFacts facts(Optional<Address> contact) {
    return new ReferralFacts(
        new Prospect(
            Optional.of("Acme Tools"),
            Optional.of("acme.example"),
            Optional.of("Jo Doe"),
            contact,
            Optional.of("+4930123456"),
            Optional.of("COO")),
        Optional.of(VALUE),
        Optional.of(WORDS),
        Optional.of(WORDS));
  }
}
