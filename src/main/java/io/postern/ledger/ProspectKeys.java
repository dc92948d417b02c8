package io.postern.ledger;

import java.util.Optional;

/**
 * By what two claims on one prospect may be found to meet. Who shares a key is looked at closer;
 * who shares none never meets.
 *
 * @param contact the contact person's address, as {@code Address.key()} gives it
 * @param domain the company's registrable domain; empty for free mail
 * @param phone E.164
 * @param name the company's name without what varies in it
 * @param nameHead the same of its first telling word: many companies may share it
 */
public record ProspectKeys(
    Optional<String> contact,
    Optional<String> domain,
    Optional<String> phone,
    Optional<String> name,
    Optional<String> nameHead) {
  public static final ProspectKeys NONE =
      new ProspectKeys(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
