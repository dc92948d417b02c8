package io.postern.ledger;

import io.postern.mail.Address;
import io.postern.mail.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a mail shows before it is read, to be looked up.
 *
 * @param tokenHashes SHA-256 (hex) of each token that stands where a token counts
 * @param from the one mailbox of its From line
 * @param references ids of In-Reply-To and References, nearest first
 * @param dealNumber the deal that an operator put it to
 */
public record Clues(
    List<String> tokenHashes,
    Optional<Address> from,
    List<MessageId> references,
    Optional<Long> dealNumber) {
  public Clues {
    tokenHashes = List.copyOf(tokenHashes);
    references = List.copyOf(references);
  }
}
