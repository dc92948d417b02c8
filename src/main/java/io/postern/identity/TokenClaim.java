package io.postern.identity;

import io.postern.mail.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger knows of a token that a mail came with.
 *
 * @param id the ledger's id of it; never the token
 * @param purpose what it was given out for
 * @param person whom it was given to
 * @param conversationId which conversation it belongs to
 * @param outgoingId the outgoing mail that carried it
 * @param expiresAt after this it proves nothing
 * @param revokedAt when it was taken back, if it was
 */
public record TokenClaim(
    long id,
    Purpose purpose,
    Address person,
    long conversationId,
    long outgoingId,
    Instant expiresAt,
    Optional<Instant> revokedAt) {
  /**
   * What a token is for: to reply with, to tie a bounce to the mail that bounced, or to leave by:
   * whoever has it may stop mail to many for its person, and nothing else.
   */
  public enum Purpose {
    REPLY,
    BOUNCE,
    LEAVE
  }

  public boolean validAt(Instant now) {
    return now.isBefore(expiresAt) && revokedAt.isEmpty();
  }
}
