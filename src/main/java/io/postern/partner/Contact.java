package io.postern.partner;

import io.postern.mail.Address;
import java.util.Optional;

/**
 * A person at a partner, known by email address.
 *
 * @param id the ledger's
 * @param partnerId whose contact this is
 * @param name how this person is greeted; may be empty
 * @param email the address on file: the only one that data goes to
 * @param locale a language tag, or empty for the program's
 * @param reachable false after a hard bounce
 * @param preferences what this person wants to be written about, and how often
 */
public record Contact(
    long id,
    long partnerId,
    String name,
    Address email,
    Optional<String> locale,
    boolean reachable,
    Preferences preferences) {}
