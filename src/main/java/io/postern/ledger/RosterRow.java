package io.postern.ledger;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * One contact as a roster file names it.
 *
 * @param partner the organisation's name; the same name (in any case) is the same partner
 * @param contactName how the person is greeted; may be empty
 * @param contactEmail the address on file
 * @param managerEmail who looks after the partner
 * @param tier for example Gold; may be empty
 * @param locale the person's language tag
 */
public record RosterRow(
    String partner,
    String contactName,
    Address contactEmail,
    Address managerEmail,
    String tier,
    Optional<String> locale) {}
