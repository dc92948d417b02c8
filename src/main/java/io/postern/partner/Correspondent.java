package io.postern.partner;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * Who an address belongs to, as far as the ledger knows; whether it is really this person is
 * identity's question.
 */
public sealed interface Correspondent {
  /** A partner's contact. */
  record OfPartner(Partner partner, Contact contact) implements Correspondent {}

  /** One of the program's managers. */
  record OfProgram(Manager manager) implements Correspondent {}

  /** Nobody we know; empty when the mail has no usable sender. */
  record Stranger(Optional<Address> address) implements Correspondent {}
}
