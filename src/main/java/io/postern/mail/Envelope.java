package io.postern.mail;

import java.util.List;
import java.util.Optional;

/**
 * What the carrier said, outside the mail.
 *
 * @param known false where the way in has no envelope (IMAP, files)
 * @param reversePath what stood in {@code MAIL FROM:<>}, as written; empty for the null sender, and
 *     where the envelope is not known; {@link #NOBODY} where it is not known and the border noted
 *     the null sender on the mail
 * @param mailFrom the reverse path as an address; empty also where it is none that mail can be sent
 *     to, as the overlong ones of some forwarders
 * @param recipients the addresses of ours that the mail was handed over for
 * @param peer who handed it over, where it came by SMTP
 */
public record Envelope(
    boolean known,
    String reversePath,
    Optional<Address> mailFrom,
    List<Address> recipients,
    Optional<Peer> peer) {
  /** How a border that fills a mailbox notes the null sender, in Return-Path (RFC 5321 4.4). */
  public static final String NOBODY = "<>";

  public static final Envelope UNKNOWN = new Envelope(false, Optional.empty(), List.of());

  public Envelope {
    recipients = List.copyOf(recipients);
  }

  /** An envelope of which nobody knows who handed it over. */
  public Envelope(boolean known, Optional<Address> mailFrom, List<Address> recipients) {
    this(known, mailFrom.map(Address::toString).orElse(""), mailFrom, recipients, Optional.empty());
  }

  /** This one, of which only the border's note says that it came from the null sender. */
  public Envelope fromNobody() {
    return new Envelope(known, NOBODY, mailFrom, recipients, peer);
  }

  /** Whether the carrier said {@code MAIL FROM:<>}: never to be answered (RFC 3834 2). */
  public boolean nullSender() {
    return known ? reversePath.isEmpty() : reversePath.equals(NOBODY);
  }
}
