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
   * @param status enhanced status code, for example 5.1.1; where none is said, that of the class
   *     alone ("other", {@code X.0.0} of RFC 3463 3.1)
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

    /** The cause, as coarse as it takes to know what to do. */
    public BounceCategory category() {
      // Whoever takes no mail at all is dead to us; whoever takes none for now can't be reached.
      return cause == Cause.TAKES_NO_MAIL && !hard ? BounceCategory.NETWORK : cause.category();
    }
  }

  /** Why a mail did not arrive; the word in rules and logs is the name with dashes. */
  public enum Cause {
    USER_UNKNOWN(BounceCategory.HARD_ADDRESS, true),
    HOST_UNKNOWN(BounceCategory.HARD_ADDRESS, true),
    MOVED(BounceCategory.HARD_ADDRESS, true),
    /** The host takes no mail at all (RFC 7504, RFC 7505). */
    TAKES_NO_MAIL(BounceCategory.HARD_ADDRESS, true),
    /** The account is there, but closed, perhaps only for now. */
    SUSPENDED(BounceCategory.HARD_ADDRESS, false),
    MAILBOX_FULL(BounceCategory.MAILBOX_FULL, false),
    TOO_BIG(BounceCategory.TOO_BIG, false),
    /** Our address or its reputation: we are on a list, or sent too much that was not welcome. */
    BLOCKED(BounceCategory.POLICY, false),
    /** A rule of theirs about who may write. */
    POLICY(BounceCategory.POLICY, false),
    AUTHENTICATION(BounceCategory.AUTH, false),
    RELAY(BounceCategory.RELAY, false),
    CONTENT(BounceCategory.CONTENT, false),
    SYSTEM(BounceCategory.SYSTEM, false),
    NETWORK(BounceCategory.NETWORK, false),
    EXPIRED(BounceCategory.EXPIRED, false),
    UNDEFINED(BounceCategory.UNDEFINED, false);

    private final BounceCategory category;
    private final boolean deadAddress;

    Cause(BounceCategory category, boolean deadAddress) {
      this.category = category;
      this.deadAddress = deadAddress;
    }

    public BounceCategory category() {
      return category;
    }

    /** Whether it proves that nothing will ever arrive there. */
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
