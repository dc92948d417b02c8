package io.postern.deal;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * The exchange with one person about one or more deals. Numbers in a reply ({@code approve 1-5})
 * count its deals.
 *
 * @param id the ledger's
 * @param person with whom
 * @param dealIds in the order of their numbers, which start at 1
 */
public record Conversation(long id, Address person, List<Long> dealIds) {
  public Conversation {
    dealIds = List.copyOf(dealIds);
  }

  /** The deal with this number, 1-based. */
  public Optional<Long> numbered(int number) {
    return number >= 1 && number <= dealIds.size()
        ? Optional.of(dealIds.get(number - 1))
        : Optional.empty();
  }
}
