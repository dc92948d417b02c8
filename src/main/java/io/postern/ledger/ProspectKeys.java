package io.postern.ledger;

import java.util.Optional;

/**
 * By what two claims on one prospect are known to meet.
 *
 * @param contact the contact person's address, as {@code Address.key()} gives it
 * @param domain the company's registrable domain; empty for free mail
 */
public record ProspectKeys(Optional<String> contact, Optional<String> domain) {
  public static final ProspectKeys NONE = new ProspectKeys(Optional.empty(), Optional.empty());
}
