package io.postern.mail;

import java.util.List;
import java.util.Optional;

/**
 * What the carrier said, outside the mail.
 *
 * @param known false where the way in has no envelope (IMAP, files)
 * @param mailFrom empty for the null sender, and where the envelope is not known
 * @param recipients the addresses of ours that the mail was handed over for
 */
public record Envelope(boolean known, Optional<Address> mailFrom, List<Address> recipients) {
  public static final Envelope UNKNOWN = new Envelope(false, Optional.empty(), List.of());

  public Envelope {
    recipients = List.copyOf(recipients);
  }

  /** Whether the carrier said {@code MAIL FROM:<>}: never to be answered (RFC 3834 2). */
  public boolean nullSender() {
    return known && mailFrom.isEmpty();
  }
}
