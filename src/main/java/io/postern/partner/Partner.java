package io.postern.partner;

import io.postern.mail.Address;

/**
 * An organisation that refers.
 *
 * @param id the ledger's
 * @param name as it calls itself
 * @param managerEmail the manager who looks after it and decides about its registrations
 * @param tier for example Gold; empty when the program has none
 * @param status where it stands in its own life
 */
public record Partner(long id, String name, Address managerEmail, String tier, Status status) {
  /** States of a partner. */
  public enum Status {
    APPLICANT,
    INVITED,
    ACTIVE,
    SUSPENDED,
    TERMINATED
  }
}
