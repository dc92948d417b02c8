package io.postern.app.simulate;

import io.postern.intake.files.MailFiles;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.kit.Problem;
import io.postern.mail.RawMail;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The mails of the past that a simulation plays, the oldest first; at least one. */
public final class Mailbox {
  private final List<PastMail> mails;

  private Mailbox(List<PastMail> mails) {
    this.mails = mails;
  }

  /**
   * Reads a mailbox.
   *
   * @param path a file, an mbox, a maildir or a folder of those
   * @param problems gets what cannot be read, or has no date
   * @return empty when there is no mail in it
   */
  public static Optional<Mailbox> read(Path path, List<Problem> problems) {
    List<PastMail> mails = new ArrayList<>();
    new MailFiles(SmtpSettings.MAX_SIZE, () -> Instant.EPOCH) // each is dated by itself
        .read(
            path,
            new MailFiles.Reader() {
              @Override
              public void mail(RawMail raw, String where) {
                PastMail.of(raw)
                    .ifPresentOrElse(
                        mails::add,
                        () -> unreadable(where, "has no date, and cannot be put among the others"));
              }

              @Override
              public void unreadable(String where, String why) {
                problems.add(new Problem(where, 0, why));
              }
            });
    mails.sort(Comparator.comparing(PastMail::at));
    return mails.isEmpty() ? Optional.empty() : Optional.of(new Mailbox(mails));
  }

  /** How many mails it has. */
  public int size() {
    return mails.size();
  }

  /** When the first of them came. */
  public Instant first() {
    return mails.getFirst().at();
  }

  /** When the last of them came. */
  public Instant last() {
    return mails.getLast().at();
  }

  List<PastMail> between(Instant start, Instant end) {
    return mails.stream()
        .filter(mail -> !mail.at().isBefore(start) && !mail.at().isAfter(end))
        .toList();
  }
}
