package io.postern.app.simulate;

import io.postern.intake.files.MailFiles;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.kit.Problem;
import io.postern.mail.Letter;
import io.postern.mail.MailDate;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.reading.LetterReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A mail of a mailbox, and when it came.
 *
 * @param raw its bytes
 * @param letter the same, read
 * @param at when the last server noted that it got it; else when the sender says it was written
 */
record PastMail(RawMail raw, Letter letter, Instant at) {
  /**
   * All mails of a mailbox, the oldest first.
   *
   * @param mailbox a file, an mbox, a maildir or a folder of those
   * @param unreadable is told what cannot be read, or has no date
   */
  static List<PastMail> in(Path mailbox, InstantSource clock, Consumer<Problem> unreadable) {
    List<PastMail> mails = new ArrayList<>();
    new MailFiles(SmtpSettings.MAX_SIZE, clock)
        .read(
            mailbox,
            new MailFiles.Reader() {
              @Override
              public void mail(RawMail raw, String where) {
                of(raw)
                    .ifPresentOrElse(
                        mails::add,
                        () -> unreadable(where, "has no date, and cannot be put among the others"));
              }

              @Override
              public void unreadable(String where, String why) {
                unreadable.accept(new Problem(where, 0, why));
              }
            });
    mails.sort(Comparator.comparing(PastMail::at));
    return mails;
  }

  private static Optional<PastMail> of(RawMail raw) {
    Letter letter = LetterReader.read(raw.bytes());
    return received(raw).or(letter::date).map(at -> new PastMail(raw, letter, at));
  }

  // The newest Received field stands on top (RFC 5321 4.4).
  private static Optional<Instant> received(RawMail raw) {
    return RawHeaders.of(raw.bytes()).named("Received").stream()
        .findFirst()
        .map(RawField::unfolded)
        .filter(field -> field.indexOf(';') >= 0)
        .flatMap(field -> MailDate.read(field.substring(field.lastIndexOf(';') + 1).strip()));
  }
}
