package io.postern.app.cli;

import io.postern.ledger.PayoutRecord;

/** The payout that a command is about. */
final class PayoutNumber {
  private PayoutNumber() {}

  static PayoutRecord find(Office office, String programId, long number) {
    return office
        .ledger()
        .payouts()
        .find(programId, number)
        .orElseThrow(() -> CommandFailed.problem("there is no payout " + number));
  }
}
