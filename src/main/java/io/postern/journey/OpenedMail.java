package io.postern.journey;

import io.postern.identity.Authentication;
import io.postern.identity.TrustPolicy;
import io.postern.ledger.ClaimedMail;
import io.postern.ledger.Clues;
import io.postern.mail.Letter;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import java.util.Optional;

/**
 * A mail that was read, and nobody has yet asked who sent it.
 *
 * @param claim the right to decide about it
 * @param raw the copy that was read
 * @param letter what it says
 * @param headers its header as bytes, which identity reads
 * @param policy whose word counts on the way it came
 * @param authentication what our own checks gave, where it came straight in
 * @param clues what the ledger is asked by
 */
record OpenedMail(
    ClaimedMail claim,
    RawMail raw,
    Letter letter,
    RawHeaders headers,
    TrustPolicy policy,
    Optional<Authentication> authentication,
    Clues clues) {
  /** The same, of which is known where it comes from. */
  OpenedMail with(Authentication own) {
    return new OpenedMail(claim, raw, letter, headers, policy, Optional.of(own), clues);
  }
}
