package io.postern.identity;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * Who sent a mail, as far as Postern can know.
 *
 * @param level how sure that is
 * @param from the one mailbox of the From line; empty when it is not one plain mailbox
 * @param authenticatedDomain the domain that passed and is aligned with From, if one did
 * @param token the valid token that the mail came with, if any
 * @param reasons why the level is what it is, in words that an operator understands
 */
public record Identity(
    IdentityLevel level,
    Optional<Address> from,
    Optional<String> authenticatedDomain,
    Optional<TokenClaim> token,
    List<String> reasons) {
  public Identity {
    reasons = List.copyOf(reasons);
  }

  /**
   * Whether the From line's own domain let the mail out. A token alone does not say so; with the
   * token of another person the domain may still be proven.
   */
  public boolean domainProven() {
    return level == IdentityLevel.DOMAIN
        || level.atLeast(IdentityLevel.BOTH)
        || authenticatedDomain.isPresent();
  }
}
