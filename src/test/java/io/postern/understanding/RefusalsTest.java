package io.postern.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.postern.mail.BounceCategory;
import io.postern.mail.DeliveryReport.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host says to us, not to somebody who then reports it. */
class RefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.1 | 550 | true  | 550 5.1.1 nobody here | HARD_ADDRESS | true",
        "''    | 550 | true  | 550 no | HARD_ADDRESS | true",
        "''    | 550 | false | 550 no | UNDEFINED | false",
        "''    | 554 | true  | 554 no | UNDEFINED | false",
        "5.7.1 | 550 | true  | 550 5.7.1 no | POLICY | false",
        "5.1.1 | 552 | true  | 552 5.1.1 mailbox full | MAILBOX_FULL | false",
        "''    | 550 | true  | 550 blocked using bl.example | POLICY | false",
        "5.7.26| 550 | false | 550 5.7.26 not authenticated | AUTH | false",
      })
  void aRefusalSaysWhy(
      String status,
      int code,
      boolean atRecipient,
      String reply,
      BounceCategory why,
      boolean hard) {
    Fate fate =
        Refusals.refused(
            "pat@partner.example", status, code, atRecipient, reply, RobotMails.RULES.bounces());

    assertEquals(why, fate.category());
    assertEquals(hard, fate.hard());
    assertEquals(reply, fate.reason());
  }

  @Test
  void whatWasTriedUntilItsTimeWasUpProvesNoAddressDead() {
    Fate unknown = gaveUp("MAIL: 450 4.1.1 user unknown in the table for now");
    assertEquals(BounceCategory.HARD_ADDRESS, unknown.category());
    assertEquals(false, unknown.hard());
    assertEquals(BounceCategory.NETWORK, gaveUp("CONNECT: connection refused").category());
    assertEquals(BounceCategory.EXPIRED, gaveUp("CONNECT: no words of any host").category());
  }

  private static Fate gaveUp(String reply) {
    return Refusals.gaveUp("pat@partner.example", reply, RobotMails.RULES.bounces());
  }
}
