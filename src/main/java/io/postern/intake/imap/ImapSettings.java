package io.postern.intake.imap;

import io.postern.mail.MailServer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One mailbox folder to read.
 *
 * @param name its name in settings, in logs and in the ledger
 * @param server where it is and how to sign in
 * @param folder which folder, usually INBOX
 * @param moveTo where mails go that are kept; empty to leave them, with their flag
 * @param since mails that the server received before this day are left alone; empty for all
 * @param maxSize larger mails, in octets, are kept as their header only
 * @param pace how often it looks, and how long it waits
 */
public record ImapSettings(
    String name,
    MailServer server,
    String folder,
    Optional<String> moveTo,
    Optional<LocalDate> since,
    int maxSize,
    Pace pace) {
  /**
   * @param poll how long between two looks; IDLE only shortens it
   * @param compareEvery after so many looks the whole folder is compared, to find what was missed
   * @param connect how long to wait for a connection
   * @param reply how long to wait for a reply; a peer that died is noticed after {@code poll} and
   *     this
   * @param retry the first wait after a lost connection; it doubles
   * @param retryAtMost up to this
   */
  public record Pace(
      Duration poll,
      int compareEvery,
      Duration connect,
      Duration reply,
      Duration retry,
      Duration retryAtMost) {
    public static final Pace USUAL =
        new Pace(
            Duration.ofSeconds(30),
            60,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5));
  }

  /** The name of its way in: {@code imap:workspace}. */
  public String ingress() {
    return "imap:" + name;
  }
}
