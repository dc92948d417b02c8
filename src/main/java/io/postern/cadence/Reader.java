package io.postern.cadence;

import io.postern.partner.Contact;
import io.postern.partner.Partner;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whom an announcement may go to.
 *
 * @param referrals how many the partner has made
 * @param open how many of them are neither closed nor refused
 * @param won how many were won
 * @param lastReferralAt when the last one came
 */
public record Reader(
    Partner partner,
    Contact contact,
    int referrals,
    int open,
    int won,
    Optional<Instant> lastReferralAt) {}
