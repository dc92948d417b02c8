package io.postern.ledger;

/** Where a kept mail stands. */
enum MailState {
  RECEIVED,
  DECIDING,
  DONE
}
