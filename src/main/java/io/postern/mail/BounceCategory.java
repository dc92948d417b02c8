package io.postern.mail;

import java.util.Locale;

/**
 * Why a mail did not arrive, as coarse as it takes to know what to do about it. The word in JSON,
 * rules and logs is the name with dashes.
 */
public enum BounceCategory {
  /** Nobody has this address, or no longer: user or host unknown, moved, account closed. */
  HARD_ADDRESS,
  /** The address is there, but has no room: {@code X.2.2} of RFC 3463. */
  MAILBOX_FULL,
  /** This mail is too big for the address or its host: {@code X.2.3}, {@code X.3.4}. */
  TOO_BIG,
  /**
   * The host takes no mail from us: our address, our reputation, how much we send, or a rule of
   * theirs about who may write ({@code X.7.x}).
   */
  POLICY,
  /** Our SPF, DKIM, DMARC or reverse DNS did not please (RFC 7372). */
  AUTH,
  /** A host was asked to pass mail on to somebody whom it does not serve. */
  RELAY,
  /** Taken for spam or a virus, or against the rules of the format ({@code X.6.x}). */
  CONTENT,
  /** A fault or lack of the receiving system ({@code X.3.x}, {@code X.5.x}). */
  SYSTEM,
  /** No connection, a name that could not be looked up for now, a loop ({@code X.4.x}). */
  NETWORK,
  /** It was tried again until its time was up: {@code X.4.7}. */
  EXPIRED,
  /** Neither the words nor the codes tell. */
  UNDEFINED;

  /** Whether it is ours to mend: the address is as good as before. */
  public boolean ours() {
    return this == POLICY || this == AUTH || this == RELAY || this == CONTENT;
  }

  /** Whether it says something of the address, though not that it is dead. */
  public boolean ofAddress() {
    return !ours() && this != TOO_BIG;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
