package io.postern.understanding;

/**
 * What admins tune, as values: read from {@code inbound-rules/} by the room {@code rules}.
 *
 * @param version SHA-256 over the files, kept with each mail that was read by it
 * @param quotes how quotes, forwards and signatures look
 * @param fields labels and cue words of a referral's fields
 * @param kinds cue words of the kinds of mail
 * @param commands words of the commands
 * @param automatic words by which robots are known
 * @param crm how CRMs say where a deal stands
 */
public record RuleBook(
    String version,
    QuoteRules quotes,
    FieldRules fields,
    KindRules kinds,
    CommandRules commands,
    AutomaticRules automatic,
    CrmRules crm) {
  /** A book without the words of robots and CRMs. */
  public RuleBook(
      String version,
      QuoteRules quotes,
      FieldRules fields,
      KindRules kinds,
      CommandRules commands) {
    this(version, quotes, fields, kinds, commands, AutomaticRules.NONE, CrmRules.NONE);
  }

  /**
   * The same book where other files of the folder, which it is not made from, say something new.
   */
  public RuleBook as(String otherVersion) {
    return new RuleBook(otherVersion, quotes, fields, kinds, commands, automatic, crm);
  }
}
