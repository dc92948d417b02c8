package io.postern.ledger;

import io.postern.deal.Conversation;
import io.postern.identity.TokenClaim;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.understanding.Known.KnownDeal;
import io.postern.understanding.Known.SentNotice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger knows about a mail that is not read yet.
 *
 * @param tokens what is known of its tokens, by their hashes; others are nobody's
 * @param sender whose address it came from; not yet that it was this person
 * @param conversation by token, else by references when the sender takes part in it
 * @param sentNotices our mails that this one may answer, newest first
 * @param openDeals the sender's open deals, newest first; a partner's only
 * @param conversationDeals those of the conversation, in the order of their numbers
 * @param colleagues known addresses of the sender's partner, the sender's own among them
 * @param language the sender's, when it is known
 * @param signatureLines lines that ended the sender's earlier mails
 * @param signers domains that are known to sign for the sender's address
 */
public record Recalled(
    Map<String, TokenClaim> tokens,
    Correspondent sender,
    Optional<Conversation> conversation,
    List<SentNotice> sentNotices,
    List<KnownDeal> openDeals,
    List<KnownDeal> conversationDeals,
    Set<Address> colleagues,
    Optional<String> language,
    List<String> signatureLines,
    Set<String> signers) {
  public Recalled {
    tokens = Map.copyOf(tokens);
    sentNotices = List.copyOf(sentNotices);
    openDeals = List.copyOf(openDeals);
    conversationDeals = List.copyOf(conversationDeals);
    colleagues = Set.copyOf(colleagues);
    signatureLines = List.copyOf(signatureLines);
    signers = Set.copyOf(signers);
  }
}
