package io.postern.engagement;

import io.postern.deal.DealRef;
import io.postern.deal.RegistrationStatus;
import io.postern.mail.Address;
import java.time.Instant;
import java.util.Optional;

/** One partner's assertion on one prospect, as far as comparing needs it. */
public record Claim(
    DealRef ref,
    long dealId,
    long partnerId,
    String partnerName,
    Optional<String> company,
    Optional<String> domain,
    Optional<Address> contactEmail,
    RegistrationStatus status,
    Instant claimedAt) {}
