package io.postern.mail;

import java.util.List;
import java.util.Locale;
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
   * @param cause why, as far as the words and the code tell
   */
  public record Fate(
      String recipient, String action, String status, String reason, boolean hard, Cause cause) {
    /** A fate whose cause was not looked for. */
    public Fate(String recipient, String action, String status, String reason, boolean hard) {
      this(recipient, action, status, reason, hard, Cause.UNDEFINED);
    }
  }

  /** Why a mail did not arrive; the word in rules and logs is the name with dashes. */
  public enum Cause {
    USER_UNKNOWN(true),
    HOST_UNKNOWN(true),
    MOVED(true),
    /** The host takes no mail at all (RFC 7504, RFC 7505). */
    TAKES_NO_MAIL(true),
    /** The account is there, but closed for now. */
    SUSPENDED(false),
    MAILBOX_FULL(false),
    TOO_BIG(false),
    /** What we sent was not welcome: our address, our reputation, their rules. */
    POLICY(false),
    /** Our SPF, DKIM, DMARC or reverse DNS did not please. */
    AUTHENTICATION(false),
    RELAY(false),
    /** Taken for spam or a virus, or against the rules of the format. */
    CONTENT(false),
    SYSTEM(false),
    NETWORK(false),
    EXPIRED(false),
    UNDEFINED(false);

    private final boolean deadAddress;

    Cause(boolean deadAddress) {
      this.deadAddress = deadAddress;
    }

    public boolean deadAddress() {
      return deadAddress;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public DeliveryReport {
    recipients = List.copyOf(recipients);
  }
}
