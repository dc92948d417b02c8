package io.postern.understanding;

import io.postern.deal.DealRef;
import io.postern.deal.Workflow;
import io.postern.mail.Address;
import io.postern.mail.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger knew about a sender before a mail is read; kept with the mail, so that the same
 * mail, rules and Known give the same Reading.
 *
 * @param role whose commands to look for
 * @param language the sender's, if known, as ISO 639-1
 * @param ownAddresses addresses of the program: never a prospect's
 * @param ownDomains domains of the vendor: never a prospect's
 * @param colleagues addresses of the sender's own organisation that are known: never a prospect's
 * @param sentNotices the mails of Postern that this may answer, newest first
 * @param openDeals the deals that the sender may be writing about
 * @param conversationDeals those of the conversation that the mail belongs to, in the order of
 *     their numbers
 * @param signatureLines lines that ended earlier mails of this sender
 * @param stages sales stages of the workflow
 */
public record Known(
    Role role,
    Optional<String> language,
    Set<Address> ownAddresses,
    Set<String> ownDomains,
    Set<Address> colleagues,
    List<SentNotice> sentNotices,
    List<KnownDeal> openDeals,
    List<KnownDeal> conversationDeals,
    List<String> signatureLines,
    List<Workflow.Stage> stages) {
  /** Whose commands are looked for. */
  public enum Role {
    PARTNER,
    MANAGER,
    STRANGER
  }

  /**
   * @param id its Message-ID
   * @param subject its subject
   * @param text its text part as sent
   */
  public record SentNotice(MessageId id, String subject, String text) {}

  /**
   * A deal as far as a reader needs it: how people name it.
   *
   * @param contested whether managers were ever asked who has the credit for it
   */
  public record KnownDeal(
      DealRef ref,
      Optional<String> company,
      Optional<String> domain,
      Optional<String> contactName,
      boolean contested) {
    /** A deal that nobody else claims. */
    public KnownDeal(
        DealRef ref,
        Optional<String> company,
        Optional<String> domain,
        Optional<String> contactName) {
      this(ref, company, domain, contactName, false);
    }
  }

  public Known {
    ownAddresses = Set.copyOf(ownAddresses);
    ownDomains = Set.copyOf(ownDomains);
    colleagues = Set.copyOf(colleagues);
    sentNotices = List.copyOf(sentNotices);
    openDeals = List.copyOf(openDeals);
    conversationDeals = List.copyOf(conversationDeals);
    signatureLines = List.copyOf(signatureLines);
    stages = List.copyOf(stages);
  }

  /** Nothing but the role: what {@code postern read} knows of a file. */
  public static Known nothing(Role role, List<Workflow.Stage> stages) {
    return new Known(
        role,
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        stages);
  }
}
