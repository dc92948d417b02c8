package io.postern.mail;

/**
 * What the structure of a mail says about one of its lines, where there is structure (HTML,
 * format=flowed).
 */
public enum Mark {
  /**
   * In an element that a mail program uses only for what it quotes (gmail_quote, blockquote
   * type=cite …).
   */
  QUOTE,
  /**
   * In the element that introduces a quote: gmail_attr, moz-cite-prefix, the header block of
   * Outlook.
   */
  ATTRIBUTION,
  /** In an element that holds a forwarded mail. */
  FORWARD,
  /** In an element that a mail program uses only for signatures. */
  SIGNATURE,
  /** Not visible to a person: display none, font size 0, the background's colour. */
  HIDDEN,
  /** A ruler, or a line above which a mail program draws one. */
  RULER,
  /** One row of a table; cells are separated by tabs. */
  TABLE_ROW,
  /** An item of a list. */
  LIST_ITEM,
  /** The line is bold as a whole. */
  BOLD
}
