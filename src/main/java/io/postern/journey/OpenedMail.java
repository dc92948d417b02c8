package io.postern.journey;

import io.postern.identity.TrustPolicy;
import io.postern.ledger.ClaimedMail;
import io.postern.ledger.Clues;
import io.postern.mail.Letter;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;

/**
 * A mail that was read, and nobody has yet asked who sent it.
 *
 * @param claim the right to decide about it
 * @param raw the copy that was read
 * @param letter what it says
 * @param headers its header as bytes, which identity reads
 * @param policy whose word counts on the way it came
 * @param clues what the ledger is asked by
 */
record OpenedMail(
    ClaimedMail claim,
    RawMail raw,
    Letter letter,
    RawHeaders headers,
    TrustPolicy policy,
    Clues clues) {}
