package io.postern.ledger;

import static io.postern.ledger.World.PROGRAM;
import static io.postern.ledger.World.acme;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.deal.Deal;
import io.postern.deal.RegistrationStatus;
import io.postern.deciding.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class DecisionsContract extends Contract {
  @Test
  void aReferralBecomesADealWithItsNoticesAndItsMailEnds() {
    Deal deal = World.registered(ledger, "lunch", acme());

    assertEquals("NW-1001", deal.ref().toString());
    assertEquals(RegistrationStatus.IN_REVIEW, deal.status());
    assertEquals(acme(), deal.facts());
    DealRecord page = ledger.records().deal(PROGRAM, 1001).orElseThrow();
    assertEquals(
        List.of("registered"), page.timeline().stream().map(e -> e.event().word()).toList());
    assertEquals(2, page.outgoing().size());
    assertEquals(
        Optional.of(Outcome.ACTED),
        ledger
            .records()
            .mails(
                PROGRAM.id(),
                new Records.MailQuery(Optional.empty(), false, Optional.empty(), "", 0, 10))
            .getFirst()
            .outcome());
    assertEquals(List.of(), ledger.records().verify(PROGRAM).problems());
  }
}
