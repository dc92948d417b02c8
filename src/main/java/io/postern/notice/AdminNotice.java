package io.postern.notice;

import java.time.Instant;
import java.util.List;

/** What admins must hear. */
public sealed interface AdminNotice extends Notice {
  /** A notice's template is broken; the last good or the built-in one was sent. */
  record TemplateAlert(String notice, String file, int line, String reason)
      implements AdminNotice {}

  /**
   * What waits for a person, once a day.
   *
   * @param held the newest mails that wait
   * @param heldInAll how many wait
   * @param failed the newest notices that could not be delivered since the last time
   * @param failedInAll how many those are
   * @param head of the record of what happened: kept in a mailbox, it shows later that nothing
   *     before was rewritten
   * @param refused mails that did not arrive by a fault of ours since the last report
   * @param sealedAt when that head was taken
   */
  record DailyReport(
      List<HeldMail> held,
      long heldInAll,
      List<FailedNotice> failed,
      long failedInAll,
      List<Refused> refused,
      String head,
      Instant sealedAt)
      implements AdminNotice {
    public DailyReport {
      held = List.copyOf(held);
      failed = List.copyOf(failed);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Mails that did not arrive by a fault of ours.
   *
   * @param category a word of {@link io.postern.mail.BounceCategory}
   * @param mails how many
   * @param reason what the host of the last one said
   */
  record Refused(String category, long mails, String reason) {}
}
