package io.postern.mail;

/** What the one door answers to a way in that hands it a mail. */
public sealed interface Receipt {
  /** Committed and synced: the way in may acknowledge. */
  record Kept(long mailId) implements Receipt {}

  /** Kept before; a success, to be acknowledged like one. */
  record Duplicate(long mailId) implements Receipt {}

  /** A fault of ours: the way in says "try again later" and keeps the mail where it is. */
  record NotNow(String why) implements Receipt {}

  /**
   * Not for any program here: a mailbox or file that holds it is left alone, an SMTP client was
   * refused at RCPT.
   */
  record NotOurs(String why) implements Receipt {}
}
