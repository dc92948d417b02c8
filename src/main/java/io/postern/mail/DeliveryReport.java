package io.postern.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a bounce or another delivery report says (RFC 3464), or what its text lets one see.
 *
 * @param recipients one entry for each address it speaks of; at least one
 * @param originalId Message-ID of the mail it is about, when it encloses that
 */
public record DeliveryReport(List<Fate> recipients, Optional<MessageId> originalId) {
  /**
   * What became of the mail for one address.
   *
   * @param recipient the address, as the report names it; empty when it does not
   * @param action failed, delayed, delivered, relayed or expanded
   * @param status enhanced status code, for example 5.1.1; empty when none is said
   * @param reason what the remote host said, one line
   * @param hard the address is dead: user or host unknown, or moved
   */
  public record Fate(String recipient, String action, String status, String reason, boolean hard) {}

  public DeliveryReport {
    recipients = List.copyOf(recipients);
  }
}
