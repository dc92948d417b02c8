package io.postern.understanding;

/**
 * What a list of words in a file of {@code inbound-rules/quotes/} stands for. Words are compared
 * without case, accents and direction marks.
 */
public enum QuoteCue {
  /** Labels of the sender in the header block of a quoted or forwarded mail: From, Von. */
  FROM("from"),
  /** Labels of the date: Sent, Date, Gesendet. */
  DATE("date"),
  /** Labels of the recipients: To, An. */
  TO("to"),
  /** Labels of the copies: Cc, Kopie. */
  CC("cc"),
  /** Labels of the subject: Subject, Betreff. */
  SUBJECT("subject"),
  /** Labels that stand in header blocks and are only passed over: Reply-To, Importance. */
  OTHER_LABEL("other-labels"),
  /** Words that say that somebody wrote: wrote, schrieb, a écrit. */
  WROTE("wrote"),
  /** Words between the parts of a written date or before it: on, at, um, Uhr, kl, le, de. */
  DATE_WORD("date-words"),
  /** Twelve items, January first; each the forms of one month, separated by blanks. */
  MONTH("months"),
  /** Names of weekdays, long and short. */
  WEEKDAY("weekdays"),
  /** What stands in the ruler above the original of a reply: Original Message. */
  ORIGINAL("original"),
  /** What stands in the ruler above a forwarded mail, or introduces it. */
  FORWARDED("forwarded"),
  /** Subject prefixes of replies, without the colon: Re, AW. */
  REPLY_PREFIX("reply-prefixes"),
  /** Subject prefixes of forwards, without the colon: Fwd, WG. */
  FORWARD_PREFIX("forward-prefixes"),
  /** Formulas that close a mail; a name may follow on the line or below. */
  CLOSING("closings"),
  /**
   * Sentences that close a mail: "je vous prie d'agréer …"; {@code *} stands for up to seven words.
   */
  CLOSING_SENTENCE("closing-sentences"),
  /** Thanks and wishes: a closing only when a name follows. */
  WISH("wishes"),
  /**
   * Lines that a device or mail program puts below a mail; {@code *} stands for any words, {@code
   * {device}} for words with a {@link #DEVICE_WORD} among them.
   */
  DEVICE("device-lines"),
  /** Names of devices and mail programs. */
  DEVICE_WORD("device-words"),
  /** Phrases of confidentiality notices. */
  DISCLAIMER("disclaimers"),
  /** Phrases of list and newsletter footers. */
  FOOTER("footers"),
  /** Phrases of warnings that a gateway puts above mail from outside. */
  BANNER("banners"),
  /** Phrases of the line above which an answer is to be written. */
  MARKER("reply-markers");

  private final String key;

  QuoteCue(String key) {
    this.key = key;
  }

  /** The key in the file. */
  public String key() {
    return key;
  }
}
