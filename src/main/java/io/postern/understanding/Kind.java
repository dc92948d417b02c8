package io.postern.understanding;

import java.util.Locale;

/** What a mail is. */
public enum Kind {
  REFERRAL,
  CORRECTION,
  STATUS_REQUEST,
  WITHDRAWAL,
  EXTENSION_REQUEST,
  DISPUTE,
  QUESTION,
  MESSAGE,
  COMMAND,
  AUTO_REPLY,
  BOUNCE,
  COMPLAINT,
  NEWSLETTER,
  SPAM;

  /** The word in JSON, rules and logs: {@code status-request}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
