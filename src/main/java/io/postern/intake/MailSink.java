package io.postern.intake;

import io.postern.mail.Address;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;

/** The one door that every way in hands its mail to. Called from many threads at once. */
public interface MailSink {
  /**
   * Keeps a mail. Only {@link Receipt.Kept} and {@link Receipt.Duplicate} allow the way in to
   * acknowledge; a thrown exception counts as {@link Receipt.NotNow}.
   */
  Receipt keep(RawMail mail);

  /**
   * Whether mail for this address is taken in: a program's own address, or one that has the shape
   * of its reply and bounce addresses. Says the same for a live and for a dead token, so that
   * nobody can try tokens here.
   */
  boolean accepts(Address recipient);
}
