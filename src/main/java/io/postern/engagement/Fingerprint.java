package io.postern.engagement;

import java.util.Optional;

/**
 * By what a prospect is known to be the same as another one.
 *
 * @param contact the contact person's address, in lower case
 * @param domain the company's registrable domain; empty for free mail
 * @param phone E.164
 * @param company its name, as names are compared
 */
public record Fingerprint(
    Optional<String> contact,
    Optional<String> domain,
    Optional<String> phone,
    Optional<CompanyName> company) {}
