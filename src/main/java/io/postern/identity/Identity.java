package io.postern.identity;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a mail, as far as Postern can know.
 *
 * @param level how sure that is
 * @param from the one mailbox of the From line; empty when it is not one plain mailbox
 * @param authenticatedDomain the domain that passed and is aligned with From, if one did
 * @param token the valid token that the mail came with, if any
 * @param signers every domain whose DKIM signature passed, aligned or not
 * @param disowned whether the mail can't be its sender's: DMARC failed or could not be looked up,
 *     or the From line is not one plain mailbox
 * @param reasons why the level is what it is, in words that an operator understands
 */
public record Identity(
    IdentityLevel level,
    Optional<Address> from,
    Optional<String> authenticatedDomain,
    Optional<TokenClaim> token,
    Set<String> signers,
    boolean disowned,
    List<String> reasons) {
  public Identity {
    signers = Set.copyOf(signers);
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

  /**
   * Whether it came from the address that its reply token was given to. The token was mailed there,
   * so this proves the mailbox even where nothing proves the domain.
   */
  public boolean answersFromOwnAddress() {
    return level.atLeast(IdentityLevel.TOKEN)
        && !disowned
        && token.isPresent()
        && token.get().purpose() == TokenClaim.Purpose.REPLY
        && from.map(token.get().person()::equals).orElse(false);
  }
}
