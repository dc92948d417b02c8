package io.postern.mail;

/**
 * A person as a mail names one.
 *
 * @param name the display name, decoded; empty when there is none
 * @param address where mail for this person goes
 */
public record Mailbox(String name, Address address) {
  public static Mailbox of(Address address) {
    return new Mailbox("", address);
  }
}
