package io.postern.ledger;

import io.postern.deciding.Facts.MailFacts;
import java.util.List;
import java.util.Optional;

/**
 * A mail, read and identified, to be decided about.
 *
 * @param claim the right to decide about it
 * @param mail the part of its facts that the mail itself gives
 * @param conversationId the conversation that it was recalled to belong to
 * @param prospects one entry for each referral of its reading: what to look for claims by
 * @param wanted what it asks about beside its conversation
 * @param paper what is kept of its reading
 */
public record MailCase(
    ClaimedMail claim,
    MailFacts mail,
    Optional<Long> conversationId,
    List<ProspectKeys> prospects,
    Wanted wanted,
    Paper paper) {
  public MailCase {
    prospects = List.copyOf(prospects);
  }

  /**
   * What is kept of a reading.
   *
   * @param kind the word for it
   * @param subject the mail's
   * @param json the reading, with its trace and with what was known, as JSON
   * @param signatureLines the lines that ended it, to know the sender's signature by
   */
  public record Paper(String kind, String subject, String json, List<String> signatureLines) {
    public Paper {
      signatureLines = List.copyOf(signatureLines);
    }
  }
}
