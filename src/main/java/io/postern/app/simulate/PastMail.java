package io.postern.app.simulate;

import io.postern.mail.Letter;
import io.postern.mail.MailDate;
import io.postern.mail.RawField;
import io.postern.mail.RawHeaders;
import io.postern.mail.RawMail;
import io.postern.reading.LetterReader;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail of a mailbox, and when it came.
 *
 * @param raw its bytes
 * @param letter the same, read
 * @param at when the last server noted that it got it; else when the sender says it was written
 */
record PastMail(RawMail raw, Letter letter, Instant at) {
  /** Empty for one without a date: it cannot be put among the others. */
  static Optional<PastMail> of(RawMail raw) {
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
